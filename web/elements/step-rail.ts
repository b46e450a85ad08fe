import { html, type TemplateResult } from "lit";
import { STEPS, type Step } from "../state/state.ts";
import { chevronLeft, chevronRight } from "../theme/icons.ts";
import { isMotionReduced } from "../theme/reduced-motion.ts";
import { base, controls, hues } from "../theme/shared-styles.ts";
import { radicalStyles } from "./radical.ts";
import { stepRailStyles } from "./step-rail-styles.ts";
import { define, StoreElement } from "./store-element.ts";
import { type SymbolOptions, symbolOf, symbolStyles, symbolText } from "./symbols.ts";
import { whenDrawn } from "./when-drawn.ts";

/** The steps of the computation on one line: tabs to open them, a line to scrub along. */
export class StepRail extends StoreElement {
  #scrubbing = false;
  /** A finger moves the rail, and what it brings to the middle opens; not so where the page scrolls it. */
  #panning = false;
  #centred: Step | null = null;

  static override styles = [base, controls, hues, radicalStyles, symbolStyles, stepRailStyles];

  override render(): TemplateResult {
    const { page, steps } = this.store.messages.value;
    const state = this.store.state.value;
    const open = STEPS.indexOf(state.step);
    const options: SymbolOptions = {
      score: state.score,
      temperature: state.temperature,
    };
    return html`<div class="whole">
      <div class="scroll" @touchstart=${this.#startPan} @scroll=${this.#pan}>
        <div class="track">
        <div
          class="steps"
          role="tablist"
          aria-label=${page.rail}
          aria-orientation="horizontal"
          @keydown=${this.#onKey}
        >
          ${STEPS.map((step, index) => {
            const place = index === open ? "open" : index < open ? "passed" : "coming";
            return html`<div
              class="step ${place}"
              role="tab"
              id=${`step-${step}`}
              aria-selected=${index === open}
              aria-label=${`${symbolText(step, options)} ${steps[step]}`}
              tabindex=${index === open ? 0 : -1}
              @click=${() => this.store.update({ step })}
            >
              <span class="symbol" aria-hidden="true">${symbolOf(step, options)}</span>
              <span class="gloss" aria-hidden="true">${steps[step]}</span>
              <span class="mark" aria-hidden="true"><span class="dot"></span></span>
            </div>`;
          })}
        </div>
          <div
            class="line"
            role="slider"
            tabindex="0"
            aria-label=${page.scrub}
            aria-valuemin="1"
            aria-valuemax=${STEPS.length}
            aria-valuenow=${open + 1}
            aria-valuetext=${`${symbolText(state.step, options)} ${steps[state.step]}`}
            @keydown=${this.#onSliderKey}
            @pointerdown=${this.#startScrub}
            @pointermove=${this.#scrub}
            @pointerup=${this.#endScrub}
            @pointercancel=${this.#endScrub}
          ></div>
        </div>
      </div>
      <div class="buttons">${stepButtons(this.store)}</div>
    </div>`;
  }

  override updated(): void {
    const { step } = this.store.state.value;
    if (step === this.#centred) return;
    const isFirst = this.#centred === null;
    this.#centred = step;
    // Asking now would lay the page out for this alone.
    if (isFirst) whenDrawn(this, () => this.#centre("instant"));
    else this.#centre(isMotionReduced() ? "instant" : "smooth");
  }

  /** Brings the open step to the middle, where the steps don't fit. */
  #centre(behavior: ScrollBehavior): void {
    const scroller = this.renderRoot.querySelector(".scroll");
    const tab = this.renderRoot.querySelector(".open");
    if (!(scroller instanceof HTMLElement && tab instanceof HTMLElement)) return;
    if (scroller.scrollWidth <= scroller.clientWidth) return;
    const left = tab.offsetLeft + tab.offsetWidth / 2 - scroller.clientWidth / 2;
    this.#panning = false;
    scroller.scrollTo({ left, behavior });
  }

  #onKey(event: KeyboardEvent): void {
    const step = this.#byKey(event, {});
    if (!step) return;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`#step-${step}`)?.focus({ preventScroll: true }),
    );
  }

  #onSliderKey(event: KeyboardEvent): void {
    const at = STEPS.indexOf(this.store.state.value.step);
    this.#byKey(event, { ArrowUp: at + 1, ArrowDown: at - 1, PageUp: at + 2, PageDown: at - 2 });
  }

  /** Opens the step that a key leads to; `more` keys lead to these places. */
  #byKey(event: KeyboardEvent, more: Readonly<Record<string, number>>): Step | undefined {
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
    const at = STEPS.indexOf(this.store.state.value.step);
    const places: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      " ": at + (event.shiftKey ? -1 : 1),
      Home: 0,
      End: STEPS.length - 1,
      ...more,
    };
    const to = places[event.key];
    if (to === undefined) return undefined;
    event.preventDefault();
    event.stopPropagation();
    return this.#open(to);
  }

  /** Opens the step at a place, or the nearest there is. */
  #open(place: number): Step | undefined {
    const step = STEPS[Math.max(0, Math.min(STEPS.length - 1, place))];
    if (step) this.store.update({ step });
    return step;
  }

  #startScrub(event: PointerEvent): void {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    this.#scrubbing = true;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.#scrub(event);
  }

  #scrub(event: PointerEvent): void {
    if (!this.#scrubbing || !(event.currentTarget instanceof HTMLElement)) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    this.#open(Math.floor(((event.clientX - left) / width) * STEPS.length));
  }

  #endScrub(): void {
    this.#scrubbing = false;
  }

  #startPan(): void {
    this.#panning = true;
  }

  #pan(event: Event): void {
    if (!this.#panning || !(event.currentTarget instanceof HTMLElement)) return;
    const { scrollLeft, scrollWidth, clientWidth } = event.currentTarget;
    const room = scrollWidth - clientWidth;
    const step = STEPS[Math.round((scrollLeft / room) * (STEPS.length - 1))];
    if (!step) return;
    this.#centred = step;
    this.store.update({ step });
  }
}

type RailStore = StepRail["store"];

export function moveStep(store: RailStore, by: 1 | -1): void {
  const step = STEPS[STEPS.indexOf(store.state.peek().step) + by];
  if (step) store.update({ step });
}

/** Back and the page's one filled button. */
export function stepButtons(store: RailStore): TemplateResult {
  const { page } = store.messages.value;
  const at = STEPS.indexOf(store.state.value.step);
  return html`<button
      class="icon"
      type="button"
      aria-label=${page.previous}
      title=${page.previous}
      ?disabled=${at === 0}
      @click=${() => moveStep(store, -1)}
    >
      ${chevronLeft}</button
    ><button
      class="filled"
      type="button"
      ?disabled=${at === STEPS.length - 1}
      @click=${() => moveStep(store, 1)}
    >
      ${page.next} ${chevronRight}
    </button>`;
}

define("step-rail", StepRail);
