import type { ScoresMessages } from "./scores.ts";

export const scoresEn: ScoresMessages = {
  intro:
    "The same tokens under all six score functions. Compare whether the weights gather on one key or spread over many.",
  pins: "Pinned scores, and what is pinned after them, belong to one score function and are left out here.",
  handmade:
    "In a hand-made example, the W of general is the identity, so it equals the dot product; additive and concat have weights that do the same, so they equal each other. With random vectors all six differ.",
  waiting: "Computing.",
  failed: "This score function could not be computed.",
  mean: (entropy, keys) => `on average ${entropy} nats, ${keys} effective keys`,
  table: "How many keys does each row look at?",
  tableNote: (most) =>
    `In bold, the effective number of keys (e to the entropy): 1 where a row sees one key only, the number of keys where it sees all alike. Below it, the entropy −Σ w ln w in nats; for this sentence at most ${most}.`,
  query: "query",
  meanRow: "mean",
  cell: (keys, entropy) => `${keys} effective keys, entropy ${entropy} nats`,
  saturation: {
    title: "Why divide by √d?",
    about: (queries, keys) =>
      `${queries} queries and ${keys} keys of random numbers with mean 0 and variance 1; only the dimension d grows, from 1 to 512. The variance of q·k grows with it.`,
    largest: "Largest weight (mean over queries)",
    entropy: "Entropy (mean over queries, nats)",
    scaled: "divided by √d",
    unscaled: "as it is",
    found: (dim, raw, rawKeys, scaled, keys, all) =>
      `At d = ${dim}, without the division the largest weight is ${raw} on average, and of ${all} keys a query sees in effect ${rawKeys}. Divided by √d, the largest weight is ${scaled}, with ${keys} effective keys.`,
    steady: (first, last) =>
      `With the division the largest weight stays much the same: ${first} at d = 1, ${last} at d = 512.`,
    why: "A softmax that has gathered on one key gives almost only 0 and 1, so its gradient is almost 0, and learning is slow.",
    again: "Again with other random numbers",
    running: "Computing on random queries and keys.",
    failed: (message) => `It could not be computed: ${message}`,
    numbers: "The numbers for each d",
    missing: "none",
    columns: {
      largestUnscaled: "largest weight, as it is",
      largestScaled: "largest weight, ÷√d",
      entropyUnscaled: "entropy, as it is",
      entropyScaled: "entropy, ÷√d",
    },
  },
};
