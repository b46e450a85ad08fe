import { headsEn } from "./heads-en.ts";
import { headsKo } from "./heads-ko.ts";
import { inLanguage } from "./index.ts";

/** What the report below the heads says: loaded with it, not with the page. */
export type HeadsMessages = typeof headsKo;

export const headsMessages = inLanguage(headsKo, headsEn);
