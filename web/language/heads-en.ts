import type { headsKo } from "./heads-ko.ts";
import { piece, type Sentence, words } from "./pieces.ts";

/** What is said where heads are compared. */
export const headsEn: typeof headsKo = {
  effect: "What this changes in the output",
  effectNote: (query) => `output vector of “${query}”`,
  most: (count) => `the ${count} cells that change most`,
  before: "all heads on",
  now: "now",
  off(heads, query, change): Sentence {
    const list = heads.map((head) => head + 1).join(", ");
    const subject = heads.length === 1 ? `Head ${list} is off.` : `Heads ${list} are off.`;
    const opening: Sentence = [...words(`${subject} In the output of`)];
    if (!change)
      return [...opening, [piece(`“${query}”`, "query", true)], ...words("nothing changes.")];
    const column = /^\d+$/.test(change.feature) ? `column ${change.feature}` : change.feature;
    return [
      ...opening,
      [piece(`“${query}”`, "query", true), piece(",")],
      [piece(column, "ink", true)],
      ...words("changes most:"),
      [piece(`${change.before} →`), piece(` ${change.now}`, "context", true), piece(".")],
    ];
  },
  maximum: "Largest weight of all heads",
  maximumNote: "the small number is the head that gives it",
  maximumOn: "Largest weight of the heads that are on",
  ofHead: (head) => `, head ${head + 1}`,
};
