/** The names of steps as the field writes them: upright bold serif, one hue an idea, drawn radicals. */
import { css, html, type TemplateResult } from "lit";
import type { Score } from "../core/types.ts";
import type { Step } from "../state/state.ts";
import { radical } from "./radical.ts";

export interface SymbolOptions {
  readonly score: Score;
  readonly temperature: number;
}

export const symbolStyles = css`
  .symbol {
    font: 700 var(--text-symbol);
    white-space: nowrap;
  }
  .symbol i {
    font-style: italic;
  }
  .symbol sup,
  .symbol sub {
    font-size: 0.62em;
    line-height: 0;
  }
  .symbol .gap {
    margin-left: 0.28em;
  }
  .symbol .plain {
    color: var(--ink2);
  }
  .symbol .radical {
    font-weight: 700;
  }
`;

export function symbolOf(step: Step, options: SymbolOptions): TemplateResult {
  switch (step) {
    case "input":
      return html`<span class="plain">X</span>`;
    case "projections":
      return html`<span class="query">Q</span><span class="gap key">K</span
        ><span class="gap value">V</span>`;
    case "scores":
      return scoreSymbol(options.score);
    case "scale":
      return html`<span class="plain">${scaleSymbol(options)}</span>`;
    case "mask":
      return html`<span class="plain">mask</span>`;
    case "softmax":
      return html`<span class="weights">softmax</span>`;
    case "context":
      return html`<span>·</span><span class="gap value">V</span>`;
    case "output":
      return html`<span class="context">output</span>`;
  }
}

export function scoreSymbol(score: Score): TemplateResult {
  const q = html`<span class="query">Q</span>`;
  const k = html`<span class="key">K</span>`;
  switch (score) {
    case "general":
      return html`${q}<span class="plain">W</span>${k}<sup>T</sup>`;
    case "additive":
      return html`<span class="plain">tanh(</span>${q}<span class="plain">+</span>${k}<span
          class="plain"
          >)</span
        >`;
    case "concat":
      return html`<span class="plain">tanh[</span>${q}<span class="plain">;</span>${k}<span
          class="plain"
          >]</span
        >`;
    case "cosine":
      return html`<span class="plain">cos(</span>${q}<span class="plain">,</span>${k}<span
          class="plain"
          >)</span
        >`;
    default:
      return html`${q}${k}<sup>T</sup>`;
  }
}

export function scaleSymbol({ score, temperature }: SymbolOptions): TemplateResult {
  const isScaled = score === "scaled_dot_product";
  if (isScaled && temperature === 1) return html`÷ ${radical(html`<i>d</i>`, "√d")}`;
  if (isScaled) return html`÷ <i>τ</i>${radical(html`<i>d</i>`, "√d")}`;
  return temperature === 1 ? html`× 1` : html`÷ <i>τ</i>`;
}

/** What a screen reader calls the symbol. */
export function symbolText(step: Step, { score, temperature }: SymbolOptions): string {
  const isScaled = score === "scaled_dot_product";
  const scale = isScaled ? (temperature === 1 ? "÷√d" : "÷τ√d") : temperature === 1 ? "×1" : "÷τ";
  const scores = {
    scaled_dot_product: "QKᵀ",
    dot_product: "QKᵀ",
    general: "QWKᵀ",
    additive: "tanh(Q+K)",
    concat: "tanh[Q;K]",
    cosine: "cos(Q,K)",
  }[score];
  return {
    input: "X",
    projections: "Q K V",
    scores,
    scale,
    mask: "mask",
    softmax: "softmax",
    context: "· V",
    output: "output",
  }[step];
}
