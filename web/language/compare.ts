import { compareEn } from "./compare-en.ts";
import { compareKo } from "./compare-ko.ts";
import { inLanguage } from "./index.ts";

/** What the comparison with an earlier state says: loaded with it, not with the page. */
export type CompareMessages = typeof compareKo;

export const compareMessages = inLanguage(compareKo, compareEn);
