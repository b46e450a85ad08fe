import { html, nothing, type TemplateResult } from "lit";
import { Comparison } from "../../compare/comparison.ts";
import {
  type Apart,
  type Change,
  counterpart,
  type Difference,
  difference,
  differencePass,
  type Side,
} from "../../compare/difference.ts";
import { changedKeys, figuresOf } from "../../compare/words.ts";
import type { PassResult } from "../../compute/protocol.ts";
import { type CompareMessages, compareMessages } from "../../language/compare.ts";
import { settingsMessages } from "../../language/settings.ts";
import { frozenOf, sameNumbers } from "../../state/history.ts";
import { tensorName } from "../../state/names.ts";
import type { Frozen, Language } from "../../state/state.ts";
import type { Computed, Store } from "../../state/store.ts";
import { largestMagnitude } from "../../theme/heat.ts";
import { base, controls } from "../../theme/shared-styles.ts";
import { placeText, tensorAxes, tensorTitle } from "../matrix/describe.ts";
import { namingOf } from "../matrix/looking.ts";
import { matrixIn } from "../matrix/read.ts";
import { tensorInfo } from "../matrix/tensors.ts";
import "../matrix-grid.ts";
import "../said-line.ts";
import { define, StoreElement } from "../store-element.ts";
import { compareStyles } from "./compare-styles.ts";

/** Numbers of a trace up to which every tensor's difference is said in the list. */
const EAGER_VALUES = 60_000;

/** One tensor of B, what A has of it, and B − A; null where A has none. */
interface Compared {
  readonly name: string;
  readonly nameA: string | null;
  readonly sideA: Side | null;
  readonly sideB: Side | null;
  readonly found: Difference | Apart | null;
}

/** The comparisons of two results, by B's tensor. */
interface Known {
  readonly a: Computed | null;
  readonly b: Computed | null;
  readonly language: Language | null;
  readonly tensors: Map<string, Compared>;
}

/** Freezes a state as A, and shows any tensor of it, of the present state B, and B − A. */
export class CompareStates extends StoreElement {
  static override properties = { ...StoreElement.properties, over: { state: true } };
  /** The cell of the difference under the pointer. */
  declare over: { readonly row: number; readonly col: number } | null;

  #comparison: Comparison | null = null;
  #frozen: Frozen | null = null;
  #given = { b: null as PassResult | null, difference: null as Difference | null };
  /** The comparisons of the present two results, by B's tensor. */
  #known: Known = { a: null, b: null, language: null, tensors: new Map() };

  static override styles = [base, controls, compareStyles];

  constructor() {
    super();
    this.over = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  override willUpdate(): void {
    const { frozen } = this.store.state.value;
    if (frozen === this.#frozen) return;
    this.#frozen = frozen;
    if (!frozen) this.#end();
    else if (this.#comparison) this.#comparison.freeze(frozen);
    else this.#comparison = new Comparison(this.store, frozen);
  }

  override render(): TemplateResult {
    const messages = compareMessages(this.store.language.value);
    const { frozen } = this.store.state.value;
    if (!frozen || !this.#comparison) {
      return html`<p class="intro">${messages.intro}</p>
        <div class="actions">
          <button class="go" type="button" @click=${this.#freeze}>${messages.freeze}</button>
        </div>`;
    }
    return html`${this.#actions(messages, frozen)} ${this.#compared(messages, this.#comparison)}`;
  }

  #actions(messages: CompareMessages, frozen: Frozen): TemplateResult {
    const { store } = this;
    const present = frozenOf(store.state.value);
    const isSame = sameNumbers(frozen, present);
    const { modes } = store.messages.value;
    const settings = settingsMessages(store.language.value);
    const shortValue = (key: keyof Frozen, state: Frozen): string | null => {
      if (key === "score") return settings.scores[state.score];
      if (key === "source") return settings.sources[state.source];
      if (key === "position") return settings.positions[state.position];
      if (key === "mode") return modes[state.mode];
      if (key === "temperature" || key === "numHeads" || key === "headDim" || key === "seed") {
        return String(state[key]);
      }
      return null;
    };
    const button = (label: string, act: () => void, isIdle = false) => html`<button
      class="link"
      type="button"
      ?disabled=${isIdle}
      @click=${act}
    >
      ${label}
    </button>`;
    return html`<div class="actions" role="group" aria-label=${messages.actions}>
        <button class="go" type="button" ?disabled=${isSame} @click=${this.#freeze}>
          ${messages.again}
        </button>
        ${button(
          messages.swap,
          () => store.update({ ...frozen, frozen: present }, { history: "push" }),
          isSame,
        )}
        ${button(messages.back, () => store.update({ ...frozen }, { history: "push" }), isSame)}
        ${button(messages.clear, () => store.update({ frozen: null }))}
      </div>
      <p class="changed">
        ${
          isSame
            ? messages.same
            : messages.changedKeys(changedKeys(frozen, present, messages, shortValue))
        }
      </p>`;
  }

  #compared(messages: CompareMessages, comparison: Comparison): TemplateResult {
    const b = this.store.result.value;
    const a = comparison.a.result.value;
    if (!b || !a) {
      const text = comparison.a.problem.value ? messages.failed : messages.waiting;
      return html`<p class="changed" role="status">${text}</p>`;
    }
    const name = this.#name(b);
    const compared = this.#compare(comparison, a, b, name);
    this.#give(comparison, b, compared);
    const found = this.#sentence(messages, compared);
    return html`${this.#choice(messages, comparison, a, b, name)}
      <p class="found"><said-line .text=${found}>${found}</said-line></p>
      <div class="notes">
        ${shapeNotes(messages, compared).map((note) => html`<p>${note}</p>`)}
      </div>
      ${this.#blocks(messages, comparison, compared)}`;
  }

  #compare(comparison: Comparison, a: Computed, b: Computed, name: string): Compared {
    const language = this.store.language.value;
    if (a !== this.#known.a || b !== this.#known.b || language !== this.#known.language) {
      this.#known = { a, b, language, tensors: new Map() };
    }
    const known = this.#known.tensors.get(name);
    if (known) return known;
    const nameA = counterpart(name, a);
    const sideB = sideOf(this.store, b, name);
    const sideA = nameA === null ? null : sideOf(comparison.a, a, nameA);
    const found = sideA && sideB && difference(sideA, sideB);
    const compared = { name, nameA, sideA, sideB, found };
    this.#known.tensors.set(name, compared);
    return compared;
  }

  #choice(
    messages: CompareMessages,
    comparison: Comparison,
    a: Computed,
    b: Computed,
    chosen: string,
  ): TemplateResult {
    const isSmall = b.trace.data.values.length <= EAGER_VALUES;
    const texts = this.store.messages.value;
    const remark = (name: string): string => {
      const { found } = this.#compare(comparison, a, b, name);
      if (!found || typeof found === "string") return messages.apart;
      return found.largest
        ? messages.most(figuresOf(found.largest).by.replace("−", ""))
        : messages.unchanged;
    };
    return html`<label class="chosen"
      >${messages.tensor}
      <select
        class="box"
        @change=${(event: Event) =>
          this.store.update({ tensor: (event.target as HTMLSelectElement).value })}
      >
        ${b.trace.names.map((name) => {
          const text = messages.option(tensorTitle(name, texts), name);
          return html`<option value=${name} .selected=${name === chosen}>
            ${isSmall ? `${text} (${remark(name)})` : text}
          </option>`;
        })}
      </select>
    </label>`;
  }

  #sentence(messages: CompareMessages, { name, sideB: side, found }: Compared): string {
    const title = tensorTitle(name, this.store.messages.value);
    if (!found || !side) return messages.missing;
    if (found === "tokens") return messages.noShared;
    if (found === "features") return messages.features;
    if (!found.largest) return messages.none(title);
    const { from, to, by } = figuresOf(found.largest);
    const cell = cellName(side, found, found.largest);
    return Number.isFinite(found.largest.to - found.largest.from)
      ? messages.largest(title, cell, from, to, by)
      : messages.largestMask(title, cell, from, to);
  }

  #blocks(
    messages: CompareMessages,
    comparison: Comparison,
    { name, nameA, sideA, sideB, found }: Compared,
  ): TemplateResult {
    const bound = Math.max(
      largestMagnitude(sideA?.matrix.data ?? []),
      largestMagnitude(sideB?.matrix.data ?? []),
    );
    const isPaired = found !== null && typeof found !== "string";
    const block = (
      which: "a" | "b" | "difference",
      note: string,
      store: Store,
      tensor: string,
    ) => html`<figure data-which=${which} aria-label="${messages[which]}, ${note}">
      <figcaption><b>${messages[which]}</b> ${note}</figcaption>
      <matrix-grid
        class=${(sideB?.matrix.cols ?? 0) > 32 ? "drawn" : ""}
        .store=${store}
        .name=${tensor}
        .readonly=${true}
        .followedRow=${null}
        .scale=${which === "difference" ? "diverging" : tensorInfo(tensor).scale}
        .bound=${which === "difference" ? null : bound}
      ></matrix-grid>
    </figure>`;
    return html`<div class="blocks" @pointerover=${this.#look} @pointerleave=${this.#unlook}>
        ${nameA === null ? nothing : block("a", messages.aNote, comparison.a, nameA)}
        ${block("b", messages.bNote, comparison.b, name)}
        ${
          isPaired
            ? block("difference", messages.differenceNote, comparison.difference, name)
            : nothing
        }
      </div>
      ${isPaired && sideA && sideB ? this.#reading(messages, sideA, sideB, found) : nothing}`;
  }

  /** The cell under the pointer in all three, as numbers side by side. */
  #reading(messages: CompareMessages, a: Side, b: Side, found: Difference): TemplateResult {
    const at = this.over;
    const [row, col] = [found.rows[at?.row ?? -1], found.cols[at?.col ?? -1]];
    if (!at || !row || !col) return html`<p class="reading"></p>`;
    const from = a.matrix.data[row[0] * a.matrix.cols + col[0]] ?? 0;
    const to = b.matrix.data[row[1] * b.matrix.cols + col[1]] ?? 0;
    const figures = figuresOf({ from, to });
    return html`<p class="reading" aria-hidden="true">
      ${messages.reading(cellName(b, found, at), figures.from, figures.to, figures.by)}
    </p>`;
  }

  /** B's chosen tensor; the weights of the followed head where none is chosen. */
  #name({ pass, trace }: Computed): string {
    const { tensor, head } = this.store.state.value;
    if (tensor !== null && trace.has(tensor)) return tensor;
    return tensorName(pass, "attention_weights", head);
  }

  /** Hands the stores of B and B − A what they show, and marks the largest change or what is pointed at. */
  #give(comparison: Comparison, { pass }: Computed, { name, sideB: side, found }: Compared): void {
    queueMicrotask(() => {
      if (this.#comparison !== comparison) return;
      if (pass !== this.#given.b) comparison.show("b", pass);
      this.#given.b = pass;
      if (!side || !found || typeof found === "string") return;
      if (found !== this.#given.difference) {
        const roles = { rows: side.rows.role, cols: side.cols.role };
        comparison.show("difference", differencePass(pass, name, found, roles));
      }
      this.#given.difference = found;
      this.#mark(comparison, name, found);
    });
  }

  #mark(comparison: Comparison, name: string, found: Difference): void {
    const at = this.over ?? found.largest;
    const a = comparison.a.result.peek();
    const nameA = a && counterpart(name, a);
    const [row, col] = [found.rows[at?.row ?? -1], found.cols[at?.col ?? -1]];
    if (!at || !row || !col || !nameA) {
      for (const store of [comparison.a, comparison.b, comparison.difference]) {
        store.hover.value = {};
      }
      return;
    }
    comparison.a.hover.value = { cell: { name: nameA, row: row[0], col: col[0] } };
    comparison.b.hover.value = { cell: { name, row: row[1], col: col[1] } };
    comparison.difference.hover.value = { cell: { name, row: at.row, col: at.col } };
  }

  #look = (event: PointerEvent): void => {
    const path = event.composedPath().filter((target) => target instanceof HTMLElement);
    const cell = path.find(({ dataset }) => dataset.row !== undefined);
    const which = path.find(({ dataset }) => dataset.which !== undefined)?.dataset.which;
    const found = this.#given.difference;
    if (!cell || !found) {
      this.over = null;
      return;
    }
    const own = (pairs: Difference["rows"], index: number): number =>
      which === "difference"
        ? index
        : pairs.findIndex((pair) => pair[which === "a" ? 0 : 1] === index);
    const row = own(found.rows, Number(cell.dataset.row));
    const col = own(found.cols, Number(cell.dataset.col));
    this.over = row < 0 || col < 0 ? null : { row, col };
  };

  #unlook = (): void => {
    this.over = null;
  };

  #freeze = (): void => {
    this.store.update({ frozen: frozenOf(this.store.state.peek()) });
  };

  #end(): void {
    this.#comparison?.dispose();
    this.#comparison = null;
    this.#frozen = null;
    this.#given = { b: null, difference: null };
  }
}

function sideOf(store: Store, { trace }: Computed, name: string): Side | null {
  const naming = namingOf(store);
  if (!naming || !trace.has(name)) return null;
  const matrix = matrixIn(trace, name);
  return { matrix, ...tensorAxes(name, naming, matrix) };
}

function cellName(
  side: Side,
  { rows, cols }: Difference,
  { row, col }: Pick<Change, "row" | "col">,
): string {
  return placeText(side.rows, side.cols, { row: rows[row]?.[1] ?? 0, col: cols[col]?.[1] ?? 0 });
}

/** Which shapes there are, and whose tokens have no partner. */
function shapeNotes(messages: CompareMessages, { sideA: a, sideB: b, found }: Compared): string[] {
  if (!a || !b) return [];
  const shape = ({ matrix }: Side) => `${matrix.rows}×${matrix.cols}`;
  const notes = shape(a) === shape(b) ? [] : [messages.shapes(shape(a), shape(b))];
  if (!found || typeof found === "string") return notes;
  const alone = (side: 0 | 1): string[] => {
    const { rows, cols } = side === 0 ? a : b;
    const left = [
      [rows, found.rows],
      [cols, found.cols],
    ] as const;
    return [
      ...new Set(
        left.flatMap(([axis, pairs]) =>
          axis.role === "feature"
            ? []
            : axis.labels.filter((_, index) => !pairs.some((pair) => pair[side] === index)),
        ),
      ),
    ];
  };
  const [onlyA, onlyB] = [alone(0), alone(1)];
  if (onlyA.length > 0) notes.push(messages.only("A", onlyA));
  if (onlyB.length > 0) notes.push(messages.only("B", onlyB));
  if (onlyA.length + onlyB.length > 0) notes.push(messages.shared);
  return notes;
}

define("compare-states", CompareStates);
