import { css, html, type PropertyValues, type TemplateResult } from "lit";
import { close } from "../theme/later-icons.ts";
import { base, controls } from "../theme/shared-styles.ts";
import { define, StoreElement } from "./store-element.ts";

/** Room beside the page, on a phone at its foot, for stories; their code is fetched when they are opened first. */
export class StoryRoom extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    listed: { type: Boolean },
    state: { state: true },
  };
  /** The list of stories is asked for, and no story in particular. */
  declare listed: boolean;
  declare state: "loading" | "ready" | "failed";

  constructor() {
    super();
    this.listed = false;
    this.state = "loading";
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        position: fixed;
        z-index: 20;
        inset: 0 0 0 auto;
        width: 304px;
        overflow: auto;
        overscroll-behavior: contain;
        border-left: 1px solid var(--line2);
        background: var(--surface);
      }
      .failed {
        display: flex;
        align-items: start;
        padding: 16px;
      }
      p {
        flex: 1;
        margin: 0;
        font: var(--text-14);
      }
      @media (max-width: 959.98px) {
        :host {
          inset: auto 0 0;
          width: auto;
          max-height: 44vh;
          max-height: 44dvh;
          border-left: 0;
          border-top: 1px solid var(--line2);
          border-radius: var(--radius-card) var(--radius-card) 0 0;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    if (this.state === "ready") {
      return html`<story-guide .store=${this.store} .listed=${this.listed}></story-guide>`;
    }
    const { stories } = this.store.messages.value.page;
    const isFailed = this.state === "failed";
    return html`<div class=${this.state}>
      <p role="status">${isFailed ? stories.failed : ""}</p>
      ${
        isFailed
          ? html`<button class="icon" type="button" aria-label=${stories.close} @click=${this.#close}>
              ${close}
            </button>`
          : ""
      }
    </div>`;
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    import("./stories/story-guide.ts").then(
      () => {
        this.state = "ready";
      },
      () => {
        this.state = "failed";
      },
    );
  }

  /** Ends what is told, as its own button does. */
  leave(): void {
    const guide = this.renderRoot.querySelector("story-guide");
    if (guide && "leave" in guide && typeof guide.leave === "function") guide.leave();
    else this.#close();
  }

  #close(): void {
    this.store.update({ story: null });
    this.dispatchEvent(new CustomEvent("stories-close", { bubbles: true, composed: true }));
  }
}

define("story-room", StoryRoom);
