import { css, html, nothing, type TemplateResult } from "lit";
import { startBottleneckRun } from "../../bottleneck/client.ts";
import { type BottleneckEvent, SIDES, type Side } from "../../bottleneck/protocol.ts";
import { type Bin, binLabel, NO_BINS, share, withSentence } from "../../bottleneck/tally.ts";
import type { ModelMessages } from "../../language/models.ts";
import { formatNumber } from "../../language/numbers.ts";
import type { ModelName } from "../../models/files.ts";
import { base, controls } from "../../theme/shared-styles.ts";
import "../model-status.ts";
import { define, StoreElement } from "../store-element.ts";
import "./bottleneck-chart.ts";
import { wordsOf } from "./controls.ts";

type Run =
  | { readonly kind: "idle" | "loading" | "stopped" }
  | { readonly kind: "running"; readonly done: number; readonly total: number }
  | { readonly kind: "finished"; readonly seconds: number }
  | { readonly kind: "failed"; readonly message: string };

/** Quality against length, with and without attention: counted when the reader says so, stopped at once. */
export class BottleneckPanel extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    run: { state: true },
    bins: { state: true },
  };
  declare run: Run;
  declare bins: readonly Bin[];

  #end: (() => void) | null = null;

  constructor() {
    super();
    this.run = { kind: "idle" };
    this.bins = NO_BINS;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      h2 {
        margin: 0 0 4px;
        font: 700 var(--text-14);
      }
      p {
        max-width: 70ch;
        margin: 0;
        font: var(--text-14);
        color: var(--ink2);
      }
      .start {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
        min-height: 44px;
        margin-top: 8px;
        font: var(--text-13);
        color: var(--ink2);
      }
      .go {
        min-height: 36px;
        padding: 0 16px;
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        color: var(--ink);
        font: var(--text-14);
      }
      progress {
        width: 200px;
        height: 8px;
        accent-color: var(--ink);
      }
      .results {
        display: grid;
        grid-template-columns: minmax(0, 7fr) minmax(0, 5fr);
        gap: 16px 40px;
        align-items: start;
        margin-top: 12px;
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        font: var(--text-13);
      }
      th,
      td {
        padding: 4px 12px 4px 0;
        text-align: right;
        font-weight: 400;
        border-bottom: 1px solid var(--line);
      }
      th:first-child {
        text-align: left;
      }
      thead th {
        color: var(--ink3);
        vertical-align: bottom;
      }
      td.attention {
        color: var(--weights);
        font-weight: 700;
      }
      @container (max-width: 959.98px) {
        .results {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("pagehide", this.#stop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("pagehide", this.#stop);
    this.#stop();
  }

  override render(): TemplateResult {
    const words = wordsOf(this.store).bottleneck;
    const hasCounted = this.bins.some(({ sentences }) => sentences > 0);
    return html`<section aria-label=${words.title}>
      <h2>${words.title}</h2>
      <p>${words.about}</p>
      ${this.#controls(words)}
      ${
        hasCounted
          ? html`<div class="results">
              <bottleneck-chart .bins=${this.bins} .words=${words}></bottleneck-chart>
              ${this.#table(words)}
            </div>`
          : nothing
      }
    </section>`;
  }

  /** The files of both models may come long after the reader asked. */
  protected override updated(): void {
    if (this.run.kind !== "loading" || this.#end) return;
    const { files } = this.store;
    const [attention, none] = this.#models().map((name) => files.bytes(name));
    if (attention && none) {
      this.#end = startBottleneckRun({ attention, none }, (event) => this.#take(event));
    }
  }

  #models(): readonly [ModelName, ModelName] {
    const { variant } = this.store.state.value;
    return [variant === "general" ? "rnn-general" : "rnn-additive", "rnn-none"];
  }

  #controls(words: ModelMessages["bottleneck"]): TemplateResult {
    const { run } = this;
    const isBusy = run.kind === "running" || run.kind === "loading";
    // Drawn again when a file arrives.
    if (run.kind === "loading") {
      for (const model of this.#models()) this.store.files.status(model).value;
    }
    const label = isBusy ? words.stop : run.kind === "idle" ? words.start : words.again;
    return html`<div class="start">
        <button class="go" type="button" @click=${isBusy ? this.#stop : this.#start}>${label}</button>
        ${
          run.kind === "running"
            ? html`<progress
                  max=${run.total}
                  value=${run.done}
                  aria-label=${words.progress}
                ></progress>
                <span aria-hidden="true">${words.running(run.done, run.total)}</span>`
            : nothing
        }
        <span role="status">${statusText(words, run)}</span>
      </div>
      ${
        run.kind === "loading"
          ? this.#models().map(
              (model) => html`<model-status .store=${this.store} .model=${model}></model-status>`,
            )
          : nothing
      }`;
  }

  #table(words: ModelMessages["bottleneck"]): TemplateResult {
    const cell = (bin: Bin, side: Side) => {
      const value = share(bin, side);
      return html`<td class=${side}>${value === null ? "–" : formatNumber(value)}</td>`;
    };
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${words.exact}>
      <table>
        <thead>
          <tr>
            <th scope="col">${words.length}</th>
            <th scope="col">${words.sentences}</th>
            ${SIDES.map((side) => html`<th scope="col">${words[side]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${this.bins.map(
            (bin) => html`<tr>
              <th scope="row">${binLabel(bin)}</th>
              <td>${bin.sentences}</td>
              ${SIDES.map((side) => cell(bin, side))}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  readonly #start = (): void => {
    this.#stop();
    this.bins = NO_BINS;
    this.run = { kind: "loading" };
    for (const model of this.#models()) this.store.files.load(model);
  };

  readonly #stop = (): void => {
    this.#end?.();
    this.#end = null;
    if (this.run.kind === "running" || this.run.kind === "loading") this.run = { kind: "stopped" };
  };

  #take(event: BottleneckEvent): void {
    switch (event.kind) {
      case "started":
        this.run = { kind: "running", done: 0, total: event.total };
        break;
      case "sentence":
        this.bins = withSentence(this.bins, event.words, event.exact);
        if (this.run.kind === "running") this.run = { ...this.run, done: this.run.done + 1 };
        break;
      default:
        this.#end = null;
        this.run = event;
    }
  }
}

function statusText(words: ModelMessages["bottleneck"], run: Run): string {
  switch (run.kind) {
    case "loading":
      return words.loading;
    case "stopped":
      return words.stopped;
    case "finished":
      return words.finished(run.seconds.toFixed(1));
    case "failed":
      return words.failed(run.message);
    default:
      return "";
  }
}

define("bottleneck-panel", BottleneckPanel);
