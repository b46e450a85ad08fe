import { css, html, nothing, type TemplateResult } from "lit";
import { togglePanel } from "../state/panels.ts";
import type { Panel } from "../state/state.ts";
import type { Store } from "../state/store.ts";
import { compare, gauge, multiples } from "../theme/later-icons.ts";
import { isMotionReduced } from "../theme/reduced-motion.ts";
import { base, controls, disclosure } from "../theme/shared-styles.ts";
import { define, StoreElement } from "./store-element.ts";

interface Content {
  readonly icon: TemplateResult;
  readonly load: () => Promise<unknown>;
  readonly draw: (store: Store, isOpen: boolean) => TemplateResult;
}

const CONTENTS: Readonly<Record<Panel, Content>> = {
  compare: {
    icon: compare,
    load: () => import("./compare/compare-states.ts"),
    draw: (store, isOpen) =>
      isOpen ? html`<compare-states .store=${store}></compare-states>` : html``,
  },
  scores: {
    icon: multiples,
    load: () => import("./scores/compare-scores.ts"),
    draw: (store, isOpen) =>
      isOpen ? html`<compare-scores .store=${store}></compare-scores>` : html``,
  },
  speed: {
    icon: gauge,
    load: () => import("./speed/report.ts"),
    draw: (store, isOpen) => html`<speed-report .store=${store} .active=${isOpen}></speed-report>`,
  },
};

/** One of the panels that few readers open: its code is fetched when it is opened first. */
export class ExtraPanel extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    name: { type: String },
    state: { state: true },
  };
  declare name: Panel;
  declare state: "none" | "loading" | "ready" | "failed";

  /** Whether it was open when it was drawn last; null before that. */
  #wasOpen: boolean | null = null;

  constructor() {
    super();
    this.state = "none";
  }

  static override styles = [
    base,
    controls,
    disclosure,
    css`
      :host {
        display: block;
        scroll-margin-top: 72px;
      }
      p {
        margin: 0;
        font: var(--text-14);
      }
    `,
  ];

  override render(): TemplateResult {
    const { panels } = this.store.messages.value.page;
    const { icon, draw } = CONTENTS[this.name];
    const isOpen = this.#isOpen;
    return html`<button
        class="toggle"
        type="button"
        aria-expanded=${isOpen}
        aria-controls="panel"
        @click=${() => togglePanel(this.store, this.name)}
      >
        ${icon} ${panels[this.name]}
      </button>
      <div id="panel" role="region" aria-label=${panels[this.name]} ?hidden=${!isOpen}>
        ${
          this.state === "ready"
            ? draw(this.store, isOpen)
            : this.state === "failed"
              ? html`<p role="status">${panels.failed}</p>`
              : nothing
        }
      </div>`;
  }

  override updated(): void {
    const isOpen = this.#isOpen;
    if (isOpen === this.#wasOpen) return;
    const isOpenedFromElsewhere = this.#wasOpen === false && isOpen && !this.#hasFocus;
    this.#wasOpen = isOpen;
    if (isOpenedFromElsewhere) this.#show();
    if (isOpen && this.state !== "loading" && this.state !== "ready") void this.#load();
  }

  get #isOpen(): boolean {
    return this.store.state.value.panels.includes(this.name);
  }

  get #hasFocus(): boolean {
    return this.shadowRoot?.activeElement != null;
  }

  async #load(): Promise<void> {
    this.state = "loading";
    try {
      await CONTENTS[this.name].load();
      this.state = "ready";
    } catch {
      this.state = "failed";
    }
  }

  /** Who asked for it somewhere else is brought to it. */
  #show(): void {
    this.renderRoot.querySelector<HTMLElement>(".toggle")?.focus({ preventScroll: true });
    this.scrollIntoView({ behavior: isMotionReduced() ? "auto" : "smooth", block: "start" });
  }
}

define("extra-panel", ExtraPanel);
