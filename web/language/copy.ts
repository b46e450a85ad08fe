import { copyEn } from "./copy-en.ts";
import { copyKo } from "./copy-ko.ts";
import { inLanguage } from "./index.ts";

/** What the menu says that copies a cell's arithmetic: loaded with it, not with the page. */
export const copyMessages = inLanguage(copyKo, copyEn);
