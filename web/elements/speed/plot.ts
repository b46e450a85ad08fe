import { css, html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { formatBytes, formatLength, formatMilliseconds } from "../../speed/format.ts";
import { type Label, type PlotGuide, type PlotLine, plotOf } from "../../speed/plot.ts";
import { Chart } from "../chart/chart.ts";
import { define } from "../store-element.ts";
import { setFamily, textWidth } from "../text-width.ts";
import { marker } from "./marker.ts";

export interface NamedLine extends PlotLine {
  readonly label: string;
  /** How it is drawn: the line's class and its marker. */
  readonly look: "naive" | "traced" | "fused" | "recurrent";
}

export interface NamedGuide extends PlotGuide {
  readonly label: string;
}

const LABEL_SIZE = 13;
const TICK_SIZE = 12;
const HEIGHT = 280;

/** Lines over lengths, both axes logarithmic, every line named at its end. */
export class SpeedPlot extends Chart {
  static override properties = {
    ...Chart.properties,
    label: { attribute: false },
    unit: { attribute: false },
    lengths: { attribute: false },
    lines: { attribute: false },
    guides: { attribute: false },
    axis: { attribute: false },
  };
  /** What the picture shows, in one sentence. */
  declare label: string;
  declare unit: "time" | "bytes";
  /** The whole range to come. */
  declare lengths: readonly number[];
  declare lines: readonly NamedLine[];
  declare guides: readonly NamedGuide[];
  /** The name of the lower axis. */
  declare axis: string;

  constructor() {
    super();
    this.label = "";
    this.unit = "time";
    this.lengths = [];
    this.lines = [];
    this.guides = [];
    this.axis = "";
  }

  static override styles = [
    ...Chart.styles,
    css`
      :host {
        min-height: 280px;
      }
      .guide {
        fill: none;
        stroke: var(--edge);
        stroke-dasharray: 1 4;
        stroke-linecap: round;
      }
      .leader {
        fill: none;
        stroke: var(--line2);
      }
      .name {
        paint-order: stroke;
        stroke: var(--page);
        stroke-width: 4px;
        stroke-linejoin: round;
      }
      .guide-name {
        paint-order: stroke;
        stroke: var(--page);
        stroke-width: 4px;
        stroke-linejoin: round;
      }
      .fused .line,
      .fused .dot {
        stroke: var(--weights);
      }
      .fused .dot,
      .fused .name {
        fill: var(--weights);
      }
      .traced .line,
      .traced .dot {
        stroke: var(--weights);
      }
      .traced .line {
        stroke-dasharray: 7 4;
      }
      .traced .dot {
        fill: var(--page);
      }
      .traced .name {
        fill: var(--weights);
      }
      .naive .line,
      .naive .dot,
      .recurrent .line,
      .recurrent .dot {
        stroke: var(--ink2);
      }
      .naive .line {
        stroke-dasharray: 2 4;
      }
      .naive .dot {
        fill: var(--page);
      }
      .recurrent .line {
        stroke-dasharray: 7 4;
      }
      .recurrent .dot {
        fill: var(--ink2);
      }
      .naive .name,
      .recurrent .name {
        fill: var(--ink);
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    if (this.width === 0) return nothing;
    setFamily(getComputedStyle(this).fontFamily);
    const names = [...this.lines, ...this.guides].map(({ label }) => textWidth(label, LABEL_SIZE));
    const ticks = this.unit === "time" ? "0.01 ms" : "100 MB";
    const box = {
      left: Math.ceil(textWidth(ticks, TICK_SIZE, false)) + 12,
      right: this.width - Math.ceil(Math.max(0, ...names)) - 14,
      top: 14,
      bottom: HEIGHT - 44,
    };
    const labelRoom = textWidth("16,384", TICK_SIZE, false) + 10;
    const plot = plotOf(box, this.lengths, this.lines, this.guides, labelRoom);
    if (!plot) return nothing;
    const write = this.unit === "time" ? formatMilliseconds : formatBytes;
    return html`<svg
      width=${this.width}
      height=${HEIGHT}
      viewBox="0 0 ${this.width} ${HEIGHT}"
      role="img"
      aria-label=${this.label}
    >
      ${plot.rows.map(
        ({ y, value }) => svg`<path class="grid" d="M${box.left} ${y}H${box.right}" />
          <text x=${box.left - 8} y=${y + 4} text-anchor="end">${withoutZero(write(value))}</text>`,
      )}
      ${plot.columns.map(
        ({ x, length, labelled }) => svg`<path
            class="grid" d="M${x} ${box.bottom}v${labelled ? 6 : 3}" />
          ${
            labelled
              ? svg`<text x=${x} y=${box.bottom + 20} text-anchor="middle">${formatLength(length)}</text>`
              : nothing
          }`,
      )}
      <path class="grid" d="M${box.left} ${box.bottom}H${box.right}" />
      <text x=${box.right} y=${box.bottom + 38} text-anchor="end">${this.axis}</text>
      ${plot.guides.map(
        ({ id, path, label }) => svg`${leader(label)}<path class="guide" d=${path} />
          <text class="guide-name" x=${label.x} y=${label.y + 4}>${this.#labelOf(id)}</text>`,
      )}
      ${plot.lines.map(
        ({ id, path, dots, label }) => svg`<g class=${this.#lookOf(id)} data-line=${id}>
          ${leader(label)}<path class="line" d=${path} />
          ${dots.map((dot): SVGTemplateResult => marker(this.#lookOf(id), dot))}
          <text class="name" x=${label.x} y=${label.y + 4.5}>${this.#labelOf(id)}</text>
        </g>`,
      )}
    </svg>`;
  }

  #labelOf(id: string): string {
    return [...this.lines, ...this.guides].find((line) => line.id === id)?.label ?? "";
  }

  #lookOf(id: string): NamedLine["look"] {
    return this.lines.find((line) => line.id === id)?.look ?? "fused";
  }
}

function leader({ leader }: Label): SVGTemplateResult | typeof nothing {
  return leader === null ? nothing : svg`<path class="leader" d=${leader} />`;
}

/** A power of ten needs no second digit: 0.1 ms, 1 MB. */
function withoutZero(text: string): string {
  return text.replace(/(\.\d*?)0+ /, "$1 ").replace(". ", " ");
}

define("speed-plot", SpeedPlot);
