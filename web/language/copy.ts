import type { Language } from "../state/state.ts";
import { copyEn } from "./copy-en.ts";
import { copyKo } from "./copy-ko.ts";

/** What the menu says that copies a cell's arithmetic: loaded with it, not with the page. */
export type CopyMessages = typeof copyKo;

export function copyMessages(language: Language): CopyMessages {
  return language === "ko" ? copyKo : copyEn;
}
