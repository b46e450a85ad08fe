import type { Language } from "../state/state.ts";
import { smallPrintEn } from "./small-print-en.ts";
import { smallPrintKo } from "./small-print-ko.ts";

/** What the small print says: loaded with it, not with the page. */
export type SmallPrintMessages = typeof smallPrintKo;

export function smallPrintMessages(language: Language): SmallPrintMessages {
  return language === "ko" ? smallPrintKo : smallPrintEn;
}
