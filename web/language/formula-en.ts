import type { formulaKo } from "./formula-ko.ts";

/** The formula bar: loaded with it. */
export const formulaEn: typeof formulaKo = {
  label: "Formula",
  emptyShort: "Choose a cell",
  valueBox: "Value; type to pin it",
  computedBy: (arithmetic) => `computed: ${arithmetic}`,
  given: "A given number. Change it and everything after it follows.",
  givenPinned: "Changed by you.",
  embeddingScale: (factor) => `The token embedding times √d_model = ${factor}.`,
  masked: "Hidden by the mask, so it is −∞.",
  nothingToSee: "There is no key to see, so it is 0.",
  headOff: (computed) => `The head is off, so this is 0. Turned on it is ${computed}.`,
  was: (computed) => `was ${computed}`,
  copy: "Copy this arithmetic",
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
};
