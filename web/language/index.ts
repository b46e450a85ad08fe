import type { Language } from "../state/state.ts";
import type { ko } from "./ko.ts";

/** Everything the page says, in one language: ko.ts decides the keys, en.ts must have the same. */
export type Messages = typeof ko;

const FETCHES: Readonly<Record<Language, () => Promise<Messages>>> = {
  ko: async () => (await import("./ko.ts")).ko,
  en: async () => (await import("./en.ts")).en,
};
const here = new Map<Language, Messages>();

/** A language's messages; null before they have been fetched. */
export function messagesIn(language: Language): Messages | null {
  return here.get(language) ?? null;
}

export async function fetchMessages(language: Language): Promise<Messages> {
  const messages = here.get(language) ?? (await FETCHES[language]());
  here.set(language, messages);
  return messages;
}

/** What chooses between the two languages of words that are loaded together. */
export function inLanguage<Words>(ko: Words, en: NoInfer<Words>): (language: Language) => Words {
  return (language) => (language === "ko" ? ko : en);
}

/** The first of the reader's languages that the page speaks; English where it speaks none of them. */
export function preferredLanguage(languages: readonly string[]): Language {
  for (const tag of languages) {
    const primary = tag.toLowerCase().split("-")[0];
    if (primary === "ko" || primary === "en") return primary;
  }
  return "en";
}
