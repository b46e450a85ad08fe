import type { settingsKo } from "./settings-ko.ts";

/** Settings: loaded with their panel. */
export const settingsEn: typeof settingsKo = {
  title: "Settings",
  open: "Open the settings",
  close: "Close the settings",
  about: "About this",
  mask: "Mask",
  maskNote:
    "A hidden cell has the score −∞ and so the weight 0. With several rules, a cell is seen where all of them allow it.",
  maskNone: "Hide nothing",
  causal: "Causal (itself and before)",
  padding: "Padding (hide the last keys)",
  paddingFrom: "First key to hide",
  window: "Window (nearby only)",
  windowSize: "Tokens to either side",
  painted: "By hand",
  painterHint: "Click a cell to hide it, again to show it.",
  painter: "Choose cells to hide",
  clearPainted: "Show all cells hidden by hand",
  cellHidden: (query, key) => `${query} → ${key} hidden`,
  cellSeen: (query, key) => `${query} → ${key} seen`,
  score: "Score function",
  scoreNote:
    "How well a query fits a key. Queries and keys stay; the scores change, and all that follows from them.",
  scores: {
    scaled_dot_product: "Scaled dot product",
    dot_product: "Dot product",
    general: "General (Luong)",
    additive: "Additive (Bahdanau)",
    concat: "Concat (Luong)",
    cosine: "Cosine",
  },
  allScores: "See all six side by side",
  temperature: "Temperature",
  temperatureNote:
    "Scores are divided by it. Low: nearly all goes to the largest. High: spread evenly.",
  heads: "Number of heads",
  headsNote: "Every head projects for itself and looks at something else.",
  headDim: "Head dimension d",
  headDimNote: "The length of query, key and value vectors.",
  seededProjections: "The example has no projections of this size, so random ones are used.",
  position: "Position encoding",
  positionNote: "Adds sines and cosines of the place. Without it, order does not matter.",
  positions: { none: "None", sinusoidal: "Sines and cosines" },
  source: "Vectors",
  sourceNote:
    "Hand-made numbers have a meaning, random ones work for any sentence, one-hot gives each token a column of its own, trained ones were learned by the translating model.",
  sources: {
    handmade: "Hand-made",
    seeded: "Random",
    one_hot: "One-hot",
    trained: "Trained",
  },
  seed: "Seed",
  newSeed: "New seed",
  view: "View",
};
