/** Ranges within which the page keeps what it is told. */
export const LIMITS = {
  textLength: 10_000, // UTF-16 units
  tokens: 512,
  numHeads: { least: 1, most: 16 },
  headDim: { least: 1, most: 64 },
  temperature: { least: 0.01, most: 100 },
  seed: { least: 0, most: 0xffff_ffff },
  painted: 4096, // cells
  layers: { least: 0, most: 11 },
  /** Of a model: pieces of the sentence, tokens of its translation, ids of pieces. */
  pieces: 64,
  steps: 64,
  pieceId: 65_535,
} as const;
