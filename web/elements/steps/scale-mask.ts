import { html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../../language/numbers.ts";
import { maskSetting } from "../settings/mask.ts";
import { temperatureSetting } from "../settings/score.ts";
import { type SymbolOptions, scaleSymbol, scoreSymbol } from "../symbols.ts";
import {
  type BlockOptions,
  block,
  blockTitle,
  grid,
  nameOf,
  operator,
  queryBand,
  type StepContext,
  withChoices,
} from "./context.ts";
import { softmaxArrangement } from "./layout.ts";

/** Scores before and after the factor. */
export function scaleStep(context: StepContext): TemplateResult {
  const { messages, state, store } = context;
  const { glosses } = messages.page;
  const explanation = store.explanation.value;
  const isOwn = explanation?.name === nameOf(context, "scaled_scores");
  const symbol: SymbolOptions = {
    score: state.score,
    temperature: state.temperature,
  };
  const factor = isOwn && explanation.operation === "scale" ? explanation.factor : null;
  const picture = pair(
    context,
    { base: "attention_scores", symbol: scoreSymbol(state.score), gloss: glosses.before },
    html`<span class="symbol">${scaleSymbol(symbol)}</span>${
      factor === null ? nothing : html`<small class="factor">× ${formatNumber(factor, 3)}</small>`
    }`,
    { base: "scaled_scores", symbol: "" },
  );
  return withChoices(picture, temperatureSetting(store));
}

/** Scores before and after the mask, and what hides them. */
export function maskStep(context: StepContext): TemplateResult {
  const { store } = context;
  const picture = pair(
    context,
    { base: "scaled_scores", symbol: "" },
    html`<span class="symbol">mask</span>`,
    { base: "masked_scores", symbol: "" },
  );
  return withChoices(picture, maskSetting(store));
}

function pair(
  context: StepContext,
  before: BlockOptions,
  between: unknown,
  after: BlockOptions,
): TemplateResult {
  const arrangement = softmaxArrangement(context.layout, context.keys.length, 0);
  if (arrangement === "stack") {
    return html`<div class="flow">${block(context, before)} ${block(context, after)}</div>`;
  }
  const names = context.messages.tensors as Readonly<Record<string, string>>;
  const heading = ({ base, symbol, gloss }: BlockOptions) => blockTitle(symbol, names[base], gloss);
  return html`<div class="blocks">
    ${context.state.allRows ? nothing : queryBand(context)}
    <section class="cell-block">${heading(before)} ${grid(context, { ...before, noBand: true })}</section>
    ${operator(context, between)}
    <section class="cell-block unlabelled">
      ${heading(after)} ${grid(context, { ...after, noBand: true, noRowLabels: true })}
    </section>
  </div>`;
}
