import type { Language } from "../state/state.ts";
import { settingsEn } from "./settings-en.ts";
import { settingsKo } from "./settings-ko.ts";

/** What the settings say: loaded with their panel, not with the page. */
export type SettingsMessages = typeof settingsKo;

export function settingsMessages(language: Language): SettingsMessages {
  return language === "ko" ? settingsKo : settingsEn;
}
