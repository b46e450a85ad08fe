import { type Example, exampleById, examplesOf } from "../examples/index.ts";
import type { Language, MaskState, Mode, PlaygroundState } from "./state.ts";

export const NO_MASK: MaskState = { causal: false, window: null, validKeys: null, painted: [] };

/** What a link without an example means: the same for everybody, whatever their language. */
export const DEFAULT_EXAMPLE = "ko-school";

/** Ranges within which the page keeps what it is told. */
export const LIMITS = {
  textLength: 10_000, // UTF-16 units
  tokens: 512,
  numHeads: { least: 1, most: 16 },
  headDim: { least: 1, most: 64 },
  temperature: { least: 0.01, most: 100 },
  seed: { least: 0, most: 0xffff_ffff },
  painted: 4096, // cells
} as const;

/** The first example of a mode for readers of a language. */
export function firstExample(mode: Mode, language: Language): Example {
  return examplesOf(mode, language)[0] ?? exampleById(DEFAULT_EXAMPLE);
}

/** Everything an example decides; the rest of the state stays as it is. */
export function exampleState(
  example: Example,
): Omit<PlaygroundState, "view" | "step" | "allRows" | "language" | "theme"> {
  return {
    mode: example.mode,
    example: example.id,
    text: example.text,
    memoryText: example.memoryText,
    unit: example.unit,
    source: "handmade",
    seed: 1,
    numHeads: example.heads.length,
    headDim: example.heads[0]?.matching.length ?? 1,
    position: "none",
    score: "scaled_dot_product",
    temperature: 1,
    mask: example.mask,
    pins: {},
    query: example.query,
    head: example.head,
  };
}

/** The page as it opens on an example. */
export function stateOf(example: Example): PlaygroundState {
  return {
    ...exampleState(example),
    view: "step",
    step: "softmax",
    allRows: false,
    language: null,
    theme: null,
  };
}

/** The page as it opens for readers of a language, with nothing asked for. */
export function defaultState(language: Language = "ko"): PlaygroundState {
  return stateOf(firstExample("self", language));
}

/**
 * What changes when another mode is chosen: its first example — or, where the reader has written a
 * sentence of their own, that sentence with the example's lexicon and projections.
 */
export function modeChange(
  state: PlaygroundState,
  mode: Mode,
  interfaceLanguage: Language,
): Partial<PlaygroundState> {
  if (mode === state.mode) return {};
  const current = exampleById(state.example);
  const language = current.language === "both" ? interfaceLanguage : current.language;
  const next = exampleState(firstExample(mode, language));
  const ownText = state.text !== current.text && state.text.trim() !== "";
  return ownText ? { ...next, text: state.text, query: state.query } : next;
}
