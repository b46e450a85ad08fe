import { inLanguage } from "./index.ts";
import { storiesEn } from "./stories-en.ts";
import { storiesKo } from "./stories-ko.ts";

/** What leads through stories: loaded with them, not with the page. */
export type StoriesMessages = typeof storiesKo;

export const storiesMessages = inLanguage(storiesKo, storiesEn);
