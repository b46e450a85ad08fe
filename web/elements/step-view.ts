import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Explanation } from "../core/types.ts";
import type { Sentence } from "../language/pieces.ts";
import type { Step } from "../state/state.ts";
import { setCssProperties } from "../theme/css-properties.ts";
import { isMotionReduced } from "../theme/reduced-motion.ts";
import { base, controls, hues } from "../theme/shared-styles.ts";
import { adoptStyles } from "./adopt-styles.ts";
import { followGroup } from "./follow-group.ts";
import { tokenLabels } from "./labels.ts";
import { loadLater } from "./load-later.ts";
import { matrixIn } from "./matrix/read.ts";
import "./matrix-grid.ts";
import { radicalStyles } from "./radical.ts";
import { hiddenKeys, largestIndex, matrixOf, type Reading, read, rowOf } from "./reading.ts";
import { sentence } from "./sentence.ts";
import { stepButtons } from "./step-rail.ts";
import { nameOf, type StepContext } from "./steps/context.ts";
import { stepLayout } from "./steps/layout.ts";
import type { otherStep as OtherStep } from "./steps/other-steps.ts";
import { softmaxStep } from "./steps/softmax.ts";
import { stepFormula, stepFormulaStyles } from "./steps/step-formula.ts";
import { phoneStyles, stepStyles } from "./steps/step-styles.ts";
import { define, StoreElement } from "./store-element.ts";
import { symbolOf, symbolStyles, symbolText } from "./symbols.ts";
import { labelWidth, setFamily } from "./text-width.ts";

/** The open step: its sentence and its matrices, lined up. */
export class StepView extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    width: { state: true },
    mixRow: { state: true },
    otherStep: { state: true },
  };
  declare width: number;
  /** The arithmetic of the followed context row, cell by cell. */
  declare mixRow: readonly (Explanation | null)[];
  /** Draws the steps that do not belong to the first picture, once it is here. */
  declare otherStep: typeof OtherStep | null;

  readonly #size = new ResizeObserver(([entry]) => {
    this.width = Math.floor(entry?.contentRect.width ?? this.clientWidth);
    setFamily(getComputedStyle(this).fontFamily);
  });
  #asked = "";
  #cancel: (() => void)[] = [];
  /** The step that was drawn last; null before the first. */
  #drawn: Step | null = null;
  #isOpening = false;
  #endMotion = (): void => {};

  constructor() {
    super();
    this.width = 0;
    this.mixRow = [];
    this.otherStep = null;
  }

  static override styles = [
    base,
    controls,
    hues,
    radicalStyles,
    symbolStyles,
    stepStyles,
    stepFormulaStyles,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
    this.#forget();
    this.#endMotion();
  }

  override render(): TemplateResult | typeof nothing {
    const reading = read(this.store);
    if (!reading || this.width === 0) return nothing;
    const context = this.#context(reading);
    const state = this.store.state.value;
    const { score, temperature } = state;
    const symbol = { score, temperature };
    const { steps } = this.store.messages.value;
    const name = `${symbolText(state.step, symbol)} ${steps[state.step]}`;
    return html`<section
      class="step"
      role="tabpanel"
      aria-label=${name}
    >
      <div class="head">
        <h2 class="symbol" aria-label=${name}>
          <span aria-hidden="true">${symbolOf(state.step, symbol)}</span>
        </h2>
        <div class="step-buttons">${stepButtons(this.store)}</div>
        <p>${sentence([...noteOf(context, state.step), ...ofHead(context)])}</p>
        <div class="step-formula">${stepFormula(state.step, state)}</div>
        ${followGroup(this.store)}
      </div>
      <div class="body" @click=${this.#openCell} @keydown=${this.#openCell}>
        ${this.#body(context, state.step)}
      </div>
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.store) this.#askForMix();
  }

  override updated(): void {
    const reading = read(this.store);
    if (!reading) return;
    if (!this.otherStep) void this.#loadOtherSteps();
    if (this.store.state.value.step !== "softmax") this.#openCell();
    const { layout } = this.#context(reading);
    setCssProperties(this, {
      "--labels": `${layout.labels}px`,
      "--title-indent": layout.isLevel ? `${layout.labels}px` : "0px",
      "--operator": `${layout.operator}px`,
    });
    const { step, allRows } = this.store.state.value;
    if (step !== this.#drawn) {
      this.#endMotion();
      this.#isOpening = this.#drawn !== null;
      this.#drawn = step;
    }
    const isComplete = step !== "context" || allRows || this.mixRow.length > 0;
    if (this.#isOpening && isComplete) {
      this.#isOpening = false;
      void this.#showSources(reading);
    }
  }

  /** A step that is opened shows where its numbers come from, to whoever wants things to move. */
  async #showSources(reading: Reading): Promise<void> {
    if (isMotionReduced()) return;
    const step = this.#drawn;
    const motion = await import("./steps/motion.ts").catch(() => null);
    if (!motion) return; // the numbers are there without it
    const stage = this.renderRoot.querySelector<HTMLElement>(".step");
    const grids = [...this.renderRoot.querySelectorAll("matrix-grid")];
    await Promise.all(grids.map(({ updateComplete }) => updateComplete));
    if (!stage || !step || step !== this.#drawn) return;
    const context = this.#context(reading);
    this.#endMotion = motion.showSources({
      step,
      stage,
      nameOf: (base) => nameOf(context, base),
      row: reading.query,
    });
  }

  #context(reading: Reading): StepContext {
    const queries = tokenLabels(reading.pass.tokens);
    const keys = tokenLabels(reading.pass.keyTokens);
    const weights = rowOf(matrixOf(reading, "attention_weights"), reading.query);
    const cell = this.store.focus.value;
    const isKeyCell = cell !== null && /(_scores|attention_weights|exponentials)$/.test(cell.name);
    return {
      store: this.store,
      messages: this.store.messages.value,
      language: this.store.language.value,
      state: this.store.state.value,
      reading,
      layout: stepLayout(
        this.width,
        queries.length,
        keys.length,
        Math.min(200, this.#labelRoom(queries, keys)),
      ),
      queries,
      keys,
      key: isKeyCell && cell.col < keys.length ? cell.col : largestIndex(weights),
    };
  }

  /** The widest label of a query, or what stands in the corner above them. */
  #labelRoom(queries: readonly string[], keys: readonly string[]): number {
    const { querySide, keySide } = this.store.messages.value.page;
    const isMix = this.store.state.value.step === "context";
    const [labels, side] = isMix ? [keys, keySide] : [queries, querySide];
    const corner = this.width < 672 ? [] : [`${side[1]} ↓`];
    return Math.max(labelWidth(labels), labelWidth(corner, 13));
  }

  #body(context: StepContext, step: Step): TemplateResult | typeof nothing {
    return step === "softmax"
      ? softmaxStep(context)
      : (this.otherStep?.(context, step, this.mixRow) ?? nothing);
  }

  /** The first picture does without a cell opened up, until somebody turns to one. */
  readonly #openCell = (): void => void import("./opened/opened-cell.ts").catch(() => {});

  async #loadOtherSteps(): Promise<void> {
    const later = await loadLater().catch(() => null);
    if (!later || this.otherStep) return;
    adoptStyles(this.renderRoot, later.otherStyles, phoneStyles);
    this.otherStep = later.otherStep;
  }

  /** The ·V step shows every product of the followed row: the core is asked for them. */
  #askForMix(): void {
    const state = this.store.state.value;
    const reading = read(this.store);
    if (!reading || state.step !== "context" || state.allRows) {
      this.#forget();
      return;
    }
    const name = nameOf(this.#context(reading), "context");
    const asked = `${name} ${reading.query}`;
    if (asked === this.#asked && this.#askedOf === reading.trace) return;
    this.#forget();
    this.#asked = asked;
    this.#askedOf = reading.trace;
    const { cols } = matrixIn(reading.trace, name);
    const row: (Explanation | null)[] = new Array(cols).fill(null);
    let waiting = cols;
    this.#cancel = row.map((_, col) =>
      this.store.explain({ name, row: reading.query, col }, (explanation) => {
        row[col] = explanation;
        waiting--;
        if (waiting === 0) this.mixRow = row;
      }),
    );
  }

  #askedOf: unknown = null;

  #forget(): void {
    for (const cancel of this.#cancel) cancel();
    this.#cancel = [];
    this.#asked = "";
    this.#askedOf = null;
  }
}

/** Which head's numbers these are, where there are several. */
function ofHead({ messages, reading, state }: StepContext): Sentence {
  const isShared = state.step === "input" || state.step === "output";
  if (reading.pass.numHeads < 2 || isShared) return [];
  const { ofHead, headOff } = messages.page.notes;
  const isOff = state.disabledHeads.includes(reading.head);
  return [...ofHead(reading.head), ...(isOff ? headOff() : [])];
}

/** One or two sentences about the step, with the reader's tokens. */
function noteOf(context: StepContext, step: Step): Sentence {
  const { notes } = context.messages.page;
  const { reading, state, queries, keys, key } = context;
  const query = queries[reading.query] ?? "";
  switch (step) {
    case "input":
      return notes.input(query, reading.pass.modelDim, state.position !== "none");
    case "projections":
      return state.mode === "cross"
        ? notes.projectionsCross(query, keys[key] ?? "")
        : notes.projections(query);
    case "scores":
      return notes.scores(state.score, query, keys[key] ?? "");
    case "scale":
      return notes.scale(state.score === "scaled_dot_product", state.temperature !== 1);
    case "mask":
      return notes.mask(hiddenKeys(reading, reading.query).filter(Boolean).length, query);
    case "softmax":
      return notes.softmax();
    case "context":
      return notes.context(query);
    case "output":
      return notes.output(reading.pass.numHeads);
  }
}

define("step-view", StepView);
