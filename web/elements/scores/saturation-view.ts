import { html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../../language/numbers.ts";
import { type ScoresMessages, scoresMessages } from "../../language/scores.ts";
import { startSweep } from "../../saturation/client.ts";
import { DIMS, KEYS, QUERIES, type SaturationPoint } from "../../saturation/protocol.ts";
import { base, controls } from "../../theme/shared-styles.ts";
import "../chart/dimension-chart.ts";
import { radicalStyles } from "../radical.ts";
import { withRadicals } from "../radical-text.ts";
import { numbersTable } from "../speed/table.ts";
import { tableStyles } from "../speed/table-styles.ts";
import { define, StoreElement } from "../store-element.ts";
import { scoresStyles } from "./scores-styles.ts";

type Sweep =
  | { readonly kind: "running" }
  | { readonly kind: "finished"; readonly points: readonly SaturationPoint[] }
  | { readonly kind: "failed"; readonly message: string };

/** How softmax saturates as d grows, with and without ÷√d, on random queries and keys. */
export class SaturationView extends StoreElement {
  static override properties = { ...StoreElement.properties, sweep: { state: true } };
  declare sweep: Sweep;

  #seed = 1;
  #end: (() => void) | null = null;

  constructor() {
    super();
    this.sweep = { kind: "running" };
  }

  static override styles = [base, controls, radicalStyles, scoresStyles, tableStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end?.();
    this.#end = null;
  }

  override render(): TemplateResult {
    const { saturation } = scoresMessages(this.store.language.value);
    const { sweep } = this;
    return html`<section aria-label=${saturation.title}>
      <h3>${withRadicals(saturation.title)}</h3>
      <p class="note">${saturation.about(QUERIES, KEYS)}</p>
      <p class="found" role="status">${withRadicals(statusText(saturation, sweep))}</p>
      ${
        sweep.kind === "finished"
          ? html`<p class="note">${saturation.why}</p>
              ${pictures(saturation, sweep.points)}`
          : nothing
      }
      <p class="again">
        <button class="link" type="button" @click=${this.#again}>${saturation.again}</button>
      </p>
    </section>`;
  }

  #start(): void {
    this.#end?.();
    this.#end = startSweep({ seed: this.#seed }, (event) => {
      this.#end = null;
      this.sweep = event;
    });
  }

  #again = (): void => {
    this.#seed++;
    this.#start();
  };
}

function statusText(words: ScoresMessages["saturation"], sweep: Sweep): string {
  if (sweep.kind === "running") return words.running;
  if (sweep.kind === "failed") return words.failed(sweep.message);
  const [first, last] = [sweep.points[0], sweep.points.at(-1)];
  if (!first || !last) return "";
  const { dim, unscaled, scaled } = last;
  const found = words.found(
    dim,
    formatNumber(unscaled.largest),
    formatNumber(unscaled.effectiveKeys, 1),
    formatNumber(scaled.largest),
    formatNumber(scaled.effectiveKeys, 1),
    KEYS,
  );
  return `${found} ${words.steady(formatNumber(first.scaled.largest), formatNumber(scaled.largest))}`;
}

function pictures(
  words: ScoresMessages["saturation"],
  points: readonly SaturationPoint[],
): TemplateResult {
  const chart = (title: string, measure: "largest" | "entropy", ticks: readonly number[]) => {
    const of = (id: "scaled" | "unscaled") => ({
      id,
      label: words[id],
      values: points.map((point) => point[id][measure]),
    });
    const lines = [of("unscaled"), of("scaled")];
    const summary = lines.map(
      ({ label, values }) =>
        `${label}: ${formatNumber(values[0] ?? 0)} → ${formatNumber(values.at(-1) ?? 0)}`,
    );
    return html`<div data-measure=${measure}>
      <h4>${title}</h4>
      <dimension-chart
        .label="${title}. d = 1 → 512. ${summary.join(", ")}"
        .dims=${DIMS}
        .lines=${lines}
        .ticks=${ticks}
      ></dimension-chart>
    </div>`;
  };
  const column = (name: string, id: "scaled" | "unscaled", measure: "largest" | "entropy") => ({
    name,
    unit: "",
    points: points.map((point) => ({ length: point.dim, value: point[id][measure] })),
    write: (value: number) => formatNumber(value),
    strong: id === "scaled",
  });
  const { columns } = words;
  return html`<div class="charts">
      ${chart(words.largest, "largest", [0, 0.25, 0.5, 0.75, 1])}
      ${chart(words.entropy, "entropy", [0, 1, 2, 3, Math.log(KEYS)])}
    </div>
    <div class="numbers">
      ${numbersTable(words.numbers, "d", words.missing, [
        column(columns.largestUnscaled, "unscaled", "largest"),
        column(columns.largestScaled, "scaled", "largest"),
        column(columns.entropyUnscaled, "unscaled", "entropy"),
        column(columns.entropyScaled, "scaled", "entropy"),
      ])}
    </div>`;
}

define("saturation-view", SaturationView);
