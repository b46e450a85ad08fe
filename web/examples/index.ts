import type { Language, Mode } from "../state/state.ts";
import type { Example, Feature } from "./example.ts";
import { koSchool } from "./ko-school.ts";

export type { Bilingual, Example, ExampleHead, Feature } from "./example.ts";

/** In the order of their chips. */
export const EXAMPLES: readonly Example[] = [koSchool];

export function exampleById(id: string): Example {
  return EXAMPLES.find((example) => example.id === id) ?? koSchool;
}

export function hasExample(id: string): boolean {
  return EXAMPLES.some((example) => example.id === id);
}

/** The chips of a mode: examples in the reader's language, or all where there are none. */
export function examplesOf(mode: Mode, language: Language): readonly Example[] {
  const inMode = EXAMPLES.filter((example) => example.mode === mode);
  const spoken = inMode.filter((example) => example.language === language);
  return spoken.length > 0 ? spoken : inMode;
}

/** The names of a feature of an example. */
export function featureOf(example: Example, id: string): Feature | null {
  return example.features.find((feature) => feature.id === id) ?? null;
}
