import type { openedKo } from "./opened-ko.ts";
import { piece, type Sentence, words } from "./pieces.ts";

export const openedEn: typeof openedKo = {
  title: "One cell, opened up",
  product: "product",
  running: "adding up",
  pinned: "This cell is pinned, so what is computed here is not used.",
  largest: (shown, all) => `The ${shown} largest of ${all} columns are written out.`,
  where: (column) => (/^\d+$/.test(column) ? `In column ${column}` : `In ${column}`),
  mostly: (isScore, result): Sentence => [
    ...words(isScore ? "Most of the score" : "Most of"),
    [piece(result, "ink", true)],
    ...words("comes from here."),
  ],
  share: (key, power, sum, share): Sentence => [
    [piece(`“${key}”`, "key", true)],
    ...words("gets"),
    [piece(power)],
    [piece("÷")],
    [piece(sum)],
    [piece("=")],
    [piece(share, "weights", true), piece(".")],
  ],
};
