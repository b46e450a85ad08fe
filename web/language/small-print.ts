import { inLanguage } from "./index.ts";
import { smallPrintEn } from "./small-print-en.ts";
import { smallPrintKo } from "./small-print-ko.ts";

/** What the small print says: loaded with it, not with the page. */
export const smallPrintMessages = inLanguage(smallPrintKo, smallPrintEn);
