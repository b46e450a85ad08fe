import type { Language, Mode } from "../state/state.ts";
import { choose } from "./cross/choose.ts";
import { rain } from "./cross/rain.ts";
import { went } from "./cross/went.ts";
import type { Example } from "./example.ts";
import { enCat } from "./multi/en-cat.ts";
import { enHerHeads } from "./multi/en-her-heads.ts";
import { enSchoolHeads } from "./multi/en-school-heads.ts";
import { koCat } from "./multi/ko-cat.ts";
import { koReferentHeads } from "./multi/ko-referent-heads.ts";
import { koSchoolHeads } from "./multi/ko-school-heads.ts";
import { enHer } from "./self/en-her.ts";
import { enSchool } from "./self/en-school.ts";
import { enStudent } from "./self/en-student.ts";
import { koPear } from "./self/ko-pear.ts";
import { koReferent } from "./self/ko-referent.ts";
import { koSchool } from "./self/ko-school.ts";

export type { Bilingual, Example, ExampleHead, Feature } from "./example.ts";

/** In the order of their chips. */
export const EXAMPLES: readonly Example[] = [
  koSchool,
  koReferent,
  koPear,
  enHer,
  enSchool,
  enStudent,
  choose,
  went,
  rain,
  koCat,
  koSchoolHeads,
  koReferentHeads,
  enCat,
  enHerHeads,
  enSchoolHeads,
];

/** The example of an id; the first one for an id that is none. */
export function exampleById(id: string): Example {
  return EXAMPLES.find((example) => example.id === id) ?? koSchool;
}

export function hasExample(id: string): boolean {
  return EXAMPLES.some((example) => example.id === id);
}

/** The chips of a mode for readers of a language. */
export function examplesOf(mode: Mode, language: Language): readonly Example[] {
  return EXAMPLES.filter(
    (example) =>
      example.mode === mode && (example.language === language || example.language === "both"),
  );
}
