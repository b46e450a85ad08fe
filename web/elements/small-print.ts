import { css, html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../language/numbers.ts";
import { settingsMessages } from "../language/settings.ts";
import { smallPrintMessages } from "../language/small-print.ts";
import { type ModelName, TRAINED } from "../models/files.ts";
import { parseTensorName } from "../state/names.ts";
import { cellPins, countPins } from "../state/pins.ts";
import type { CellAddress } from "../state/state.ts";
import { STEPS } from "../state/state.ts";
import { pinned } from "../theme/later-icons.ts";
import { base, controls } from "../theme/shared-styles.ts";
import { headsOff } from "./heads/heads.ts";
import { axesOf } from "./labels.ts";
import { loadPart } from "./load-part.ts";
import { maskWords } from "./mask-words.ts";
import { placeText } from "./matrix/describe.ts";
import { matrixIn } from "./matrix/read.ts";
import { type Reading, read } from "./reading.ts";
import { define, StoreElement } from "./store-element.ts";

/** Always there: where the numbers come from, the conditions, the pins. */
export class SmallPrint extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    brief: { type: Boolean },
    card: { state: true },
  };
  /** For the embed: without who computed it where there is no room. */
  declare brief: boolean;
  /** The model whose card is open. */
  declare card: ModelName | null;

  constructor() {
    super();
    this.brief = false;
    this.card = null;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 20px;
        font: var(--text-13);
        color: var(--ink3);
      }
      .line b {
        font-weight: 400;
        color: var(--ink2);
      }
      .pins {
        color: var(--ink2);
      }
      .pins svg {
        vertical-align: -1px;
        margin-right: 6px;
        color: var(--ink);
      }
      .pins button {
        margin-left: 6px;
        color: var(--ink);
      }
      .core {
        margin-left: auto;
      }
      @container (max-width: 719.98px) {
        .core {
          margin-left: 0;
          flex-basis: 100%;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const reading = read(this.store);
    if (!reading) return nothing;
    const messages = this.store.messages.value;
    const small = smallPrintMessages(this.store.language.value);
    const settings = settingsMessages(this.store.language.value);
    const { origin, numHeads, headDim } = reading.pass;
    const state = this.store.state.value;
    const isBeforeMask = STEPS.indexOf(state.step) < STEPS.indexOf("mask");
    const isDecoder = reading.pass.translation && state.attention === "decoder";
    const mask = maskWords(messages, { ...state.mask, causal: state.mask.causal || !!isDecoder });
    const isMasked = mask !== messages.page.maskWords.none;
    const weights =
      origin.kind === "mixed"
        ? messages.origins.mixed(origin.unknown)
        : messages.origins[origin.kind];
    const projections =
      origin.projections === "seeded" && origin.kind !== "seeded" ? `, ${small.seeded}` : "";
    const { translation, headed } = reading.pass;
    const model = origin.kind === "trained" ? this.#model(reading) : null;
    const items: (readonly [string, string | TemplateResult])[] = [
      [small.weights, weights + projections],
      ...(model ? ([[small.model, model]] as const) : []),
      [small.d, String(headDim)],
      ...(translation && !headed
        ? []
        : ([[small.heads, small.headOf(numHeads, reading.head)]] as const)),
      [
        small.mask,
        isMasked && isBeforeMask && state.view === "step" && !this.brief && !translation
          ? messages.page.maskWords.notYet
          : mask,
      ],
    ];
    if (state.score !== "scaled_dot_product")
      items.push([small.score, settings.scores[state.score]]);
    if (state.temperature !== 1) items.push([small.temperature, formatTyped(state.temperature)]);
    if (state.position !== "none") {
      items.push([small.position, settings.positions[state.position]]);
    }
    return html`<div class="line" role="note" aria-label=${small.label}>
      ${items.map(([name, value]) => html`<span>${name} <b>${value}</b></span>`)}
      ${this.#heads(reading)} ${this.#pins(reading)} ${this.#rowSums(reading)}
      ${this.brief ? nothing : html`<span class="core">${small.core}</span>`}
      ${
        this.card
          ? html`<model-card
              .store=${this.store}
              .model=${this.card}
              @close=${() => {
                this.card = null;
              }}
            ></model-card>`
          : nothing
      }
    </div>`;
  }

  /** In the modes of one attention also which of the model's attentions it is. */
  #model({ pass }: Reading): TemplateResult {
    const small = smallPrintMessages(this.store.language.value);
    const { mode } = this.store.state.value;
    const name = pass.translation?.model ?? TRAINED;
    const part = mode === "cross" ? small.lastCross : small.firstSelf;
    return html`<button
        class="link"
        type="button"
        aria-haspopup="dialog"
        title=${small.card}
        @click=${() => this.#openCard(name)}
      >
        ${name}</button
      >${pass.translation ? nothing : ` ${part}`}`;
  }

  async #openCard(name: ModelName): Promise<void> {
    if (await loadPart(this.store, () => import("./models/model-card.ts"))) this.card = name;
  }

  #heads(reading: Reading): TemplateResult | typeof nothing {
    const small = smallPrintMessages(this.store.language.value);
    const { headOn } = this.store.messages.value.page;
    const { pins } = this.store.state.value;
    const cells = cellPins(pins);
    const isModel = reading.pass.translation !== undefined;
    const off = headsOff(this.store, reading);
    const count = isModel ? countPins(pins) - countPins(cells) : off.length;
    if (count === 0) return nothing;
    return html`<span class="pins"
      >${isModel ? small.headsOffOf(count) : small.headsOff(off)}<button
        class="link"
        type="button"
        @click=${() => this.store.update(isModel ? { pins: cells } : { disabledHeads: [] })}
      >
        ${headOn}
      </button></span
    >`;
  }

  #pins(reading: Reading): TemplateResult | typeof nothing {
    const small = smallPrintMessages(this.store.language.value);
    const { trace, pass } = reading;
    const pins = cellPins(this.store.state.value.pins);
    const total = countPins(pins);
    if (total === 0) return nothing;
    const active = Object.keys(pins).flatMap((name) =>
      trace.has(name) ? trace.pinned(name).map((cell) => ({ name, ...cell })) : [],
    );
    const [first] = active;
    const resting = pass.restingPins.length;
    return html`${
      first
        ? html`<span class="pins"
              >${pinned}${small.pins(active.length)}: ${this.#place(reading, first)}
              ${formatNumber(first.value)} ${small.was(formatNumber(first.computed))}
              ${active.length > 1 ? small.more(active.length - 1) : ""}<button
                class="link"
                type="button"
                @click=${() => (total > 1 ? this.store.resetAll() : this.store.unpin(first))}
              >
                ${total > 1 ? small.unpinAll : small.unpin}
              </button></span
            >`
        : nothing
    }${
      resting > 0
        ? html`<span class="pins"
              >${small.resting(resting)}${
                first
                  ? nothing
                  : html`<button class="link" type="button" @click=${() => this.store.resetAll()}>
                      ${small.unpinAll}
                    </button>`
              }</span
            >`
        : nothing
    }`;
  }

  #place(reading: Reading, cell: CellAddress): string {
    const language = this.store.language.value;
    const { rows, cols } = matrixIn(reading.trace, cell.name);
    const axes = axesOf(cell.name, reading.pass, reading, language, { rows, cols });
    const { head, name } = parseTensorName(cell.name);
    const place = placeText(axes.rows, axes.cols, cell);
    const isScore = axes.rows.role === "query" && axes.cols.role === "key";
    const plain = this.store.messages.value.tensors as Readonly<Record<string, string>>;
    const title = isScore && name === "masked_scores" ? "" : `${plain[name] ?? name} `;
    const headName =
      head !== null && reading.pass.numHeads > 1
        ? `${this.store.messages.value.page.headName(head)} `
        : "";
    return `${headName}${title}${place}`;
  }

  #rowSums({ trace, pass, head }: Reading): TemplateResult[] {
    const small = smallPrintMessages(this.store.language.value);
    return trace.notes
      .filter(({ name }) => (parseTensorName(name).head ?? 0) === (pass.headed ? head : 0))
      .slice(0, 2)
      .map(
        ({ row, sum }) =>
          html`<span class="pins">${small.rowSum(pass.tokens[row]?.text ?? "", formatNumber(sum))}</span>`,
      );
  }
}

function formatTyped(value: number): string {
  return String(Number(value.toPrecision(4)));
}

define("small-print", SmallPrint);
