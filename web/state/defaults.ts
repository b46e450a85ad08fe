import { type Example, exampleById, examplesOf } from "../examples/index.ts";
import { samplesOf } from "../examples/samples.ts";
import {
  isModelMode,
  LANGUAGES,
  type Language,
  type MaskState,
  type Mode,
  type NumberKey,
  type PlaygroundState,
  type ShownKey,
  type Source,
} from "./state.ts";

export const NO_MASK: MaskState = { causal: false, window: null, validKeys: null, painted: [] };

/** What a link without an example means: the same for everybody, whatever their language. */
const DEFAULT_EXAMPLE = "ko-school";

/** The last layer's cross-attention is the one that aligns words. */
const LAST_LAYER = 1;

/** The first example of a mode for readers of a language. */
function firstExample(mode: Mode, language: Language): Example {
  return examplesOf(mode, language)[0] ?? exampleById(DEFAULT_EXAMPLE);
}

type ExampleState = Pick<PlaygroundState, NumberKey | ShownKey>;

/** Everything an example decides; the rest of the state stays as it is. */
export function exampleState(example: Example): ExampleState {
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
    disabledHeads: [],
    to: null,
    variant: "additive",
    forced: [],
    attention: "cross",
    layer: 0,
    merged: false,
    tensor: null,
    query: example.query,
    head: example.head,
  };
}

/** What a mode opens with: its first example, or for a model the first of its sentences. */
export function modeState(mode: Mode, language: Language): ExampleState {
  if (!isModelMode(mode)) return exampleState(firstExample(mode, language));
  const [sample] = samplesOf(mode, language);
  return {
    ...exampleState(exampleById(DEFAULT_EXAMPLE)),
    mode,
    text: sample?.text ?? "",
    query: sample?.query ?? 0,
    source: "trained",
    mask: NO_MASK,
    head: 0,
    layer: LAST_LAYER,
  };
}

/** The page as it opens on an example. */
export function stateOf(example: Example): PlaygroundState {
  return asOpened(exampleState(example));
}

/** A state as it is looked at first. */
export function asOpened(state: ExampleState): PlaygroundState {
  return {
    ...state,
    view: "step",
    step: "softmax",
    allRows: false,
    headMaximum: false,
    story: null,
    frozen: null,
    panels: [],
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
  const isModel = isModelMode(state.mode) || isModelMode(mode);
  const language = isModel || current.language === "both" ? interfaceLanguage : current.language;
  const next = modeState(mode, language);
  const ownText = !isGivenText(state) && state.text.trim() !== "";
  // It is out of sight in other modes, and there again with the next pair of sentences.
  const ownMemory = state.memoryText !== current.memoryText && state.memoryText.trim() !== "";
  return {
    ...next,
    ...(ownText && { text: state.text, query: state.query }),
    ...(ownMemory && { memoryText: state.memoryText }),
  };
}

/** What changes with the source: a trained encoder sees the whole sentence, an example what it was made for. */
export function sourceChange(state: PlaygroundState, source: Source): Partial<PlaygroundState> {
  if (source === "trained") return { source, mask: NO_MASK };
  return state.source === "trained"
    ? { source, mask: exampleById(state.example).mask }
    : { source };
}

/** Whether the sentence is the page's and not the reader's. */
function isGivenText({ mode, example, text }: PlaygroundState): boolean {
  if (!isModelMode(mode)) return text === exampleById(example).text;
  return LANGUAGES.some((language) =>
    samplesOf(mode, language).some((sample) => sample.text === text),
  );
}
