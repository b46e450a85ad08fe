/** What a tensor is computed from, in the field's symbols. */
import { html, nothing, type TemplateResult } from "lit";
import { siblingName } from "../../state/names.ts";
import type { PlaygroundState } from "../../state/state.ts";
import { type TensorSymbol, tensorInfo } from "../matrix/tensors.ts";
import { radical } from "../radical.ts";
import { scoreSymbol } from "../symbols.ts";

export function symbolTemplate({ text, below, above }: TensorSymbol): TemplateResult {
  return html`${text}${below ? html`<sub>${below}</sub>` : nothing}${
    above ? html`<sup>${above}</sup>` : nothing
  }`;
}

/** A tensor's symbol in its hue. */
export function hued(base: string): TemplateResult {
  const { symbol, hue } = tensorInfo(base);
  return html`<span class=${hue ?? ""}>${symbolTemplate(symbol)}</span>`;
}

type Settings = Pick<PlaygroundState, "score" | "temperature">;

/** The right-hand side; `nothing` where the tensor is given. `has` asks for siblings by name. */
export function equation(
  name: string,
  settings: Settings,
  has: (name: string) => boolean,
): TemplateResult | typeof nothing {
  const { base } = tensorInfo(name);
  const scores = siblingName(name, "masked_scores");
  switch (base) {
    case "input":
      return sum("token_embedding", "position_encoding", has);
    case "memory":
      return sum("memory_token_embedding", "memory_position_encoding", has);
    case "query":
      return projected("input", "query", has);
    case "key":
      return projected(has("memory") ? "memory" : "input", "key", has);
    case "value":
      return projected(has("memory") ? "memory" : "input", "value", has);
    case "score.projected_query":
      return html`${hued("query")} W`;
    case "score.projected_key":
      return html`${hued("key")} W`;
    case "attention_scores":
      return scoreSymbol(settings.score);
    case "scaled_scores":
      return scaled(settings);
    case "masked_scores":
      return html`mask(${hued("scaled_scores")})`;
    case "row_maximum":
      return has(scores) ? html`max<sub>j</sub> ${hued("masked_scores")}` : nothing;
    case "exponential_sum":
      return html`Σ<sub>j</sub> ${hued("exponentials")}`;
    case "attention_weights":
      return html`${hued("exponentials")} ÷ ${hued("exponential_sum")} = softmax(${hued("masked_scores")})`;
    case "context":
      return html`${hued("attention_weights")} ${hued("value")}`;
    case "output":
      return html`${hued(has("concatenated_context") ? "concatenated_context" : "context")} ${hued("w_output")}${bias("b_output", has)}`;
    default:
      return nothing;
  }
}

function projected(
  from: string,
  to: "query" | "key" | "value",
  has: (name: string) => boolean,
): TemplateResult | typeof nothing {
  if (!has(`w_${to}`)) return nothing;
  return html`${hued(from)} ${hued(`w_${to}`)}${bias(`b_${to}`, has)}`;
}

function bias(name: string, has: (name: string) => boolean): TemplateResult | typeof nothing {
  return has(name) ? html` + ${hued(name)}` : nothing;
}

function sum(
  embedding: string,
  position: string,
  has: (name: string) => boolean,
): TemplateResult | typeof nothing {
  if (!has(embedding)) return nothing;
  return has(position) ? html`${hued(embedding)} + ${hued(position)}` : hued(embedding);
}

function scaled({ score, temperature }: Settings): TemplateResult {
  const root = score === "scaled_dot_product" ? radical("d", "√d") : nothing;
  const heat = temperature === 1 ? nothing : html`<i>τ</i>`;
  const symbol = hued("attention_scores");
  if (root === nothing && heat === nothing) return symbol;
  return html`${symbol} ÷ ${heat} ${root}`;
}
