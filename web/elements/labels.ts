/** What rows and columns of every tensor are called: tokens, features of an example, or their number. */
import type { PassResult } from "../compute/protocol.ts";
import type { Token } from "../core/types.ts";
import { type Example, exampleById } from "../examples/index.ts";
import { parseTensorName } from "../state/names.ts";
import type { Language, PlaygroundState } from "../state/state.ts";

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

export function tokenLabels(tokens: readonly Token[]): string[] {
  return tokens.map((token) => visibleText(token.text));
}

/** Numbers where nobody gave names. */
export function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index));
}

function named(
  example: Example,
  ids: readonly string[] | undefined,
  count: number,
  language: Language,
): string[] {
  return Array.from({ length: count }, (_, index) => {
    const feature = example.features.find(({ id }) => id === ids?.[index]);
    return feature ? feature[language] : String(index);
  });
}

function everyHead(
  pass: PassResult,
  example: Example,
  role: "matching" | "values",
  language: Language,
): string[] {
  return Array.from({ length: pass.numHeads }, (_, head) =>
    named(example, example.heads[head]?.[role], pass.headDim, language),
  ).flat();
}

/** Both axes of a tensor. `head` matters where the name itself carries none. */
export function axesOf(
  name: string,
  pass: PassResult,
  state: Pick<PlaygroundState, "example" | "head">,
  language: Language,
  shape?: { readonly rows: number; readonly cols: number },
): { readonly rows: Axis; readonly cols: Axis } {
  const parts = parseTensorName(name);
  const head = parts.head ?? (pass.headed ? state.head : 0);
  const example = exampleById(state.example);
  const isNamed = pass.origin.features !== null;
  const queries: Axis = { role: "query", labels: tokenLabels(pass.tokens) };
  const keys: Axis = { role: "key", labels: tokenLabels(pass.keyTokens) };
  const features = (labels: readonly string[]): Axis => ({ role: "feature", labels });
  const model = features(
    isNamed
      ? named(example, pass.origin.features ?? [], pass.modelDim, language)
      : numbered(pass.modelDim),
  );
  const ofHead = (role: "matching" | "values"): Axis =>
    features(
      isNamed
        ? named(example, example.heads[head]?.[role], pass.headDim, language)
        : numbered(pass.headDim),
    );
  const ofHeads = (role: "matching" | "values"): Axis =>
    features(
      isNamed ? everyHead(pass, example, role, language) : numbered(pass.numHeads * pass.headDim),
    );
  const one = features([""]);
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
      return { rows: queries, cols: ofHead("matching") };
    case "key":
      return { rows: keys, cols: ofHead("matching") };
    case "value":
      return { rows: keys, cols: ofHead("values") };
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
      return { rows: queries, cols: ofHead("values") };
    case "concatenated_context":
      return { rows: queries, cols: ofHeads("values") };
    default:
      return {
        rows: features(shape?.rows === 1 ? [""] : numbered(shape?.rows ?? 0)),
        cols: features(shape?.cols === 1 ? [""] : numbered(shape?.cols ?? 0)),
      };
  }
}
