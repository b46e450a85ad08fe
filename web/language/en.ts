import type { Messages } from "./index.ts";
import { pageEn } from "./page-en.ts";

export const en: Messages = {
  page: pageEn,
  modes: { self: "Self", cross: "Cross", multi: "Multi-head" },
  steps: {
    input: "embed",
    projections: "project",
    scores: "score",
    scale: "scale",
    mask: "hide",
    softmax: "share",
    context: "mix values",
    output: "result",
  },
  units: { word: "words", particle: "pieces", syllable: "syllables", jamo: "jamo", byte: "bytes" },
  tokenCount: (count, unit) =>
    `${count} ${
      count === 1
        ? { word: "word", particle: "piece", syllable: "syllable", jamo: "jamo", byte: "byte" }[
            unit
          ]
        : { word: "words", particle: "pieces", syllable: "syllables", jamo: "jamo", byte: "bytes" }[
            unit
          ]
    }`,
  sources: { handmade: "hand-made", seeded: "random", one_hot: "one-hot" },
  origins: {
    handmade: "hand-made",
    mixed: (unknown) => `hand-made, random for ${quotedList(unknown)}`,
    seeded: "random (not trained)",
    one_hot: "one-hot vectors",
  },
  problems: {
    empty: "Type a sentence to see its attention.",
    too_long: (limit) => `More than ${limit} tokens: not computed. Try a shorter sentence.`,
    refused: (tensor) => `The core could not use ${tensor}.`,
    crashed: "The computation stopped and was started again. Try changing the text or a setting.",
  },
  notices: {
    link_parts_dropped: (parts) =>
      `Some parts of the link could not be read and were left out: ${parts.join(", ")}`,
    link_unreadable: "The link could not be read, so this is the first page.",
  },
};

function quotedList(texts: readonly string[]): string {
  const shown = texts.slice(0, 3).map((text) => `“${text}”`);
  return shown.join(", ") + (texts.length > 3 ? ` and ${texts.length - 3} more` : "");
}
