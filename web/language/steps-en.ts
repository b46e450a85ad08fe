import { piece, type Sentence, termPiece, words } from "./pieces.ts";
import type { stepsKo } from "./steps-ko.ts";

function quoted(text: string): string {
  return `“${text}”`;
}

export const stepsEn: typeof stepsKo = {
  notes: {
    input: (query, dim, position): Sentence =>
      position
        ? [
            ...words("A vector for the place is added to each token’s own. Now the vector of"),
            [piece(quoted(query), "query", true)],
            ...words("also knows where in the sentence it stands."),
          ]
        : [
            ...words(`Every token has a vector of ${dim} numbers. Follow the row of`),
            [piece(quoted(query), "query", true), piece(".")],
          ],
    projections: (query): Sentence => [
      ...words("Three matrices turn the vector of"),
      [piece(quoted(query), "query", true)],
      ...words("into a"),
      [termPiece("query", "query"), piece(",")],
      ...words("a"),
      [termPiece("key", "key")],
      ...words("and a"),
      [termPiece("value", "value"), piece(":")],
      ...words("what it looks for, what it is found by, what it hands over."),
    ],
    projectionsCross: (query, key): Sentence => [
      [piece("Queries", "query")],
      ...words("come from the sentence of"),
      [piece(quoted(query), "query", true), piece(",")],
      [termPiece("keys", "key")],
      ...words("and"),
      [termPiece("values", "value")],
      ...words("from the sentence of"),
      [piece(quoted(key), "key", true), piece(".")],
    ],
    scores: (score, query, key): Sentence => {
      const both: Sentence = [
        ...words("the"),
        [piece("query", "query", true)],
        ...words("of"),
        [piece(quoted(query), "query", true)],
        ...words("and the"),
        [piece("key", "key", true)],
        ...words("of"),
        [piece(quoted(key), "key", true)],
      ];
      switch (score) {
        case "general":
          return [...words("Multiply"), ...both, ...words("with a matrix W between them.")];
        case "additive":
          return [
            ...words("Project"),
            ...both,
            ...words("each, add them, take tanh and multiply by v."),
          ];
        case "concat":
          return [
            ...words("Put"),
            ...both,
            ...words("end to end, multiply by W, take tanh and multiply by v."),
          ];
        case "cosine":
          return [
            ...words("Multiply"),
            ...both,
            ...words("and divide by both lengths: how far they point the same way."),
          ];
        default:
          return [
            ...words("Multiply"),
            ...both,
            ...words("number by number and add up: that is the score."),
          ];
      }
    },
    meeting: (): Sentence => [
      ...words("Where the row of a"),
      [termPiece("query", "query")],
      ...words("and the column of a"),
      [termPiece("key", "key")],
      ...words("meet is their score. Choose another cell to open it up."),
    ],
    scale: (scaled, temperature): Sentence => {
      if (scaled) {
        return [
          ...words("Divide the scores by"),
          [piece("√d"), piece(temperature ? "" : ",")],
          ...words(temperature ? "and the temperature," : ""),
          ...words("so that longer vectors do not drive them apart."),
        ];
      }
      return words(
        temperature
          ? "This score function is not scaled. Only the temperature divides it."
          : "This score function is not scaled: the scores go on as they are.",
      );
    },
    mask: (hidden, query): Sentence =>
      hidden === 0
        ? [
            ...words("Right now"),
            [piece(quoted(query), "query", true)],
            ...words("may look at everything. Try hiding some cells."),
          ]
        : [
            [piece(quoted(query), "query", true)],
            ...words(
              `may not look at ${hidden} ${hidden === 1 ? "token" : "tokens"}. A [hidden](mask) score becomes −∞, its weight 0.`,
            ),
          ],
    softmax: (): Sentence =>
      words("Turns [scores](score) into shares. A larger score takes a much larger share."),
    softmaxRow: (): Sentence => [
      ...words("Take the row’s maximum off each score and raise e to what is left. They add up to"),
      [piece("Σ", "weights", true), piece(",")],
      ...words("and each divided by it is a"),
      [termPiece("weight", "attention_weights"), piece(".")],
    ],
    context: (query): Sentence => [
      ...words("Take from each"),
      [termPiece("value", "value")],
      ...words("as much as its"),
      [termPiece("weight", "attention_weights")],
      ...words("says and add it all up: the"),
      [termPiece("context vector", "context_vector")],
      ...words("of"),
      [piece(quoted(query), "query", true), piece(".")],
    ],
    ofHead: (head): Sentence => words(`These are the numbers of head ${head + 1}.`),
    headOff: (): Sentence => words("It is off: its context vectors are 0."),
    output: (heads): Sentence =>
      heads > 1
        ? words(
            `Put the [context vectors](context_vector) of ${heads} [heads](head) side by side and mix them with W_O into one vector.`,
          )
        : words(
            "Multiply the [context](context_vector) by W_O: the output that goes to the next layer.",
          ),
  },
  glosses: {
    input: "the sum of both",
    inputAlone: "one row per token",
    before: "before scaling",
    scaledMasked: ["after", "and mask"],
    scaledOnly: ["after", ""],
    unscaledMasked: "after the mask",
    weights: "each row adds up to 1",
    context: "values mixed by weight",
    concatenated: "heads side by side",
    output: "to the next layer",
  },
  shares: "whose value",
  mix: {
    weights: "Weight",
    products: "Weight × value",
    productsNote: "each row by its share",
    sum: "adding down gives",
    sumOf: (query) => `the context of ${quoted(query)}`,
    stacks: "whose value, piled how high",
  },
  choose: {
    score: "Try another score function",
  },
};
