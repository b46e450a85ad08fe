import type { Language } from "../state/state.ts";
import { en } from "./en.ts";
import { ko } from "./ko.ts";

/** Everything the page says, in one language: ko.ts decides the keys, en.ts must have the same. */
export type Messages = typeof ko;

const LANGUAGES: Readonly<Record<Language, Messages>> = { ko, en };

export function t(language: Language): Messages {
  return LANGUAGES[language];
}

/** The first of the reader's languages that the page speaks; English where it speaks none of them. */
export function preferredLanguage(languages: readonly string[]): Language {
  for (const tag of languages) {
    const primary = tag.toLowerCase().split("-")[0];
    if (primary === "ko" || primary === "en") return primary;
  }
  return "en";
}
