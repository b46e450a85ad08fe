import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { type SpeedMessages, speedMessages } from "../../language/speed.ts";
import { startSpeedRun } from "../../speed/client.ts";
import { NO_RESULTS, type SpeedResults, withEvent } from "../../speed/figures.ts";
import { formatTiny } from "../../speed/format.ts";
import { MOST_RUNS } from "../../speed/measure.ts";
import { LONGEST, lengthsUpTo, USUAL_LONGEST } from "../../speed/plan.ts";
import type { SpeedEvent } from "../../speed/protocol.ts";
import { base, controls } from "../../theme/shared-styles.ts";
import { define, StoreElement } from "../store-element.ts";
import "./plot.ts";
import { causalSection, memorySection, recurrentSection, timeSection } from "./sections.ts";
import { speedStyles } from "./styles.ts";
import { tableStyles } from "./table-styles.ts";

type Run =
  | { readonly kind: "idle" | "stopped" }
  | {
      readonly kind: "running";
      readonly done: number;
      readonly total: number;
      /** null while the cores are being loaded. */
      readonly length: number | null;
    }
  | { readonly kind: "finished"; readonly seconds: number }
  | { readonly kind: "failed"; readonly message: string };

/** Measures when the reader says so, shows numbers as they come, and stops at once. */
export class SpeedReport extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    active: { attribute: false },
    longest: { state: true },
    measured: { state: true },
    run: { state: true },
    results: { state: true },
  };
  /** Whether the panel is open: a closed one measures nothing. */
  declare active: boolean;
  /** What the reader chose for the next run. */
  declare longest: number;
  /** The longest length of the run whose results are shown. */
  declare measured: number;
  declare run: Run;
  declare results: SpeedResults;

  #end: (() => void) | null = null;
  readonly #stopRun = (): void => this.#stop();

  static override styles = [base, controls, speedStyles, tableStyles];

  constructor() {
    super();
    this.active = true;
    this.longest = USUAL_LONGEST;
    this.measured = USUAL_LONGEST;
    this.run = { kind: "idle" };
    this.results = NO_RESULTS;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("pagehide", this.#stopRun);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("pagehide", this.#stopRun);
    this.#stop();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("active") && !this.active) this.#stop();
  }

  override render(): TemplateResult {
    const messages = speedMessages(this.store.language.value);
    const { results } = this;
    const view = { messages, results, lengths: lengthsUpTo(this.measured) };
    const hasTimes = Object.keys(results.times).length > 0;
    return html`<p class="intro">${messages.intro}</p>
      <ul class="ways">
        ${Object.values(messages.ways).map(([name, about]) => html`<li><b>${name}</b> ${about}</li>`)}
      </ul>
      ${this.#controls(messages)} ${this.#state(messages)}
      ${
        hasTimes
          ? html`${timeSection(view)} ${memorySection(view)} ${causalSection(view)}
              ${recurrentSection(view)} ${facts(messages, results)}`
          : nothing
      }`;
  }

  #controls(messages: SpeedMessages): TemplateResult {
    const isRunning = this.run.kind === "running";
    const label = isRunning
      ? messages.stop
      : this.run.kind === "idle"
        ? messages.start
        : messages.again;
    return html`<div class="start">
      <button class="go" type="button" @click=${isRunning ? this.#stopRun : () => this.#start()}>
        ${label}
      </button>
      <fieldset ?disabled=${isRunning}>
        <legend>${messages.longest}</legend>
        ${LONGEST.map(
          (length) => html`<label class="option">
            <input
              type="radio"
              name="longest"
              .checked=${length === this.longest}
              @change=${() => {
                this.longest = length;
              }}
            />${length.toLocaleString("en")}
          </label>`,
        )}
      </fieldset>
      <span class="duration">${messages.duration(this.longest)}</span>
    </div>`;
  }

  /** A status is announced when its words change: once a length, and at the end. */
  #state(messages: SpeedMessages): TemplateResult {
    const { run } = this;
    return html`<div class="state">
      ${
        run.kind === "running"
          ? html`<progress
              max="1"
              value=${run.total === 0 ? 0 : run.done / run.total}
              aria-label=${messages.progress}
            ></progress>`
          : nothing
      }
      <span role="status">${statusText(messages, run)}</span>
    </div>`;
  }

  #start(): void {
    this.#stop();
    this.results = NO_RESULTS;
    this.measured = this.longest;
    this.run = { kind: "running", done: 0, total: 0, length: null };
    this.#end = startSpeedRun({ longest: this.longest }, (event) => this.#take(event));
  }

  #stop(): void {
    this.#end?.();
    this.#end = null;
    if (this.run.kind === "running") this.run = { kind: "stopped" };
  }

  #take(event: SpeedEvent): void {
    switch (event.kind) {
      case "progress":
        this.run = { ...event, kind: "running" };
        break;
      case "finished":
        this.#end = null;
        this.run = { kind: "finished", seconds: event.seconds };
        break;
      case "failed":
        this.#end = null;
        this.run = { kind: "failed", message: event.message };
        break;
      default:
        this.results = withEvent(this.results, event);
    }
  }
}

function statusText(messages: SpeedMessages, run: Run): string {
  switch (run.kind) {
    case "idle":
      return "";
    case "running":
      return run.length === null ? messages.starting : messages.measuring(run.length);
    case "stopped":
      return messages.stopped;
    case "finished":
      return messages.finished(run.seconds);
    case "failed":
      return messages.failed(run.message);
  }
}

function facts(messages: SpeedMessages, { difference }: SpeedResults): TemplateResult {
  const apart = difference === null ? "" : messages.agreement(formatTiny(difference));
  return html`<p class="facts">${messages.facts(MOST_RUNS)} ${apart}</p>`;
}

define("speed-report", SpeedReport);
