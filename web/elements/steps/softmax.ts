import { html, type TemplateResult } from "lit";
import { radical } from "../radical.ts";
import { sentence } from "../sentence.ts";
import { textWidth } from "../text-width.ts";
import {
  type BlockOptions,
  block,
  blockTitle,
  grid,
  nameOf,
  operator,
  queryBand,
  type StepContext,
  shapeOf,
  withCell,
} from "./context.ts";
import { softmaxArrangement } from "./layout.ts";
import { contexts, shares } from "./shares.ts";

/** Room that words beside matrices need; with less they stand below. CSS pixels. */
const LEAST_NOTE = 320;

/** Masked scores → weights → shares → context, in one line where they fit. */
export function softmaxStep(context: StepContext): TemplateResult {
  return withCell(context, picture(context));
}

function picture(context: StepContext): TemplateResult {
  const { messages, keys, layout, state } = context;
  const { glosses } = messages.page;
  const dim = shapeOf(context, "context").cols;
  const arrangement = softmaxArrangement(layout, keys.length, dim, labelExcess(context));
  const followedCol = null;
  const scores: BlockOptions = {
    base: "masked_scores",
    symbol: "",
    title: messages.tensors.attention_scores,
    gloss: keys.length > 1 ? scoresGloss(context) : "",
    followedCol,
  };
  const weights: BlockOptions = {
    base: "attention_weights",
    symbol: "",
    gloss: keys.length > 1 && !hasOddSum(context) ? glosses.weights : "",
    followedCol,
  };
  const contextBlock: BlockOptions = { base: "context", symbol: "", gloss: glosses.context };
  const softmaxWord = html`<span class="serif">softmax</span>`;
  const timesValue = html`<span><span class="symbol">· <span class="value">V</span></span> =</span>`;
  if (arrangement === "stack") {
    return html`<div class="flow">
      ${block(context, { ...scores })} ${inBetween(context)} ${block(context, weights)}
      ${contexts(context, glosses.context)}
    </div>`;
  }
  const names = messages.tensors as Readonly<Record<string, string>>;
  const heading = ({ base, title, gloss }: BlockOptions, hue: string) =>
    blockTitle("", html`<span class=${hue}>${title ?? names[base]}</span>`, gloss);
  const band = state.allRows ? "" : queryBand(context);
  const first = html`${band}
    <section class="cell-block">
      ${heading(scores, "")} ${grid(context, { ...scores, noBand: true })}
    </section>
    ${operator(context, softmaxWord)}
    <section class="cell-block unlabelled">
      ${heading(weights, "weights")}
      ${grid(context, { ...weights, noBand: true, noRowLabels: true })}
    </section>`;
  if (arrangement === "pair") {
    return html`<div class="blocks">${first}</div>
      ${inBetween(context)}
      <div class="flow">${contexts(context, glosses.context)}</div>`;
  }
  return html`<div class="blocks with-shares">
    ${first} ${operator(context, timesValue)}
    <section class="cell-block shares unlabelled">
      <div class="shares-title">${heading(contextBlock, "context")}</div>
      ${shares(context, "column")}
    </section>
    <section class="cell-block unlabelled no-title">
      <h3 class="title" aria-hidden="true"></h3>
      ${grid(context, { ...contextBlock, noBand: true, noRowLabels: true })}
    </section>
  </div>
  ${inBetween(context)}`;
}

/** What softmax makes on the way: the row's maximum, e to each score less it, and their sum. */
function inBetween(context: StepContext): TemplateResult {
  const { state, layout, messages, reading, keys } = context;
  const note = html`<p class="between-note">${sentence(messages.page.notes.softmaxRow())}</p>`;
  if (state.allRows) {
    return html`${note}
      <div class="flow">
        ${block(context, { base: "row_maximum" })} ${block(context, { base: "exponentials" })}
        ${block(context, { base: "exponential_sum" })}
      </div>`;
  }
  const alone = {
    onlyRow: reading.query,
    followedRow: null,
    noBand: true,
    noAxes: true,
    noHead: layout.isLevel,
    noRowLabels: true,
  };
  const one = { ...alone, title: "", css: { "--cell-width": "56px", "--cell-width-few": "56px" } };
  const taken = layout.labels + keys.length * layout.keyPitch + layout.operator + 56;
  const level = layout.width - taken < LEAST_NOTE ? "between below" : "between";
  return html`<div class=${layout.isLevel ? level : "flow tight"}>
    ${block(context, { ...one, base: "row_maximum" })}
    ${block(context, { ...alone, base: "exponentials" })}
    ${block(context, { ...one, base: "exponential_sum" })} ${note}
  </div>`;
}

/** What labels of keys that are wider than their columns add to a matrix, at their smallest. */
function labelExcess({ keys, layout }: StepContext): number {
  return keys.reduce((sum, key) => sum + Math.max(0, textWidth(key, 12) + 2 - layout.keyPitch), 0);
}

/** What was done to these scores: ÷√d, mask. */
function scoresGloss({ state, messages }: StepContext): unknown {
  const { glosses } = messages.page;
  const { causal, window, validKeys, painted } = state.mask;
  const isMasked = causal || window !== null || validKeys !== null || painted.length > 0;
  if (state.score !== "scaled_dot_product") return isMasked ? glosses.unscaledMasked : "";
  const [before, after] = isMasked ? glosses.scaledMasked : glosses.scaledOnly;
  return html`${before} <span class="serif">÷ ${radical(html`<i>d</i>`, "√d")}</span> ${after}`;
}

/** Whether a pin keeps some row of these weights from adding up to 1; the small print says which. */
function hasOddSum(context: StepContext): boolean {
  const name = nameOf(context, "attention_weights");
  return context.reading.trace.notes.some((note) => note.name === name);
}
