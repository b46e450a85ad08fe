import { inLanguage } from "./index.ts";
import { settingsEn } from "./settings-en.ts";
import { settingsKo } from "./settings-ko.ts";

/** What the settings say: loaded with their panel, not with the page. */
export const settingsMessages = inLanguage(settingsKo, settingsEn);
