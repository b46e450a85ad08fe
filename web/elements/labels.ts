/** What rows and columns of every tensor are called: tokens, features of an example, or their number. */
import type { PassResult, TranslationResult } from "../compute/protocol.ts";
import type { Token } from "../core/types.ts";
import { exampleById } from "../examples/index.ts";
import { isMerged, parseTensorName, seesSource } from "../state/names.ts";
import type { Language } from "../state/state.ts";

export type AxisRole = "query" | "key" | "feature";

export interface Axis {
  readonly role: AxisRole;
  readonly labels: readonly string[];
}

const CONTROL_PICTURES = 0x2400;

/** A token's text as it can be seen: control characters and spaces get their pictures. */
export function visibleText(text: string): string {
  if (text === "") return "∅";
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(CONTROL_PICTURES + code);
    if (code === 0x7f) return "␡";
    if (code >= 0xd800 && code <= 0xdfff) return "□";
    return character;
  }).join("");
}

const labels = new WeakMap<readonly Token[], readonly string[]>();

/** The same array for the same tokens. */
export function tokenLabels(tokens: readonly Token[]): readonly string[] {
  let texts = labels.get(tokens);
  if (!texts) {
    texts = tokens.map((token) => visibleText(token.text));
    labels.set(tokens, texts);
  }
  return texts;
}

/** Numbers where nobody gave names. */
function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index));
}

/** Both axes of a tensor; the locked head matters where its name carries none. */
export function axesOf(
  name: string,
  pass: PassResult,
  { head }: { readonly head: number },
  language: Language,
  shape?: { readonly rows: number; readonly cols: number },
): { readonly rows: Axis; readonly cols: Axis } {
  if (pass.translation) return modelAxes(name, pass, pass.translation, shape);
  const parts = parseTensorName(name);
  const { origin, modelDim, headDim, numHeads } = pass;
  const own = parts.head ?? head;
  const names = (ids: readonly string[] | null | undefined, count: number): string[] =>
    featureNames(origin.example, ids, count, language);
  const ofHead = (index: number, role: "matching" | "values"): string[] =>
    names(origin.headFeatures?.[index]?.[role], headDim);
  const ofHeads = (role: "matching" | "values"): Axis =>
    feature(
      Array.from({ length: numHeads }, (_, index) =>
        ofHead(index, role).map((label) => (numHeads > 1 ? `${index + 1} ${label}` : label)),
      ).flat(),
    );
  const queries: Axis = { role: "query", labels: tokenLabels(pass.tokens) };
  const keys: Axis = { role: "key", labels: tokenLabels(pass.keyTokens) };
  const model = feature(names(origin.features, modelDim));
  const one = feature([""]);
  switch (parts.name) {
    case "token_embedding":
    case "position_encoding":
    case "input":
    case "output":
      return { rows: queries, cols: model };
    case "memory":
    case "memory_token_embedding":
    case "memory_position_encoding":
      return { rows: keys, cols: model };
    case "w_query":
    case "w_key":
      return { rows: model, cols: ofHeads("matching") };
    case "w_value":
      return { rows: model, cols: ofHeads("values") };
    case "w_output":
      return { rows: ofHeads("values"), cols: model };
    case "query":
      return { rows: queries, cols: feature(ofHead(own, "matching")) };
    case "key":
      return { rows: keys, cols: feature(ofHead(own, "matching")) };
    case "value":
      return { rows: keys, cols: feature(ofHead(own, "values")) };
    case "attention_scores":
    case "scaled_scores":
    case "masked_scores":
    case "exponentials":
    case "attention_weights":
      return { rows: queries, cols: keys };
    case "row_maximum":
    case "exponential_sum":
      return { rows: queries, cols: one };
    case "context":
      return { rows: queries, cols: feature(ofHead(own, "values")) };
    case "concatenated_context":
      return { rows: queries, cols: ofHeads("values") };
    case "score.projected_query":
    case "score.query_norm":
      return { rows: queries, cols: numberedAxis(shape?.cols) };
    case "score.projected_key":
    case "score.key_norm":
      return { rows: keys, cols: numberedAxis(shape?.cols) };
    default:
      return { rows: numberedAxis(shape?.rows), cols: numberedAxis(shape?.cols) };
  }
}

/** A model's tensors: rows of the encoder are the sentence's pieces, rows of the decoder the translation's. */
function modelAxes(
  name: string,
  pass: PassResult,
  { kind, source, steps }: TranslationResult,
  shape?: { readonly rows: number; readonly cols: number },
): { readonly rows: Axis; readonly cols: Axis } {
  const { path, name: own } = parseTensorName(name);
  if (isMerged(name)) {
    return {
      rows: { role: "query", labels: tokenLabels(pass.tokens) },
      cols: { role: "key", labels: tokenLabels(pass.keyTokens) },
    };
  }
  const isEncoder = path.startsWith("encoder");
  const read = tokenLabels(isEncoder || seesSource(path, kind) ? source : (pass.inputs ?? []));
  const queries: Axis = {
    role: "query",
    labels: tokenLabels(isEncoder ? source : (pass.generated ?? [])),
  };
  const keys: Axis = { role: "key", labels: read };
  if (/^[wb]_|^score\.[wv]/.test(own)) {
    return { rows: numberedAxis(shape?.rows), cols: numberedAxis(shape?.cols) };
  }
  if (/_scores$|^exponentials$|^attention_weights$/.test(own)) return { rows: queries, cols: keys };
  const cols = numberedAxis(shape?.cols);
  if (own === "memory") return { rows: { role: "key", labels: tokenLabels(source) }, cols };
  if (/^(key|value|score\.(projected_key|key_norm))$/.test(own)) return { rows: keys, cols };
  if (own === "logits" || own === "probabilities") {
    const texts = new Map(
      steps.flatMap(({ candidates }) => candidates.map(({ id, text }) => [id, text] as const)),
    );
    const labels = cols.labels.map((id, index) => texts.get(index) || id);
    return { rows: queries, cols: feature(labels) };
  }
  return { rows: queries, cols };
}

function feature(labels: readonly string[]): Axis {
  return { role: "feature", labels };
}

function numberedAxis(count = 0): Axis {
  return feature(count === 1 ? [""] : numbered(count));
}

/** Names of an example's features, numbers where there are none. */
function featureNames(
  example: string | null,
  ids: readonly string[] | null | undefined,
  count: number,
  language: Language,
): string[] {
  const features = example === null ? [] : exampleById(example).features;
  return Array.from({ length: count }, (_, index) => {
    const named = features.find(({ id }) => id === ids?.[index]);
    return named ? named[language] : String(index);
  });
}
