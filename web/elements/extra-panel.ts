import { css, html, nothing, type TemplateResult } from "lit";
import { gauge } from "../theme/icons.ts";
import { base, controls, disclosure } from "../theme/shared-styles.ts";
import { define, StoreElement } from "./store-element.ts";

/** Opens what measures the reader's own browser; its code is fetched when it is opened first. */
export class SpeedPanel extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    open: { state: true },
    state: { state: true },
  };
  declare open: boolean;
  declare state: "none" | "loading" | "ready" | "failed";

  constructor() {
    super();
    this.open = false;
    this.state = "none";
  }

  static override styles = [
    base,
    controls,
    disclosure,
    css`
      :host {
        display: block;
      }
      p {
        margin: 0;
        font: var(--text-14);
      }
    `,
  ];

  override render(): TemplateResult {
    const { speed } = this.store.messages.value.page;
    return html`<button
        class="toggle"
        type="button"
        aria-expanded=${this.open}
        aria-controls="panel"
        @click=${this.#toggle}
      >
        ${gauge} ${speed.title}
      </button>
      <div id="panel" role="region" aria-label=${speed.title} ?hidden=${!this.open}>
        ${
          this.state === "ready"
            ? html`<speed-report .store=${this.store} .active=${this.open}></speed-report>`
            : this.state === "failed"
              ? html`<p role="status">${speed.failed}</p>`
              : nothing
        }
      </div>`;
  }

  async #toggle(): Promise<void> {
    this.open = !this.open;
    if (!this.open || this.state === "loading" || this.state === "ready") return;
    this.state = "loading";
    try {
      await import("./speed/report.ts");
      this.state = "ready";
    } catch {
      this.state = "failed";
    }
  }
}

define("speed-panel", SpeedPanel);
