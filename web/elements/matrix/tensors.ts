/** What a tensor is to the reader: its symbol, its hue, its scale, and whose rows it has. */
import { parseTensorName } from "../../state/names.ts";
import type { Scale } from "../../theme/palette.ts";

export type Hue = "query" | "key" | "value" | "weights" | "context";

/** A symbol in parts: W with Q below, K with T above. */
export interface TensorSymbol {
  readonly text: string;
  readonly below?: string;
  readonly above?: string;
}

export interface TensorInfo {
  /** The name without its head. */
  readonly base: string;
  readonly head: number | null;
  readonly symbol: TensorSymbol;
  readonly hue: Hue | null;
  readonly scale: Scale;
  /** Whether somebody gave these numbers rather than the core computing them. */
  readonly given: boolean;
  /** Hidden by the mask together with the scores. */
  readonly maskable: boolean;
}

type Entry = readonly [symbol: TensorSymbol, hue: Hue | null];

const ENTRIES: Readonly<Record<string, Entry>> = {
  token_embedding: [{ text: "E" }, null],
  position_encoding: [{ text: "P" }, null],
  memory_token_embedding: [{ text: "E", below: "M" }, null],
  memory_position_encoding: [{ text: "P", below: "M" }, null],
  input: [{ text: "X" }, null],
  memory: [{ text: "M" }, null],
  w_query: [{ text: "W", below: "Q" }, "query"],
  w_key: [{ text: "W", below: "K" }, "key"],
  w_value: [{ text: "W", below: "V" }, "value"],
  w_output: [{ text: "W", below: "O" }, "context"],
  b_query: [{ text: "b", below: "Q" }, "query"],
  b_key: [{ text: "b", below: "K" }, "key"],
  b_value: [{ text: "b", below: "V" }, "value"],
  b_output: [{ text: "b", below: "O" }, "context"],
  query: [{ text: "Q" }, "query"],
  key: [{ text: "K" }, "key"],
  value: [{ text: "V" }, "value"],
  attention_scores: [{ text: "S" }, null],
  scaled_scores: [{ text: "S′" }, null],
  masked_scores: [{ text: "S″" }, null],
  row_maximum: [{ text: "max" }, null],
  exponentials: [{ text: "e", above: "s−max" }, "weights"],
  exponential_sum: [{ text: "Σ" }, "weights"],
  attention_weights: [{ text: "A" }, "weights"],
  context: [{ text: "C" }, "context"],
  concatenated_context: [{ text: "[C…]" }, "context"],
  output: [{ text: "O" }, "context"],
  "score.projected_query": [{ text: "QW" }, "query"],
  "score.projected_key": [{ text: "KW" }, "key"],
  "score.query_norm": [{ text: "|q|" }, "query"],
  "score.key_norm": [{ text: "|k|" }, "key"],
};

const GIVEN = /^(memory_)?(token_embedding|input|memory)$|^[wb]_|^score\.(w|w_query|w_key|v)$/;
const MASKABLE = new Set(["masked_scores", "exponentials", "attention_weights"]);

export function tensorInfo(name: string): TensorInfo {
  const { head, name: base } = parseTensorName(name);
  const [symbol, hue] = ENTRIES[base] ?? [{ text: base.replace(/^score\./, "") }, null];
  return {
    base,
    head,
    symbol,
    hue,
    scale: base === "attention_weights" ? "sequential" : "diverging",
    given: GIVEN.test(base),
    maskable: MASKABLE.has(base),
  };
}
