import { glossaryEn } from "./glossary-en.ts";
import { glossaryKo } from "./glossary-ko.ts";
import { inLanguage } from "./index.ts";
import type { TermId } from "./terms.ts";

export interface Entry {
  readonly name: string;
  /** The name in English, beside one in another language. */
  readonly english?: string;
  /** One line. */
  readonly meaning: string;
}

/** What the terms mean: loaded when one is asked about first. */
export type Glossary = Readonly<Record<TermId, Entry>>;

export const glossary = inLanguage<Glossary>(glossaryKo, glossaryEn);
