import type { Language } from "../state/state.ts";
import { compareEn } from "./compare-en.ts";
import { compareKo } from "./compare-ko.ts";

/** What the comparison with an earlier state says: loaded with it, not with the page. */
export type CompareMessages = typeof compareKo;

export function compareMessages(language: Language): CompareMessages {
  return language === "ko" ? compareKo : compareEn;
}
