import { inLanguage } from "./index.ts";
import { scoresEn } from "./scores-en.ts";
import { scoresKo } from "./scores-ko.ts";

/** What the panel of score functions says: loaded with it, not with the page. */
export type ScoresMessages = typeof scoresKo;

export const scoresMessages = inLanguage(scoresKo, scoresEn);
