import { computed, effect, untracked } from "@preact/signals-core";
import { html, LitElement, nothing, type PropertyValues, render, type TemplateResult } from "lit";
import type { TraceReader } from "../core/trace.ts";
import type { Matrix } from "../core/types.ts";
import type { CellAddress } from "../state/state.ts";
import type { Store } from "../state/store.ts";
import type { Scale } from "../theme/palette.ts";
import { base, hues } from "../theme/shared-styles.ts";
import { showRequest } from "./formula/requests.ts";
import { InTime } from "./in-time.ts";
import type { Axis, AxisRole } from "./labels.ts";
import { GridCells, type Headings } from "./matrix/cells.ts";
import { cellDescription, placeText, tensorAxes, tensorTitle } from "./matrix/describe.ts";
import { type ActionTarget, GridActions } from "./matrix/grid-actions.ts";
import { gridStyles } from "./matrix/grid-styles.ts";
import { namingOf } from "./matrix/looking.ts";
import { type Mark, MarkedElements, marksOf } from "./matrix/marks.ts";
import { cellAt, type GridModel, gridModel, placeOf } from "./matrix/model.ts";
import type { Place } from "./matrix/navigation.ts";
import { tensorInfo } from "./matrix/tensors.ts";
import { writtenRow } from "./matrix/written-row.ts";
import { define } from "./store-element.ts";

/** For how long the cells that an edit moved are underlined, in milliseconds. */
const MOVED = 600;

/**
 * One tensor of the trace as a grid of editable cells. Everything but `store` and `name` has a default
 * that follows from the name; rows and columns given here are the displayed ones.
 */
export class MatrixGrid extends InTime(LitElement) {
  static override readonly styles = [base, hues, gridStyles];
  static override readonly properties = {
    store: { attribute: false },
    name: { type: String },
    scale: { attribute: false },
    bound: { attribute: false },
    compact: { type: Boolean },
    transposed: { type: Boolean },
    onlyRow: { attribute: false },
    followedRow: { attribute: false },
    followedCol: { attribute: false },
    readonly: { type: Boolean },
    noRowLabels: { type: Boolean, attribute: "no-row-labels" },
    noHead: { type: Boolean, attribute: "no-head" },
    noAxes: { type: Boolean, attribute: "no-axes" },
    noBand: { type: Boolean, attribute: "no-band" },
    isCanvas: { state: true },
  };

  declare store: Store | null;
  declare name: string;
  declare scale: Scale | null;
  /** The diverging scale's bound, where it is shared with other matrices. */
  declare bound: number | null;
  /** One of several side by side. */
  declare compact: boolean;
  /** Shows the matrix with rows and columns swapped; cells keep the tensor's own row and column. */
  declare transposed: boolean;
  /** The one row of the tensor that is displayed; null displays all. */
  declare onlyRow: number | null;
  /** The row in the band; null for none; undefined follows the store. */
  declare followedRow: number | null | undefined;
  declare followedCol: number | null;
  declare readonly: boolean;
  /** Row labels only for screen readers: the block to the left shows them. */
  declare noRowLabels: boolean;
  declare noHead: boolean;
  declare noAxes: boolean;
  declare noBand: boolean;
  declare isCanvas: boolean;

  readonly #marked = new MarkedElements();
  #disposers: (() => void)[] = [];
  #model: GridModel | null = null;
  #cells: GridCells | null = null;
  #structure = "";
  #names = "";
  #tokens = "";
  #place: (cell: { row: number; col: number }) => string = () => "";
  readonly #actions = new GridActions(() => this.#actionTarget());
  #rovingCell: HTMLElement | null = null;
  #rovingPlace: Place = { row: 0, col: 0 };
  #pins = "";
  #moved: readonly HTMLElement[] = [];
  #movedTimer = 0;
  #resize: ResizeObserver | null = null;

  constructor() {
    super();
    this.store = null;
    this.name = "";
    this.scale = null;
    this.bound = null;
    this.compact = false;
    this.transposed = false;
    this.onlyRow = null;
    this.followedRow = undefined;
    this.followedCol = null;
    this.readonly = false;
    this.noRowLabels = false;
    this.noHead = false;
    this.noAxes = false;
    this.noBand = false;
    this.isCanvas = false;
  }

  /** The same numbers as in the cells. */
  get matrix(): Matrix | null {
    const trace = this.store?.result.peek()?.trace;
    return trace?.has(this.name) ? trace.get(this.name) : null;
  }

  /** Puts the keyboard's focus into a displayed cell. */
  focusCell(place: Place): void {
    this.#cells?.at(place.row, place.col)?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) return;
    this.#watch();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch();
  }

  protected override render(): TemplateResult {
    if (this.isCanvas) {
      return html`<matrix-canvas
        .store=${this.store} .name=${this.name} .transposed=${this.transposed}
        .scale=${this.scale} .bound=${this.bound} .readonly=${this.readonly} .followedRow=${this.followedRow}
      ></matrix-canvas>`;
    }
    return html`<div class="scroll">
        <div class="grid"></div>
      </div>
      <div class="below"></div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("isCanvas")) {
      this.#structure = "";
      this.#observeSize();
      if (this.#grid) this.#actions.attach(this.#grid);
    }
    if (changed.has("store") || this.#disposers.length === 0) this.#watch();
    this.#refresh();
  }

  #watch(): void {
    this.#unwatch();
    const { store } = this;
    if (!store || !this.isConnected) return;
    const followed = computed(() => (store.state.value.allRows ? null : store.state.value.query));
    let isWatching = false;
    this.#disposers = [
      effect(() => {
        followed.value;
        store.result.value;
        store.messages.value;
        store.covered.value;
        if (isWatching) untracked(() => this.requestUpdate());
      }),
      effect(() => {
        store.focus.value;
        store.hover.value;
        store.explanation.value;
        // An update marks its cells itself.
        if (!this.isUpdatePending) untracked(() => this.#remark());
      }),
      effect(() => {
        const cell = showRequest(store).value;
        if (cell) untracked(() => this.#show(cell));
      }),
    ];
    isWatching = true;
    this.#observeSize();
  }

  #unwatch(): void {
    for (const dispose of this.#disposers.splice(0)) dispose();
    this.#resize?.disconnect();
    this.#resize = null;
    this.#endMoved();
  }

  get #grid(): HTMLElement | null {
    return this.renderRoot.querySelector(".grid");
  }

  /** Brings the cells up to the newest numbers; adds and removes only those that came and went. */
  #refresh(): void {
    const { store } = this;
    const result = store?.result.peek();
    if (!store || !result || !this.hasUpdated) return;
    const model = gridModel(result.trace, this.name, {
      transposed: this.transposed,
      onlyRow: this.onlyRow,
      scale: this.scale,
      bound: this.bound,
      compact: this.compact,
      covered: store.covered.peek(),
    });
    this.#model = model;
    this.isCanvas = model?.density === "canvas";
    const grid = this.#grid;
    if (this.isCanvas) this.#cells = null;
    if (!grid || this.isCanvas) return;
    if (!model) {
      grid.replaceChildren();
      this.#structure = "";
      this.#cells = null;
      return;
    }
    const renamed = this.#build(grid, model);
    this.#fill(model, result.trace, renamed);
    this.#remark();
    const wanted = showRequest(store).peek();
    if (wanted) this.#show(wanted);
  }

  /** Returns whether rows, columns or the tensor are called otherwise than before. */
  #build(grid: HTMLElement, model: GridModel): boolean {
    const { store } = this;
    const naming = store && namingOf(store);
    if (!store || !naming) return false;
    const { messages } = naming;
    const axes = tensorAxes(this.name, naming, model.matrix);
    const title = tensorTitle(this.name, messages);
    this.#place = (cell) => placeText(axes.rows, axes.cols, cell);
    const rows = oneOf(axes.rows, model.onlyRow);
    const [down, across] = this.transposed ? [axes.cols, rows] : [rows, axes.cols];
    const headings: Headings = {
      rows: down.labels,
      cols: across.labels,
      rowRole: down.role,
      colRole: across.role,
      down: this.#axis(down.role, "↓"),
      across: this.#axis(across.role, "→"),
      readonly: this.readonly,
    };
    const structure = JSON.stringify([
      this.name,
      model.transposed,
      model.onlyRow,
      model.density,
      { ...headings, rows: null, cols: null },
    ]);
    const { rows: rowCount, cols: colCount } = model;
    const names = JSON.stringify([title, headings, axes, rowCount, colCount]);
    const renamed = structure !== this.#structure || names !== this.#names;
    const { tokens, keyTokens } = naming.pass;
    const sentences = JSON.stringify([tokens, keyTokens]);
    const isStill = renamed || sentences !== this.#tokens;
    this.#tokens = sentences;
    grid.className = [
      "grid",
      model.density,
      model.cols <= 4 && headings.colRole === "key" ? "few" : "",
      this.noRowLabels ? "no-labels" : "",
      this.noHead ? "no-head" : "",
      this.noBand ? "no-band" : "",
      headings.across ? "captioned" : "",
      // Colours glide where a number changes, not where it is another sentence's.
      isStill ? "still" : "",
    ].join(" ");
    if (!renamed) return false;
    const hadFocus = this.#hasFocus();
    if (structure !== this.#structure) this.#make(grid, headings);
    this.#structure = structure;
    this.#names = names;
    if (this.#cells?.rows !== rowCount || this.#cells.cols !== colCount) this.#actions.abandon();
    this.#cells?.resize(model);
    this.#cells?.nameLabels(headings);
    if (hadFocus && !this.#hasFocus()) {
      queueMicrotask(() => this.#rovingCell?.focus({ preventScroll: true }));
    }
    const { axisNames, grid: gridLabel } = messages.matrix;
    grid.setAttribute(
      "aria-label",
      gridLabel(title, axisNames[headings.rowRole], axisNames[headings.colRole]),
    );
    return true;
  }

  #hasFocus(): boolean {
    return this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement !== null;
  }

  #make(grid: HTMLElement, headings: Headings): void {
    this.#marked.forget();
    this.#rovingCell = null;
    grid.setAttribute("role", this.readonly ? "table" : "grid");
    grid.dataset.tensor = this.name;
    this.#cells = new GridCells(grid, headings);
  }

  #axis(role: AxisRole, arrow: string): readonly [string, string] | null {
    const messages = this.store?.messages.peek();
    if (role === "feature" || this.noAxes || !messages) return null;
    return [role, `${messages.axes[role]} ${arrow}`];
  }

  #fill(model: GridModel, trace: TraceReader, renamed: boolean): void {
    const { store } = this;
    const cells = this.#cells;
    if (!store || !cells) return;
    const messages = store.messages.peek();
    const title = tensorTitle(this.name, messages);
    const followed = this.#followed(model);
    const describe = (index: number) =>
      cellDescription(messages, title, this.#place(cellAt(model, index)), {
        value: model.matrix.data[index] ?? 0,
        masked: model.masked[index] === 1,
        computed: model.pins.get(index)?.computed ?? null,
        covered: index === model.covered,
      });
    const changed = cells.update(model, followed, describe, renamed);
    cells.rowElements.forEach((row, index) => {
      row.classList.toggle("followed", index === followed);
      cells.rowLabels[index]?.classList.toggle("strong", index === followed);
    });
    const isResult = /context|output/.test(tensorInfo(this.name).base);
    for (let row = 0; isResult && row < cells.rows; row++) {
      for (let col = 0; col < cells.cols; col++) {
        cells.at(row, col)?.classList.toggle("result", row === followed);
      }
    }
    this.#markMoved(changed, trace);
    this.#writeRow(model, followed);
    this.#bandColumn();
  }

  /** The displayed row in the band, or null. */
  #followed(model: GridModel): number | null {
    if (this.followedRow !== undefined) return this.followedRow;
    const state = this.store?.state.peek();
    const isQueries = this.#cells?.rowLabels[0]?.classList.contains("query") ?? false;
    if (!state || state.allRows || !isQueries || model.rows < 2) return null;
    return Math.min(state.query, model.rows - 1);
  }

  /** For a moment after a pin, the cells that it moved are underlined. */
  #markMoved(changed: readonly HTMLElement[], trace: TraceReader): void {
    const { pinCells, pinValues } = trace.data;
    const pins = `${pinCells.join()} ${pinValues.join()}`;
    const isEdit = pins !== this.#pins;
    this.#pins = pins;
    if (!isEdit || changed.length === 0) return;
    this.#endMoved();
    for (const cell of changed) cell.classList.add("moved");
    this.#moved = changed;
    this.#movedTimer = window.setTimeout(() => this.#endMoved(), MOVED);
  }

  #endMoved(): void {
    clearTimeout(this.#movedTimer);
    for (const cell of this.#moved) cell.classList.remove("moved");
    this.#moved = [];
  }

  /** Where cells have no digits, those of the followed row stand below. */
  #writeRow(model: GridModel, followed: number | null): void {
    const below = this.renderRoot.querySelector<HTMLElement>(".below");
    if (!below) return;
    const focus = this.store?.focus.peek();
    const row = focus?.name === this.name ? placeOf(model, focus).row : (followed ?? 0);
    const messages = this.store?.messages.peek();
    const isWritten = model.density === "heat" && messages !== undefined;
    render(isWritten ? writtenRow(model, row, this.#cells, messages) : nothing, below);
  }

  #bandColumn(): void {
    const grid = this.#grid;
    const cells = this.#cells;
    if (!grid || !cells) return;
    const known = grid.querySelector<HTMLElement>(".column-band");
    const col = this.followedCol;
    if (col === null || col < 0 || col >= cells.cols) {
      known?.remove();
    } else {
      const band = known ?? document.createElement("div");
      band.className = "column-band";
      band.style.setProperty("grid-column", `${col + 2} / ${col + 3}`);
      if (!known) grid.append(band);
    }
    cells.colLabels.forEach((label, index) => {
      label.classList.toggle("followed", index === col);
    });
  }

  /** Focus, hover and links: never touches a number. */
  #remark(): void {
    const { store } = this;
    const cells = this.#cells;
    const model = this.#model;
    const trace = store?.result.peek()?.trace;
    if (!store || !cells || !model || !trace) return;
    const focus = store.focus.peek();
    const hover = store.hover.peek();
    const marks = marksOf(
      this.name,
      { focus, hovered: hover.cell ?? null, explanation: store.explanation.peek() },
      trace,
    );
    const elements = new Map<HTMLElement, Mark>();
    for (const [key, mark] of marks) {
      const [row = 0, col = 0] = key.split(",").map(Number);
      const place = placeOf(model, { row, col });
      const element = cells.at(place.row, place.col);
      if (element) elements.set(element, mark);
    }
    this.#marked.apply(elements);
    const own = focus?.name === this.name ? placeOf(model, focus) : null;
    const followed = this.#followed(model);
    this.#rove(own ?? this.#restingPlace(followed));
    cells.colLabels.forEach((label, col) => {
      label.classList.toggle("strong", own?.col === col || this.followedCol === col);
      label.classList.toggle("previewed", isPreviewed(label, col, hover));
    });
    cells.rowLabels.forEach((label, row) => {
      label.classList.toggle("strong", row === followed || (followed === null && own?.row === row));
      label.classList.toggle("previewed", isPreviewed(label, row, hover));
    });
    if (model.density === "heat") this.#writeRow(model, followed);
  }

  /** One cell is the grid's tab stop. */
  #rove(place: Place): void {
    const cell = this.#cells?.at(place.row, place.col) ?? this.#cells?.at(0, 0) ?? null;
    if (cell === this.#rovingCell || this.readonly) return;
    if (this.#rovingCell) this.#rovingCell.tabIndex = -1;
    if (cell) cell.tabIndex = 0;
    this.#rovingCell = cell;
    this.#rovingPlace = place;
  }

  /** Where Tab comes back to: the last cell, unless another row is followed by now. */
  #restingPlace(followed: number | null): Place {
    const last = this.#rovingPlace;
    return followed === null || last.row === followed ? last : { row: followed, col: 0 };
  }

  #show(cell: CellAddress): void {
    const { store } = this;
    const model = this.#model;
    if (!store || !model || !this.#cells || cell.name !== this.name || this.readonly) return;
    if (!this.checkVisibility()) return;
    showRequest(store).value = null;
    const place = placeOf(model, cell);
    this.#rove(place);
    this.focusCell(place);
  }

  #actionTarget(): ActionTarget | null {
    const { store } = this;
    const model = this.#model;
    const cells = this.#cells;
    if (!store || !model || !cells || this.readonly) return null;
    const title = tensorTitle(this.name, store.messages.peek());
    return { store, model, cells, describe: (cell) => `${title}, ${this.#place(cell)}` };
  }

  #observeSize(): void {
    this.#resize?.disconnect();
    const grid = this.#grid;
    if (!grid) return;
    const widths = new Map<Element, number>();
    this.#resize = new ResizeObserver((entries) => {
      for (const { target, borderBoxSize } of entries) {
        widths.set(target, borderBoxSize[0]?.inlineSize ?? 0);
      }
      const scrolls = (widths.get(grid) ?? 0) > (widths.get(this) ?? 0) + 1;
      grid.parentElement?.classList.toggle("scrolls", scrolls);
      // No cell of a table takes the focus, so the table itself is scrolled by keyboard.
      if (this.readonly && scrolls) grid.parentElement?.setAttribute("tabindex", "0");
      else grid.parentElement?.removeAttribute("tabindex");
    });
    this.#resize.observe(this);
    this.#resize.observe(grid);
  }
}

function roleOf(label: HTMLElement | undefined): AxisRole {
  if (label?.classList.contains("query")) return "query";
  return label?.classList.contains("key") ? "key" : "feature";
}

function isPreviewed(
  label: HTMLElement,
  index: number,
  hover: { readonly query?: number; readonly key?: number },
): boolean {
  const role = roleOf(label);
  return role === "feature" ? false : hover[role] === index;
}

/** The labels of the rows that are displayed. */
function oneOf(axis: Axis, row: number | null): Axis {
  return row === null ? axis : { ...axis, labels: axis.labels.slice(row, row + 1) };
}

define("matrix-grid", MatrixGrid);

declare global {
  interface HTMLElementTagNameMap {
    "matrix-grid": MatrixGrid;
  }
}
