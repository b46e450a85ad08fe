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
  origins: {
    handmade: "hand-made",
    mixed: (unknown) => `hand-made, random for ${quotedList(unknown)}`,
    seeded: "random (not trained)",
    one_hot: "one-hot vectors",
  },
  tensors: {
    token_embedding: "token embeddings",
    position_encoding: "position encoding",
    memory_token_embedding: "token embeddings of the sentence looked at",
    memory_position_encoding: "position encoding of the sentence looked at",
    input: "input vectors",
    memory: "vectors of the sentence looked at",
    w_query: "query projection",
    w_key: "key projection",
    w_value: "value projection",
    w_output: "output projection",
    b_query: "query bias",
    b_key: "key bias",
    b_value: "value bias",
    b_output: "output bias",
    query: "query vectors",
    key: "key vectors",
    value: "value vectors",
    attention_scores: "scores",
    scaled_scores: "scaled scores",
    masked_scores: "masked scores",
    row_maximum: "row maximum",
    exponentials: "exponentials",
    exponential_sum: "sum of exponentials",
    attention_weights: "attention weights",
    context: "context vectors",
    concatenated_context: "concatenated context",
    output: "output vectors",
    score_parameter: "parameter of the score function",
    "score.projected_query": "projected queries",
    "score.projected_key": "projected keys",
    "score.query_norm": "length of each query",
    "score.key_norm": "length of each key",
  },
  axes: { query: "who looks", key: "who is looked at" },
  matrix: {
    grid: (name, rows, cols) => `${name}, rows: ${rows}, columns: ${cols}`,
    axisNames: {
      query: "query (who looks)",
      key: "key (who is looked at)",
      feature: "components",
    },
    cell: (name, place, value) => `${name}, ${place}, ${value}`,
    pinned: (computed) => `pinned, was ${computed}`,
    masked: "masked",
    editing: (place) => `Change ${place}`,
    followedRow: (token) => `The row of “${token}”`,
    reset: "reset this matrix",
    resetOf: (name) => `Reset ${name}`,
    pinnedCount: (count) => `${count} pinned`,
    canvas: (rows, cols) =>
      `${rows}×${cols} cells, drawn as a picture. Choose a cell to read and change its value below.`,
  },
  numberProblems: {
    empty: "Type a number.",
    not_a_number: (text) => `“${text}” is not a number.`,
    too_large: (text) => `“${text}” is too large.`,
  },
  formula: {
    label: "Formula",
    emptyShort: "Choose a cell",
    valueBox: "Value; type to pin it",
    computedBy: (arithmetic) => `computed: ${arithmetic}`,
    given: "A given number. Change it and everything after it follows.",
    givenPinned: "Changed by you.",
    embeddingScale: (factor) => `The token embedding times √d_model = ${factor}.`,
    masked: "Hidden by the mask, so it is −∞.",
    nothingToSee: "There is no key to see, so it is 0.",
    was: (computed) => `was ${computed}`,
    pin: "Pin the value as it is",
    unpin: "unpin",
    unpinLabel: "Unpin",
    undo: "Undo",
    redo: "Redo",
    resetAll: "Unpin everything",
    showLess: "Show less",
    moreTerms: (count) => `Show ${count} more terms`,
    bias: "bias",
    valueNow: (place, value) => `${place}, ${value}`,
  },
  shareBar: {
    label: (token, parts) => `Context of “${token}”: ${parts}`,
    labelRow: (parts) => `Context: ${parts}`,
    none: "There is no key to see",
  },
  allView: {
    index: "Matrices",
    groups: {
      input: "Input",
      projections: "Projections",
      score: "Score function",
      attention: "Attention",
      head: (number) => `Head ${number}`,
      output: "Output",
    },
    shape: (rows, cols) => `${rows}×${cols}`,
    waiting: "Computing.",
  },
  problems: {
    empty: "Type a sentence to see its attention.",
    too_long: (limit) => `More than ${limit} tokens: not computed. Try a shorter sentence.`,
    refused: (tensor) =>
      `The numbers of ${tensor} grew too large to compute. Try smaller pinned values, or undo.`,
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
