import { css, html, nothing, svg, type TemplateResult } from "lit";
import { SIDES, type Side } from "../../bottleneck/protocol.ts";
import { type Bin, binLabel, share } from "../../bottleneck/tally.ts";
import type { ModelMessages } from "../../language/models.ts";
import { formatNumber } from "../../language/numbers.ts";
import { Chart } from "../chart/chart.ts";
import { define } from "../store-element.ts";
import { textWidth } from "../text-width.ts";

const HEIGHT = 240;
const TOP = 14;
const BOTTOM = HEIGHT - 44;
const LEFT = 40;

/** Exactly right translations against length: one line a model, named at its end. */
export class BottleneckChart extends Chart {
  static override properties = {
    ...Chart.properties,
    bins: { attribute: false },
    words: { attribute: false },
  };
  declare bins: readonly Bin[];
  declare words: ModelMessages["bottleneck"];

  constructor() {
    super();
    this.bins = [];
  }

  static override styles = [
    ...Chart.styles,
    css`
      :host {
        min-height: 240px;
      }
      .attention .line,
      .attention circle {
        stroke: var(--weights);
        fill: var(--weights);
      }
      .attention .line {
        fill: none;
      }
      .attention .name {
        fill: var(--weights);
      }
      .none .line {
        stroke: var(--ink2);
        stroke-dasharray: 6 4;
      }
      .none circle {
        stroke: var(--ink2);
        stroke-width: 2;
        fill: var(--page);
      }
      .none .name {
        fill: var(--ink);
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    if (this.width === 0) return nothing;
    const { words } = this;
    const names = SIDES.map((side) => textWidth(words[side], 13));
    const right = this.width - Math.ceil(Math.max(...names)) - 16;
    const x = (index: number) => LEFT + 12 + ((right - LEFT - 24) * index) / (this.bins.length - 1);
    const y = (value: number) => BOTTOM - (BOTTOM - TOP) * value;
    return html`<svg
      width=${this.width}
      height=${HEIGHT}
      viewBox="0 0 ${this.width} ${HEIGHT}"
      role="img"
      aria-label=${words.chart(SIDES.map((side) => this.#summary(side)).join(" "))}
    >
      ${[0, 0.25, 0.5, 0.75, 1].map(
        (value) => svg`<path class="grid" d="M${LEFT} ${y(value)}H${right}" />
          <text x=${LEFT - 8} y=${y(value) + 4} text-anchor="end">${formatNumber(value)}</text>`,
      )}
      ${this.bins.map(
        (bin, index) =>
          svg`<text x=${x(index)} y=${BOTTOM + 20} text-anchor="middle">${binLabel(bin)}</text>`,
      )}
      <text x=${right} y=${BOTTOM + 40} text-anchor="end">${words.length}</text>
      ${this.#lines(x, y, right)}
    </svg>`;
  }

  /** Names stand apart where the lines end close to each other. */
  #lines(x: (index: number) => number, y: (value: number) => number, right: number): unknown {
    const ends = SIDES.map((side) => this.#points(side).at(-1)?.value ?? 0);
    const [first = 0, second = 0] = ends.map(y);
    const isClose = Math.abs(first - second) < 16;
    const middle = (first + second) / 2;
    return SIDES.map((side, index) => {
      const points = this.#points(side);
      const end = points.at(-1);
      if (!end) return nothing;
      const path = points.map((point) => `${x(point.index)} ${y(point.value)}`).join("L");
      const isUpper = first <= second === (index === 0);
      const labelY = isClose ? middle + (isUpper ? -8 : 8) : y(end.value);
      return svg`<g class=${side}>
        <path class="line" d="M${path}" />
        ${points.map((point) => svg`<circle cx=${x(point.index)} cy=${y(point.value)} r="4" />`)}
        <text class="name" x=${right + 4} y=${labelY + 4.5}>${this.words[side]}</text>
      </g>`;
    });
  }

  #points(side: Side): { readonly index: number; readonly value: number }[] {
    return this.bins.flatMap((bin, index) => {
      const value = share(bin, side);
      return value === null ? [] : [{ index, value }];
    });
  }

  #summary(side: Side): string {
    const points = this.#points(side).map(
      ({ index, value }) => `${binLabel(this.bins[index] as Bin)}: ${formatNumber(value)}`,
    );
    return `${this.words[side]} ${points.join(", ")}.`;
  }
}

define("bottleneck-chart", BottleneckChart);
