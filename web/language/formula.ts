import { formulaEn } from "./formula-en.ts";
import { formulaKo } from "./formula-ko.ts";
import { inLanguage } from "./index.ts";

/** What the formula bar says: loaded with it, not with the page. */
export type FormulaMessages = typeof formulaKo;

export const formulaMessages = inLanguage(formulaKo, formulaEn);
