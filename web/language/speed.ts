import { inLanguage } from "./index.ts";
import { speedEn } from "./speed-en.ts";
import { speedKo } from "./speed-ko.ts";

/** What the speed panel says: loaded with it, not with the page. */
export type SpeedMessages = typeof speedKo;

export const speedMessages = inLanguage(speedKo, speedEn);
