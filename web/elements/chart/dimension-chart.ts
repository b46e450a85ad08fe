import { scaleLinear, scaleLog } from "d3-scale";
import { css, html, nothing, svg, type TemplateResult } from "lit";
import { formatNumber } from "../../language/numbers.ts";
import { apart, type Place, pathThrough } from "../../speed/plot.ts";
import { marker } from "../speed/marker.ts";
import { define } from "../store-element.ts";
import { setFamily, textWidth } from "../text-width.ts";
import { Chart } from "./chart.ts";

export interface DimensionLine {
  readonly id: "scaled" | "unscaled";
  readonly label: string;
  /** One value a dimension. */
  readonly values: readonly number[];
}

const HEIGHT = 240;
const TOP = 14;
const BOTTOM = HEIGHT - 44;
const LABEL_HEIGHT = 16;

/** Values over d on a logarithmic axis, every line named at its end. */
export class DimensionChart extends Chart {
  static override properties = {
    ...Chart.properties,
    label: { attribute: false },
    dims: { attribute: false },
    lines: { attribute: false },
    ticks: { attribute: false },
  };
  /** What the picture shows, in one sentence. */
  declare label: string;
  declare dims: readonly number[];
  declare lines: readonly DimensionLine[];
  /** Of the axis of values, from its least to its most. */
  declare ticks: readonly number[];

  constructor() {
    super();
    this.label = "";
    this.dims = [];
    this.lines = [];
    this.ticks = [];
  }

  static override styles = [
    ...Chart.styles,
    css`
      :host {
        min-height: 240px;
      }
      .scaled .line,
      .scaled .dot {
        stroke: var(--weights);
      }
      .scaled .dot,
      .scaled .name {
        fill: var(--weights);
      }
      .unscaled .line,
      .unscaled .dot {
        stroke: var(--ink2);
      }
      .unscaled .line {
        stroke-dasharray: 6 4;
      }
      .unscaled .dot {
        fill: var(--page);
      }
      .unscaled .name {
        fill: var(--ink);
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const [first, last] = [this.dims[0], this.dims.at(-1)];
    const [least, most] = [this.ticks[0], this.ticks.at(-1)];
    if (this.width === 0 || !first || !last || least === undefined || most === undefined) {
      return nothing;
    }
    setFamily(getComputedStyle(this).fontFamily);
    const left = Math.ceil(textWidth(formatNumber(most), 12, false)) + 12;
    const names = this.lines.map(({ label }) => textWidth(label, 13));
    const right = this.width - Math.ceil(Math.max(0, ...names)) - 14;
    const x = scaleLog([first, last], [left, right]);
    const y = scaleLinear([least, most], [BOTTOM, TOP]);
    const every = Math.ceil(
      (textWidth("512", 12, false) + 10) / ((right - left) / this.dims.length),
    );
    return html`<svg
      width=${this.width}
      height=${HEIGHT}
      viewBox="0 0 ${this.width} ${HEIGHT}"
      role="img"
      aria-label=${this.label}
    >
      ${this.ticks.map(
        (value) => svg`<path class="grid" d="M${left} ${y(value)}H${right}" />
          <text x=${left - 8} y=${y(value) + 4} text-anchor="end">${formatNumber(value)}</text>`,
      )}
      ${this.dims.map((dim, index) => {
        const isLabelled = (this.dims.length - 1 - index) % every === 0;
        return svg`<path class="grid" d="M${x(dim)} ${BOTTOM}v${isLabelled ? 6 : 3}" />
          ${isLabelled ? svg`<text x=${x(dim)} y=${BOTTOM + 20} text-anchor="middle">${dim}</text>` : nothing}`;
      })}
      <text x=${right} y=${BOTTOM + 38} text-anchor="end">d</text>
      ${this.#lines((dim, value) => ({ x: x(dim), y: y(value) }), right)}
    </svg>`;
  }

  #lines(place: (dim: number, value: number) => Place, right: number): unknown {
    const drawn = this.lines
      .map((line) => ({
        ...line,
        dots: line.values.map((value, index) => place(this.dims[index] ?? 1, value)),
      }))
      .sort((a, b) => (a.dots.at(-1)?.y ?? 0) - (b.dots.at(-1)?.y ?? 0));
    const heights = apart(
      drawn.map(({ dots }) => dots.at(-1)?.y ?? 0),
      LABEL_HEIGHT,
      TOP,
      BOTTOM,
    );
    return drawn.map(
      ({ id, label, dots }, index) => svg`<g class=${id} data-line=${id}>
        <path class="line" d=${pathThrough(dots)} />
        ${dots.map((dot) => marker(id === "scaled" ? "fused" : "naive", dot))}
        <text class="name" x=${right + 10} y=${(heights[index] ?? 0) + 4.5}>${label}</text>
      </g>`,
    );
  }
}

define("dimension-chart", DimensionChart);
