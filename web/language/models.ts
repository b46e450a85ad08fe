import { inLanguage } from "./index.ts";
import { modelsEn } from "./models-en.ts";
import { modelsKo } from "./models-ko.ts";

/** What the modes of a model say: loaded with them, not with the page. */
export type ModelMessages = typeof modelsKo;

export const modelMessages = inLanguage(modelsKo, modelsEn);
