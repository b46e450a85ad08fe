import { inLanguage } from "./index.ts";
import { openedEn } from "./opened-en.ts";
import { openedKo } from "./opened-ko.ts";

/** What an opened-up cell says: loaded with it, not with the page. */
export type OpenedMessages = typeof openedKo;

export const openedMessages = inLanguage(openedKo, openedEn);
