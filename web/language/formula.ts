import type { Language } from "../state/state.ts";
import { formulaEn } from "./formula-en.ts";
import { formulaKo } from "./formula-ko.ts";

/** What the formula bar says: loaded with it, not with the page. */
export type FormulaMessages = typeof formulaKo;

export function formulaMessages(language: Language): FormulaMessages {
  return language === "ko" ? formulaKo : formulaEn;
}
