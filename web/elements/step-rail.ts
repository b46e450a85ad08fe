import { css, html, type TemplateResult } from "lit";
import { STEPS, type Step } from "../state/state.ts";
import { chevronLeft, chevronRight } from "../theme/icons.ts";
import { base, controls, hues } from "../theme/shared-styles.ts";
import { radicalStyles } from "./radical.ts";
import { define, StoreElement } from "./store-element.ts";
import { type SymbolOptions, symbolOf, symbolStyles, symbolText } from "./symbols.ts";

/** The steps of the computation on one line: tabs to open them, a line to scrub along. */
export class StepRail extends StoreElement {
  static override properties = { ...StoreElement.properties, hideButtons: { type: Boolean } };
  /** Where the open step has its own buttons beside its name. */
  declare hideButtons: boolean;

  #scrubbing = false;
  #centred: Step | null = null;

  constructor() {
    super();
    this.hideButtons = false;
  }

  static override styles = [
    base,
    controls,
    hues,
    radicalStyles,
    symbolStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .whole {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .scroll {
        flex: 1;
        min-width: 0;
        overflow: hidden;
      }
      .steps {
        position: relative;
        display: grid;
        grid-template-columns: repeat(8, minmax(0, 1fr));
        touch-action: pan-x pan-y;
        user-select: none;
        -webkit-user-select: none;
      }
      .step {
        position: relative;
        display: grid;
        justify-items: center;
        grid-template-rows: 24px 16px 24px;
        border-radius: var(--radius-cell);
        text-align: center;
        cursor: pointer;
      }
      .step:focus-visible {
        outline-offset: -2px;
      }
      .gloss {
        font: var(--text-12);
        color: var(--ink2);
        white-space: nowrap;
      }
      .step[aria-selected="true"] .gloss {
        color: var(--ink);
      }
      /* Each stop brings its half of the line to either side. */
      .mark {
        position: relative;
        width: 100%;
      }
      .mark::before,
      .mark::after {
        content: "";
        position: absolute;
        top: 11px;
        height: 2px;
        background: var(--line);
      }
      .mark::before {
        left: 0;
        right: 50%;
      }
      .mark::after {
        left: 50%;
        right: 0;
      }
      .passed .mark::before,
      .passed .mark::after,
      .open .mark::before {
        background: var(--ink);
      }
      .dot {
        position: absolute;
        z-index: 1;
        top: 12px;
        left: 50%;
        width: 8px;
        height: 8px;
        margin: -4px 0 0 -4px;
        border-radius: 50%;
        background: var(--page);
        border: 2px solid var(--line2);
      }
      .passed .dot {
        border: 0;
        background: var(--ink);
      }
      .open .dot {
        width: 16px;
        height: 16px;
        margin: -8px 0 0 -8px;
        border: 0;
        background: var(--ink);
        box-shadow: 0 0 0 4px var(--page);
      }
      .line {
        position: absolute;
        z-index: 2;
        inset: auto 0 0;
        height: 24px;
        cursor: ew-resize;
        touch-action: pan-y;
      }
      .buttons {
        display: flex;
        align-items: center;
        gap: 4px;
      }
      .buttons .icon {
        width: 30px;
      }
      .buttons .filled {
        gap: 4px;
        padding: 0 8px 0 14px;
      }
      .filled:disabled {
        background: var(--sunk);
        color: var(--ink3);
      }
      @media (hover: hover) {
        .step:hover .gloss {
          color: var(--ink);
          text-decoration: underline 2px var(--line2);
          text-underline-offset: 4px;
        }
      }
      @container (max-width: 959.98px) {
        .symbol {
          font-size: 16px;
        }
      }
      @container (max-width: 719.98px) {
        .buttons {
          display: none;
        }
        .scroll {
          margin: 0 -16px;
          overflow-x: auto;
          scrollbar-width: none;
          overscroll-behavior-x: contain;
        }
        .steps {
          grid-template-columns: repeat(8, 84px);
          width: max-content;
          padding: 0 calc(50cqi - 42px);
        }
        .line {
          display: none;
        }
        .symbol {
          font-size: 17px;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    const { page, steps } = this.store.messages.value;
    const state = this.store.state.value;
    const open = STEPS.indexOf(state.step);
    const options: SymbolOptions = {
      score: state.score,
      temperature: state.temperature,
      heads: state.numHeads,
    };
    return html`<div class="whole">
      <div class="scroll">
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
          <div
            class="line"
            role="presentation"
            @pointerdown=${this.#startScrub}
            @pointermove=${this.#scrub}
            @pointerup=${this.#endScrub}
            @pointercancel=${this.#endScrub}
          ></div>
        </div>
      </div>
      ${this.hideButtons ? "" : html`<div class="buttons">${stepButtons(this.store)}</div>`}
    </div>`;
  }

  override updated(): void {
    const { step } = this.store.state.value;
    if (step === this.#centred) return;
    const isFirst = this.#centred === null;
    this.#centred = step;
    const scroller = this.renderRoot.querySelector(".scroll");
    const tab = this.renderRoot.querySelector(".open");
    if (!(scroller instanceof HTMLElement && tab instanceof HTMLElement)) return;
    if (scroller.scrollWidth <= scroller.clientWidth) return;
    const left = tab.offsetLeft + tab.offsetWidth / 2 - scroller.clientWidth / 2;
    const isStill = isFirst || matchMedia("(prefers-reduced-motion: reduce)").matches;
    scroller.scrollTo({ left, behavior: isStill ? "instant" : "smooth" });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = STEPS.indexOf(this.store.state.value.step);
    const to = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      " ": at + (event.shiftKey ? -1 : 1),
      Home: 0,
      End: STEPS.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const step = STEPS[Math.max(0, Math.min(STEPS.length - 1, to))];
    if (!step) return;
    this.store.update({ step });
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`#step-${step}`)?.focus({ preventScroll: true }),
    );
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
    const at = Math.floor(((event.clientX - left) / width) * STEPS.length);
    const step = STEPS[Math.max(0, Math.min(STEPS.length - 1, at))];
    if (step) this.store.update({ step });
  }

  #endScrub(): void {
    this.#scrubbing = false;
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
