import { computed, effect, untracked } from "@preact/signals-core";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Matrix } from "../core/types.ts";
import { formatFull } from "../language/numbers.ts";
import { type CellAddress, sameCell } from "../state/state.ts";
import type { Store } from "../state/store.ts";
import { cssProperties } from "../theme/css-properties.ts";
import type { Scale, Theme } from "../theme/palette.ts";
import { onSystemTheme, resolvedTheme } from "../theme/resolved-theme.ts";
import { base, hues } from "../theme/shared-styles.ts";
import { requestEdit, showRequest } from "./formula/requests.ts";
import { InTime } from "./in-time.ts";
import { cellDescription, placeText, tensorAxes, tensorTitle } from "./matrix/describe.ts";
import { drawMatrix, pitchFor } from "./matrix/draw.ts";
import { addressOf } from "./matrix/grid-actions.ts";
import { endPreview, lock, namingOf, preview, rolesOf } from "./matrix/looking.ts";
import { cellAt, type GridModel, gridModel, indexAt, placeOf } from "./matrix/model.ts";
import { moveBy, type Place, startsNumber } from "./matrix/navigation.ts";
import { define } from "./store-element.ts";

/**
 * A matrix with too many cells for elements: drawn, with one roving cell that is real, so that keyboard
 * and screen reader find every number. Editing happens in the formula bar.
 */
export class MatrixCanvas extends InTime(LitElement) {
  static override readonly properties = {
    store: { attribute: false },
    name: { type: String },
    scale: { attribute: false },
    bound: { attribute: false },
    transposed: { type: Boolean },
    readonly: { type: Boolean },
    followedRow: { attribute: false },
    model: { state: true },
    place: { state: true },
    pitch: { state: true },
  };
  declare store: Store | null;
  declare name: string;
  declare scale: Scale | null;
  declare bound: number | null;
  declare transposed: boolean;
  declare readonly: boolean;
  declare followedRow: number | null | undefined;
  declare model: GridModel | null;
  /** The roving cell, as displayed. */
  declare place: Place;
  declare pitch: number;

  /** What the canvas shows by now. */
  #drawn = {
    canvas: null as HTMLCanvasElement | null,
    model: null as GridModel | null,
    key: "",
  };
  #disposers: (() => void)[] = [];
  #size: ResizeObserver | null = null;
  #width = 0;
  /** There is a newer result than the model's. */
  #isOld = false;
  /** Asking for it costs a layout, so it is kept until it may have changed. */
  #theme: Theme | null = null;
  #frame = 0;

  constructor() {
    super();
    this.store = null;
    this.name = "";
    this.scale = null;
    this.bound = null;
    this.transposed = false;
    this.readonly = false;
    this.followedRow = undefined;
    this.model = null;
    this.place = { row: 0, col: 0 };
    this.pitch = 8;
  }

  static override readonly styles = [
    base,
    hues,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .axes,
      .note {
        margin: 0 0 4px;
        font: var(--text-13);
        color: var(--ink2);
      }
      .axes span + span {
        margin-left: 16px;
      }
      .scroll {
        overflow: auto;
        max-width: 100%;
        max-height: 80vh;
        margin: -6px;
        padding: 6px;
      }
      .frame {
        position: relative;
        width: calc(var(--pitch) * var(--columns));
        height: calc(var(--pitch) * var(--rows));
        cursor: cell;
      }
      canvas {
        display: block;
        width: 100%;
        height: 100%;
      }
      .roving {
        position: absolute;
        left: calc(var(--pitch) * var(--col));
        top: calc(var(--pitch) * var(--row));
        width: calc(var(--pitch) - 1px);
        height: calc(var(--pitch) - 1px);
        outline: 2px solid transparent;
        outline-offset: 2px;
        pointer-events: none;
        scroll-margin: 60px;
      }
      .roving.focused,
      .roving:focus-visible {
        outline-color: var(--ink);
      }
      .reading {
        min-height: 24px;
        margin: 8px 0 0;
        font: var(--text-14);
      }
      .reading b {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  get matrix(): Matrix | null {
    return this.model?.matrix ?? null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("store")) this.#watch();
    const keys = ["name", "transposed", "scale", "bound"];
    if (this.#isOld || keys.some((key) => changed.has(key as keyof this))) this.#read();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { store, model } = this;
    const result = store?.result.peek();
    if (!store || !model || !result) return nothing;
    const messages = store.messages.peek();
    const axes = this.#axes();
    const index = indexAt(model, this.place.row, this.place.col);
    const cell = cellAt(model, index);
    const value = model.matrix.data[index] ?? 0;
    const title = tensorTitle(this.name, messages);
    const [down, across] = this.transposed ? [axes?.cols, axes?.rows] : [axes?.rows, axes?.cols];
    const axisName = (role: "query" | "key" | "feature" = "feature") =>
      messages.matrix.axisNames[role];
    const place = axes ? placeText(axes.rows, axes.cols, cell) : "";
    const description = cellDescription(messages, title, place, {
      value,
      masked: model.masked[index] === 1,
      covered: false,
      computed: model.pins.get(index)?.computed ?? null,
    });
    const isFocused = sameCell(store.focus.peek(), { name: this.name, ...cell });
    return html`<p class="axes">
        ${axisWords(down?.role, "↓", messages.axes)} ${axisWords(across?.role, "→", messages.axes)}
      </p>
      <div class="scroll">
        <div class="frame" role=${this.readonly ? "table" : "grid"} data-tensor=${this.name}
          aria-label=${messages.matrix.grid(title, axisName(down?.role), axisName(across?.role))}
          aria-rowcount=${model.rows} aria-colcount=${model.cols}
          ${cssProperties({
            "--pitch": `${this.pitch}px`,
            "--columns": String(model.cols),
            "--rows": String(model.rows),
          })}
          @click=${this.#onClick} @dblclick=${this.#onDoubleClick}
          @pointermove=${this.#onMove} @pointerleave=${this.#onLeave} @keydown=${this.#onKey}
        >
          <canvas aria-hidden="true"></canvas>
          <div role="row" aria-rowindex=${this.place.row + 1}>
            <div class="roving ${isFocused ? "focused" : ""}"
              role=${this.readonly ? "cell" : "gridcell"} tabindex="0"
              aria-colindex=${this.place.col + 1} aria-label=${description}
              data-row=${cell.row} data-col=${cell.col} data-value=${String(value)}
              @focus=${this.#onFocus}
              ${cssProperties({
                "--row": String(this.place.row),
                "--col": String(this.place.col),
              })}
            ></div>
          </div>
        </div>
      </div>
      <p class="reading" aria-hidden="true">${place} <b>${formatFull(value)}</b></p>
      <p class="note">${messages.matrix.canvas(model.rows, model.cols)}</p>`;
  }

  protected override updated(): void {
    this.#drawSoon();
  }

  #watch(): void {
    this.#unwatch();
    const { store } = this;
    if (!store || !this.isConnected) return;
    const followed = computed(() => (store.state.value.allRows ? null : store.state.value.query));
    const theme = computed(() => store.state.value.theme);
    this.#disposers = [
      effect(() => {
        store.result.value;
        store.messages.value;
        this.#isOld = true;
        untracked(() => this.requestUpdate());
      }),
      effect(() => {
        followed.value;
        this.#drawSoon();
      }),
      effect(() => {
        theme.value;
        this.#drawSoon({ inTheme: null });
      }),
      effect(() => {
        const focus = store.focus.value;
        untracked(() => this.#follow(focus));
      }),
      effect(() => {
        const cell = showRequest(store).value;
        if (cell?.name === this.name) untracked(() => this.#show(cell));
      }),
      onSystemTheme(() => this.#drawSoon({ inTheme: null })),
    ];
    this.#size = new ResizeObserver(([entry]) => {
      this.#width = entry?.contentRect.width ?? 0;
      this.#fit();
    });
    this.#size.observe(this);
  }

  #unwatch(): void {
    for (const dispose of this.#disposers.splice(0)) dispose();
    this.#size?.disconnect();
    this.#size = null;
  }

  #read(): void {
    this.#isOld = false;
    const result = this.store?.result.peek();
    if (!result) return;
    const { transposed, scale, bound } = this;
    const model = gridModel(result.trace, this.name, { transposed, scale, bound });
    this.model = model;
    if (!model) return;
    this.place = {
      row: Math.min(this.place.row, model.rows - 1),
      col: Math.min(this.place.col, model.cols - 1),
    };
    this.#fit();
  }

  #fit(): void {
    if (this.#width > 0) this.pitch = pitchFor(this.#width, this.model?.cols ?? 1);
  }

  /** With the next frame, once for all that changes until then. */
  #drawSoon({ inTheme = this.#theme } = {}): void {
    this.#theme = inTheme;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    const canvas = this.renderRoot.querySelector?.("canvas");
    const { model, store } = this;
    if (!canvas || !model || !store) return;
    const state = store.state.peek();
    const isQueries = this.#axes()?.[this.transposed ? "cols" : "rows"].role === "query";
    const followed = isQueries && !state.allRows ? state.query : null;
    this.#theme ??= resolvedTheme(this);
    const drawing = {
      theme: this.#theme,
      pitch: this.pitch,
      followedRow: this.followedRow === undefined ? followed : this.followedRow,
      devicePixelRatio: window.devicePixelRatio || 1,
    };
    const { canvas: drawnOn, model: drawnModel, key } = this.#drawn;
    const drawingKey = JSON.stringify(drawing);
    if (drawnOn === canvas && drawnModel === model && key === drawingKey) return;
    this.#drawn = { canvas, model, key: drawingKey };
    drawMatrix(canvas, model, drawing);
  }

  #axes() {
    const { store, model } = this;
    if (!store || !model) return null;
    const naming = namingOf(store);
    if (!naming) return null;
    return tensorAxes(this.name, naming, model.matrix);
  }

  #follow(focus: CellAddress | null): void {
    if (focus && this.model && this.#hasPlaceOf(focus)) this.place = placeOf(this.model, focus);
    this.requestUpdate();
  }

  /** Its own cells, and those of another matrix over the same queries and keys. */
  #hasPlaceOf({ name, row, col }: CellAddress): boolean {
    const { model, store } = this;
    if (!model || !store || row >= model.matrix.rows || col >= model.matrix.cols) return false;
    if (name === this.name) return true;
    const roles = [name, this.name].map((each) => rolesOf(store, each));
    return roles.every((each) => each?.rows === "query" && each.cols === "key");
  }

  #show(cell: CellAddress): void {
    const { store, model } = this;
    if (!store || !model || !this.checkVisibility()) return;
    showRequest(store).value = null;
    this.place = placeOf(model, cell);
    this.#focusRoving();
  }

  #focusRoving(): void {
    this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".roving")?.focus());
  }

  #cellOf(place: Place): CellAddress | null {
    const { model } = this;
    return model && addressOf(model, place);
  }

  #placeAt(event: MouseEvent): Place | null {
    const { model } = this;
    const frame = this.renderRoot.querySelector(".frame")?.getBoundingClientRect();
    if (!model || !frame) return null;
    const row = Math.floor((event.clientY - frame.top) / this.pitch);
    const col = Math.floor((event.clientX - frame.left) / this.pitch);
    return row >= 0 && col >= 0 && row < model.rows && col < model.cols ? { row, col } : null;
  }

  #go(place: Place): void {
    const { store } = this;
    const cell = this.#cellOf(place);
    if (!store || !cell) return;
    this.place = place;
    lock(store, cell);
    this.#focusRoving();
  }

  #onFocus = (): void => {
    const cell = this.#cellOf(this.place);
    if (this.store && cell) this.store.focus.value = cell;
  };

  #onClick = (event: MouseEvent): void => {
    const place = this.#placeAt(event);
    if (place) this.#go(place);
  };

  #onDoubleClick = (event: MouseEvent): void => {
    if (this.#placeAt(event) && this.store && !this.readonly) requestEdit(this.store, null);
  };

  #onMove = (event: PointerEvent): void => {
    const { store } = this;
    const place = this.#placeAt(event);
    const cell = place && this.#cellOf(place);
    if (!store || !cell || event.pointerType === "touch") return;
    if (!sameCell(store.hover.peek().cell, cell)) preview(store, cell);
  };

  #onLeave = (): void => {
    const { store } = this;
    if (store) endPreview(store, this.name);
  };

  #onKey = (event: KeyboardEvent): void => {
    const { store, model } = this;
    const cell = this.#cellOf(this.place);
    if (!store || !model || !cell) return;
    const to = moveBy(event, this.place, model.rows, model.cols);
    if (to) this.#go(to);
    else if (this.readonly) return;
    else if (event.key === "Enter" || event.key === "F2") requestEdit(store, null);
    else if (startsNumber(event)) requestEdit(store, event.key.normalize("NFKC"));
    else if (event.key === "Delete" || event.key === "Backspace") store.unpin(cell);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function axisWords(
  role: "query" | "key" | "feature" | undefined,
  arrow: string,
  axes: { readonly query: string; readonly key: string },
): TemplateResult | typeof nothing {
  if (role !== "query" && role !== "key") return nothing;
  return html`<span><span class=${role}>${role}</span> ${axes[role]} ${arrow}</span>`;
}

define("matrix-canvas", MatrixCanvas);

declare global {
  interface HTMLElementTagNameMap {
    "matrix-canvas": MatrixCanvas;
  }
}
