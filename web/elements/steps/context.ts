/** What every step draws from, and the pieces that steps share. */
import { html, nothing, type TemplateResult } from "lit";
import type { Messages } from "../../language/index.ts";
import { tensorName } from "../../state/names.ts";
import type { Language, PlaygroundState } from "../../state/state.ts";
import type { Store } from "../../state/store.ts";
import { type CssProperties, cssProperties } from "../../theme/css-properties.ts";
import { axesOf } from "../labels.ts";
import { matrixIn } from "../matrix/read.ts";
import { type TensorSymbol, tensorInfo } from "../matrix/tensors.ts";
import type { Reading } from "../reading.ts";
import { labelWidth } from "../text-width.ts";
import { leastPitch, type StepLayout } from "./layout.ts";

export interface StepContext {
  readonly store: Store;
  readonly messages: Messages;
  readonly language: Language;
  readonly state: PlaygroundState;
  readonly reading: Reading;
  readonly layout: StepLayout;
  readonly queries: readonly string[];
  readonly keys: readonly string[];
  /** The key that a score-like picture singles out: of the focused cell, else the largest. */
  readonly key: number;
}

/** The full name of a tensor of the shown head. */
export function nameOf(context: StepContext, base: string): string {
  return tensorName(context.reading.pass, base, context.reading.head);
}

export function has(context: StepContext, base: string): boolean {
  return context.reading.trace.has(nameOf(context, base));
}

export function shapeOf(context: StepContext, base: string): { rows: number; cols: number } {
  const name = nameOf(context, base);
  const { trace } = context.reading;
  return trace.has(name) ? matrixIn(trace, name) : { rows: 0, cols: 0 };
}

export interface BlockOptions {
  /** The tensor without its head. */
  readonly base: string;
  /** Instead of the symbol of the tensor. */
  readonly symbol?: unknown;
  readonly title?: unknown;
  readonly gloss?: unknown;
  readonly transposed?: boolean;
  readonly followedCol?: number | null;
  /** undefined follows the query where rows are queries. */
  readonly followedRow?: number | null;
  /** One row of the tensor alone. */
  readonly onlyRow?: number | null;
  readonly noHead?: boolean;
  readonly noRowLabels?: boolean;
  readonly noAxes?: boolean;
  readonly noBand?: boolean;
  readonly classes?: string;
  /** Columns of features at the wider pitch. */
  readonly roomy?: boolean;
  /** CSS properties of the grid. */
  readonly css?: Readonly<Record<string, string>>;
}

/** A heading: symbol, name, and in small what it is. */
export function blockTitle(symbol: unknown, title: unknown, gloss: unknown): TemplateResult {
  return html`<h3 class="title">
    ${symbol ? html`<span class="symbol">${symbol}</span>` : nothing}
    ${title ? html`<b>${title}</b>` : nothing} ${gloss ? html`<small>${gloss}</small>` : nothing}
  </h3>`;
}

/** A tensor's symbol in its hue. */
export function tensorSymbol(base: string, transposed = false): TemplateResult {
  const { symbol, hue } = tensorInfo(base);
  return html`<span class=${hue ?? "plain"}>${drawSymbol(symbol, transposed)}</span>`;
}

function drawSymbol({ text, below, above }: TensorSymbol, transposed: boolean): TemplateResult {
  return html`${text}${below ? html`<sub>${below}</sub>` : nothing}${
    above ? html`<sup>${above}</sup>` : nothing
  }${transposed ? html`<sup>T</sup>` : nothing}`;
}

/** The matrix itself. Rows that are queries follow the query; others follow nothing by themselves. */
export function grid(context: StepContext, options: BlockOptions): TemplateResult {
  const name = nameOf(context, options.base);
  const { reading, language, layout, state } = context;
  const axes = axesOf(name, reading.pass, reading, language, shapeOf(context, options.base));
  const cols = options.transposed ? axes.rows : axes.cols;
  const rows = options.transposed ? axes.cols : axes.rows;
  const featurePitch = options.roomy ? layout.roomyPitch : layout.featurePitch;
  const pitch = cols.role === "key" ? layout.keyPitch : featurePitch;
  const isPhone = layout.tier === "phone";
  const room = layout.width - layout.labels;
  const ownRow = rows.role === "query" && !state.allRows ? reading.query : null;
  const followedRow = options.followedRow === undefined ? ownRow : options.followedRow;
  return html`<matrix-grid
    class="${options.classes ?? ""}"
    .store=${context.store}
    .name=${name}
    .transposed=${options.transposed ?? false}
    .followedRow=${followedRow}
    .followedCol=${options.followedCol ?? null}
    .onlyRow=${options.onlyRow ?? null}
    .noHead=${options.noHead ?? false}
    .noRowLabels=${options.noRowLabels ?? false}
    .noAxes=${options.noAxes ?? (cols.role === "feature" && rows.role === "feature")}
    .noBand=${options.noBand ?? false}
    ${cssProperties({
      "--cell-width": isPhone ? "9999px" : `${pitch}px`,
      "--least-pitch": `${isPhone ? leastPitch(room, cols.labels.length) : Math.min(44, pitch)}px`,
      "--cell-width-few": isPhone ? "9999px" : `${pitch}px`,
      "--label-width": `${layout.labels}px`,
      "--grid-room": isPhone ? `${room}px` : "9999px",
      ...options.css,
    })}
  ></matrix-grid>`;
}

/** A matrix under its heading. */
export function block(
  context: StepContext,
  options: BlockOptions,
): TemplateResult | typeof nothing {
  if (!has(context, options.base)) return nothing;
  const { messages } = context;
  const names = messages.tensors as Readonly<Record<string, string>>;
  const symbol =
    options.symbol === undefined ? tensorSymbol(options.base, options.transposed) : options.symbol;
  const labels = ownLabels(context, options);
  const isOwn = labels !== null && !options.noRowLabels;
  const css = isOwn ? { "--label-width": labels, ...options.css } : options.css;
  return html`<section
    class="block ${options.noRowLabels ? "unlabelled" : ""}"
    ${cssProperties(isOwn ? { "--title-indent": labels } : {})}
  >
    ${blockTitle(symbol, options.title ?? names[options.base], options.gloss)}
    ${grid(context, css ? { ...options, css } : options)}
  </section>`;
}

/** Rows that are features line up with no tokens: their labels take the room that they need. */
function ownLabels(context: StepContext, { base, transposed }: BlockOptions): string | null {
  const { layout, reading, language } = context;
  if (layout.tier === "phone" || !layout.isLevel || transposed) return null;
  const shape = shapeOf(context, base);
  const { rows } = axesOf(nameOf(context, base), reading.pass, reading, language, shape);
  return rows.role === "feature" ? `${Math.max(28, labelWidth(rows.labels, 13))}px` : null;
}

/** An operator this wide may be a word. */
const ROOM_FOR_WORDS = 64;

/** Behind the followed query's row, through all blocks of a line. */
export function queryBand(
  { queries, reading }: StepContext,
  own = "",
  properties: CssProperties = {},
): TemplateResult {
  // On itself: on anything around, another number of tokens would restyle all of it.
  const place = { "--query-from-below": String(queries.length - 1 - reading.query) };
  return html`<div
    class="band ${own}"
    ${cssProperties({ ...place, ...properties })}
    aria-hidden="true"
  ></div>`;
}

/** What stands between two blocks: at the followed row, or halfway where all rows are shown. */
export function operator(context: StepContext, content: unknown, rows?: number): TemplateResult {
  const { queries, reading, state } = context;
  const count = rows ?? queries.length;
  const at = state.allRows || rows !== undefined ? (count - 1) / 2 : reading.query;
  return html`<div
    class="operator"
    ${cssProperties({ "--from-below": String(count - 1 - at) })}
    aria-hidden="true"
  >
    ${context.layout.operator >= ROOM_FOR_WORDS || typeof content === "string" ? content : "→"}
  </div>`;
}

/** A picture and one of its cells opened up: beside it where there is room, else below. */
export function withCell({ store }: StepContext, picture: unknown): TemplateResult {
  return html`<div class="with-cell">
    <div>${picture}</div>
    <opened-cell .store=${store}></opened-cell>
  </div>`;
}

/** A picture and what changes it: beside it where there is room, else below. */
export function withChoices(picture: unknown, choices: unknown): TemplateResult {
  return html`<div class="with-choices">
    <div>${picture}</div>
    <div class="choices">${choices}</div>
  </div>`;
}
