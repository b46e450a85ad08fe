import { css, LitElement } from "lit";
import { base } from "../../theme/shared-styles.ts";

const chartStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  svg {
    display: block;
    max-width: 100%;
    overflow: visible;
  }
  text {
    font: var(--text-12);
    fill: var(--ink3);
  }
  .grid {
    stroke: var(--line);
  }
  .line {
    fill: none;
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .dot {
    stroke-width: 2;
  }
  .name {
    font: 700 var(--text-13);
  }
`;

/** A picture as wide as its place: axes in hairlines, lines named at their ends. */
export abstract class Chart extends LitElement {
  static override properties = { width: { state: true } };
  /** In CSS pixels; 0 until it is known. */
  declare width: number;

  readonly #size = new ResizeObserver(([entry]) => {
    this.width = Math.floor(entry?.contentRect.width ?? 0);
  });

  constructor() {
    super();
    this.width = 0;
  }

  static override styles = [base, chartStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }
}
