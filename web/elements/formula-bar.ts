import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { createRef, type Ref, ref } from "lit/directives/ref.js";
import type { Explanation, Matrix } from "../core/types.ts";
import { formulaMessages } from "../language/formula.ts";
import { formatNumber, fullDigits } from "../language/numbers.ts";
import { pinAt } from "../state/pins.ts";
import { type CellAddress, isModelMode, sameCell } from "../state/state.ts";
import * as icons from "../theme/later-icons.ts";
import { base, controls, hues } from "../theme/shared-styles.ts";
import type { CopyOutcome } from "./formula/copy.ts";
import { type Context, formulaOf } from "./formula/explain.ts";
import { firstCell, stepShowing } from "./formula/first-cell.ts";
import { type Formula, formulaText, inShort, termWidth } from "./formula/formula.ts";
import { formulaStyles } from "./formula/formula-styles.ts";
import { editRequest, requestShow } from "./formula/requests.ts";
import { arithmetic } from "./formula/template.ts";
import { loadPart } from "./load-part.ts";
import { addressText, type Naming, placeText, tensorAxes, tensorTitle } from "./matrix/describe.ts";
import { namingOf } from "./matrix/looking.ts";
import { type NumberProblem, readNumber } from "./matrix/number-input.ts";
import { matrixIn } from "./matrix/read.ts";
import { tensorInfo } from "./matrix/tensors.ts";
import { Said } from "./said.ts";
import { define, StoreElement } from "./store-element.ts";

/** Below this width the formula has lines of its own. CSS pixels, as all of these. */
const ONE_LINE = 960;
const CELL_NAME = { least: 160, most: 260, character: 7.3, space: 42 };
const VALUE_AND_BUTTONS = 320;
const WAS_AND_UNPIN = 176; // with the result before the value box
const BRACKET = 10;

/** For how long a check says that something was copied, in milliseconds. */
const CHECKED = 2_000;

/** The focused cell: which one it is, how its number came about, and a box to pin another. */
export class FormulaBar extends StoreElement {
  static override readonly styles = [base, hues, controls, formulaStyles];
  static override readonly properties = {
    ...StoreElement.properties,
    docked: { type: Boolean, reflect: true },
    showsAll: { state: true },
    problem: { state: true },
    isTyping: { state: true },
    isCopying: { state: true },
    hasCopied: { state: true },
    width: { state: true },
  };
  /** At the foot of a card instead of the window. */
  declare docked: boolean;
  declare showsAll: boolean;
  /** What is wrong with the number in the box. */
  declare problem: string | null;
  declare isTyping: boolean;
  declare isCopying: boolean;
  /** For a moment, that what was asked for is in the clipboard. */
  declare hasCopied: boolean;
  declare width: number;

  readonly #size = new ResizeObserver(() => {
    this.width = this.clientWidth;
  });
  readonly #input: Ref<HTMLInputElement> = createRef();
  /** The cell that the bar itself chose, while nobody has chosen another. */
  #chosen: CellAddress | null = null;
  #step = "";
  #shown: { readonly explanation: Explanation; readonly formula: Formula } | null = null;
  #announced = { cell: null as CellAddress | null, value: Number.NaN };
  readonly #said = new Said(this);
  /** The cell that the number in the box is for. */
  #edited: CellAddress | null = null;
  #typed = "";

  constructor() {
    super();
    this.docked = false;
    this.showsAll = false;
    this.problem = null;
    this.isTyping = false;
    this.isCopying = false;
    this.hasCopied = false;
    this.width = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.store) return;
    this.#choose();
    if (this.isTyping && !sameCell(this.#edited, this.#cell())) this.#leaveCell();
  }

  /** Another cell is shown: what was typed belongs to the one before, as far as it is a number. */
  #leaveCell(): void {
    const [edited, text] = [this.#edited, this.#typed];
    this.isTyping = false;
    this.problem = null;
    queueMicrotask(() => {
      if (edited && this.#has(edited)) this.#pinTyped(edited, text);
    });
  }

  /** Pins what was typed, where it is another number than the cell's; why it is none, or null. */
  #pinTyped(cell: CellAddress, text: string): NumberProblem | null {
    if (text === this.#digits(cell)) return null;
    const read = readNumber(text);
    if (read.problem === null) this.store.pin(cell, read.value);
    return read.problem;
  }

  protected override render(): TemplateResult {
    const { store } = this;
    const words = formulaMessages(store.language.value);
    const naming = namingOf(store);
    const cell = this.#cell();
    return html`<div class="bar" role=${this.docked ? "group" : "region"} aria-label=${words.label}>
      <div class="cell-name">
        ${
          cell && naming
            ? this.#name(cell, naming)
            : html`<span class="hint">${words.emptyShort}</span>`
        }
      </div>
      <div class="work">${cell && naming ? this.#work(cell, naming) : nothing}</div>
      ${this.#buttons(cell)}
      <div class="visually-hidden" role="status">${this.#said.text}</div>
    </div>`;
  }

  protected override updated(): void {
    const isLeft = !this.isTyping && this.shadowRoot?.activeElement === this.#input.value;
    if (isLeft && !sameCell(this.#edited, this.#cell())) this.#onFocus();
    const request = editRequest(this.store);
    const wanted = request.value;
    if (!wanted) return;
    queueMicrotask(() => {
      request.value = null;
      this.#startTyping(wanted.text);
    });
  }

  #startTyping(text: string | null): void {
    const input = this.#input.value;
    if (!input) return;
    input.focus();
    if (text === null) return;
    input.value = text;
    this.#typed = text;
    input.setSelectionRange(text.length, text.length);
  }

  /** What the addends may take between the cell's name, the rest of the formula, the box and buttons. */
  #room({ lead, open, close, tail }: Formula, cell: CellAddress, isPinned: boolean): number {
    if (this.width < ONE_LINE) return 3 * (this.width - 32);
    const inner = Math.min(1152, this.width - 64);
    const marks = BRACKET * (open.length + close.length);
    const around = [...lead, ...tail].reduce((sum, part) => sum + termWidth(part), marks);
    const address = addressText(cell).length * CELL_NAME.character;
    const within = Math.min(CELL_NAME.most, Math.max(CELL_NAME.least, address));
    const name = within + CELL_NAME.space;
    return inner - name - VALUE_AND_BUTTONS - around - (isPinned ? WAS_AND_UNPIN : 0);
  }

  /** At first, until somebody chooses, and where another step opens: a cell of its matrix. */
  #choose(): void {
    const { store } = this;
    const result = store.result.value;
    const focus = store.focus.value;
    const state = store.state.value;
    const step = state.view === "all" ? "all" : state.step;
    const hasStepped = this.#step !== "" && step !== this.#step && step !== "all";
    if (!result) return;
    this.#step = step;
    const isTheirs =
      focus !== null && (!sameCell(focus, this.#chosen) || pinAt(state.pins, focus) !== null);
    if (isTheirs && !hasStepped) return;
    const carried = hasStepped ? focus : null;
    const cell = firstCell(result.pass, result.trace, state, carried);
    if (sameCell(cell, focus)) return;
    this.#chosen = cell;
    queueMicrotask(() => {
      store.focus.value = cell;
    });
  }

  /** The focused or, without one, the hovered cell, where the trace has it. */
  #cell(): CellAddress | null {
    const { store } = this;
    const cell = store.focus.value ?? store.hover.value.cell ?? null;
    return cell && this.#has(cell) ? cell : null;
  }

  #has(cell: CellAddress): boolean {
    const { rows, cols } = this.#matrix(cell) ?? { rows: 0, cols: 0 };
    return cell.row < rows && cell.col < cols;
  }

  #matrix(cell: CellAddress): Matrix | null {
    const trace = this.store.result.value?.trace;
    return trace?.has(cell.name) ? matrixIn(trace, cell.name) : null;
  }

  #value(cell: CellAddress): number {
    const matrix = this.#matrix(cell);
    return matrix?.data[cell.row * matrix.cols + cell.col] ?? Number.NaN;
  }

  /** What the box begins with. */
  #digits(cell: CellAddress): string {
    const value = this.#value(cell);
    return Number.isFinite(value) ? fullDigits(value) : "";
  }

  #name(cell: CellAddress, naming: Naming): TemplateResult {
    const matrix = this.#matrix(cell);
    const axes = tensorAxes(cell.name, naming, matrix ?? { rows: 0, cols: 0 });
    const { hue } = tensorInfo(cell.name);
    const row = axes.rows.labels[cell.row] ?? "";
    const col = axes.cols.labels[cell.col] ?? "";
    const arrow = axes.cols.role === "key" ? " → " : " ";
    const colHue = axes.cols.role === "feature" ? (hue ?? "") : axes.cols.role;
    const title = tensorTitle(cell.name, naming.messages);
    return html`<span class="place" title=${title}
        >${row === "" ? nothing : html`<span class=${axes.rows.role}>${row}</span>${arrow}`}<span
          class=${colHue}
          >${col}</span
        ></span
      ><span class="address"
        >${addressText(cell)
          .split(/(?<=\.)/)
          .map((part) => html`${part}<wbr />`)}</span
      >`;
  }

  #work(cell: CellAddress, naming: Naming): TemplateResult {
    const { store } = this;
    const trace = store.result.value?.trace;
    const explanation = store.explanation.value;
    const words = formulaMessages(naming.language);
    if (trace && explanation && trace.has(explanation.name)) {
      const settings = store.state.value;
      const context: Context = { trace, naming, settings };
      this.#shown = { explanation, formula: formulaOf(explanation, context) };
    }
    const shown = this.#shown;
    const isStale = !shown || !sameCell(shown.explanation, cell);
    const value = this.#value(cell);
    const pin = trace
      ?.pinned(cell.name)
      .find(({ row, col }) => row === cell.row && col === cell.col);
    this.#announce(cell, value, naming);
    return html`${
      shown
        ? arithmetic(shown.formula, {
            words,
            hovered: store.hover.value.cell ?? null,
            showsAll: this.showsAll,
            room: this.#room(shown.formula, cell, pin !== undefined),
            isStale,
            isResting: sameCell(cell, this.#chosen),
            isPinned: pin !== undefined,
            label: words.computedBy(formulaText(inShort(shown.formula))),
            toggle: () => this.#toggleTerms(),
            hover: (source) => {
              store.hover.value = source ? { cell: source } : {};
            },
            go: (source) => this.#goTo(source),
          })
        : nothing
    }
      <div class="value">
        <input
          ${ref(this.#input)}
          class=${pin ? "is-pinned" : ""}
          type="text" autocomplete="off" spellcheck="false" enterkeyhint="done"
          aria-label=${words.valueBox}
          aria-invalid=${this.problem ? "true" : "false"}
          .value=${this.isTyping ? this.#typed : formatNumber(value)}
          @focus=${this.#onFocus} @input=${this.#onInput} @blur=${this.#onBlur}
          @keydown=${this.#onKey}
        />
        ${this.problem ? html`<span class="problem" role="alert">${this.problem}</span>` : nothing}
        ${
          pin
            ? html`<span class="was">${words.was(formatNumber(pin.computed))}<button
                class="link" aria-label=${words.unpinLabel} @click=${() => store.unpin(cell)}
              >${words.unpin}</button></span>`
            : nothing
        }
      </div>`;
  }

  /** The button goes with what it hid; the one in its place takes over. */
  async #toggleTerms(): Promise<void> {
    this.showsAll = !this.showsAll;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(".more")?.focus();
  }

  #buttons(cell: CellAddress | null): TemplateResult {
    const { store } = this;
    const words = formulaMessages(store.language.value);
    const trace = store.result.value?.trace;
    const isPinned =
      cell !== null &&
      (trace?.pinned(cell.name).some(({ row, col }) => row === cell.row && col === cell.col) ??
        false);
    const canPin = cell !== null && Number.isFinite(this.#value(cell));
    const button = (label: string, icon: TemplateResult, act: () => void, disabled: boolean) =>
      html`<button class="icon" aria-label=${label} title=${label} ?disabled=${disabled}
        @click=${act}>${icon}</button>`;
    return html`<div class="buttons">
      <button class="icon copy" aria-label=${words.copy} title=${words.copy} aria-haspopup="menu"
        aria-expanded=${this.isCopying ? "true" : "false"} ?disabled=${cell === null}
        @click=${this.#openMenu}
      >${this.hasCopied ? icons.check : icons.copy}</button>
      ${this.isCopying ? this.#copyMenu() : nothing}
      <button class="icon ${isPinned ? "is-pinned" : ""}" aria-label=${isPinned ? words.unpinLabel : words.pin}
        title=${isPinned ? words.unpinLabel : words.pin}
        ?disabled=${!canPin} @click=${() => cell && this.#togglePin(cell, isPinned)}
      >${icons.pin}</button>
      ${button(words.undo, icons.undo, () => store.undo(), !store.canUndo.value)}
      ${button(words.redo, icons.redo, () => store.redo(), !store.canRedo.value)}
      ${button(
        words.resetAll,
        icons.reset,
        () => store.resetAll(),
        Object.keys(store.state.value.pins).length === 0,
      )}
    </div>`;
  }

  /** Focuses a term's cell, in the step that shows it. */
  #goTo(cell: CellAddress): void {
    const { state } = this.store;
    const { view, mode, step } = state.value;
    if (!this.docked && view === "step" && !isModelMode(mode)) {
      const opened = stepShowing(tensorInfo(cell.name).base, step);
      this.#step = opened;
      this.store.update({ step: opened });
    }
    requestShow(this.store, cell);
  }

  async #openMenu(): Promise<void> {
    const menu = await loadPart(this.store, () => import("./formula/copy-menu.ts"));
    if (menu) this.isCopying = !this.isCopying;
  }

  #copyMenu(): TemplateResult {
    const { language, result } = this.store;
    const trace = result.value?.trace;
    const close = ({ detail, target }: CustomEvent<CopyOutcome | null>): void => {
      const hadFocus = target instanceof Element && target.matches(":focus-within");
      this.isCopying = false;
      if (detail) this.#said.now(detail.said);
      this.hasCopied = detail?.isCopied ?? false;
      setTimeout(() => {
        this.hasCopied = false;
      }, CHECKED);
      if (hadFocus) this.renderRoot.querySelector<HTMLElement>(".copy")?.focus();
    };
    return html`<copy-menu
      .language=${language.value}
      .copied=${trace && this.#shown ? { ...this.#shown, trace } : null}
      @close=${close}
    ></copy-menu>`;
  }

  #togglePin(cell: CellAddress, isPinned: boolean): void {
    if (isPinned) this.store.unpin(cell);
    else this.store.pin(cell, Number(fullDigits(this.#value(cell))));
  }

  /** A new number in the same cell is news; going to another cell is not, its grid says it. */
  #announce(cell: CellAddress, value: number, naming: Naming): void {
    const before = this.#announced;
    this.#announced = { cell, value };
    if (!sameCell(before.cell, cell)) {
      this.#said.soon("");
      return;
    }
    // A cell that the bar chose by itself is nobody's yet.
    if (Object.is(before.value, value) || sameCell(cell, this.#chosen)) return;
    const axes = tensorAxes(cell.name, naming, this.#matrix(cell) ?? { rows: 0, cols: 0 });
    const place = placeText(axes.rows, axes.cols, cell);
    this.#said.soon(formulaMessages(naming.language).valueNow(place, formatNumber(value)));
  }

  #onFocus = (): void => {
    const cell = this.#cell();
    const input = this.#input.value;
    if (!cell || !input) return;
    this.#edited = cell;
    this.#typed = this.#digits(cell);
    input.value = this.#typed;
    this.isTyping = true;
    input.select();
  };

  #onInput = (): void => {
    this.#typed = this.#input.value?.value ?? "";
    this.problem = null;
  };

  #onBlur = (): void => {
    if (this.isTyping && this.#commit()) this.isTyping = false;
  };

  #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    event.stopPropagation();
    const cell = this.#cell();
    if (event.key === "Escape") {
      this.isTyping = false;
      this.problem = null;
      if (cell) requestShow(this.store, cell);
      this.#input.value?.blur();
    } else if (event.key === "Enter" && this.#commit()) {
      this.isTyping = false;
      if (cell) requestShow(this.store, cell);
      this.#input.value?.blur();
    }
  };

  /** Pins what is in the box; true where there is nothing (more) to correct. */
  #commit(): boolean {
    const [cell, text] = [this.#edited, this.#typed];
    if (!cell || !this.isTyping) return true;
    const problem = this.#pinTyped(cell, text);
    const said = problem && this.store.messages.peek().numberProblems[problem];
    this.problem = typeof said === "function" ? said(text.trim()) : said;
    return problem === null;
  }
}

define("formula-bar", FormulaBar);

declare global {
  interface HTMLElementTagNameMap {
    "formula-bar": FormulaBar;
  }
}
