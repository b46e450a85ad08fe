import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { ModelName } from "../../models/files.ts";
import { close } from "../../theme/later-icons.ts";
import { base, controls } from "../../theme/shared-styles.ts";
import { define, StoreElement } from "../store-element.ts";

const CARDS = import.meta.glob<string>("../../models/*.md", { query: "?html", import: "default" });

/** A model's card, as a dialog: what it was trained on, how good it is, what it can't do. */
export class ModelCard extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    model: { attribute: false },
    card: { state: true },
  };
  declare model: ModelName;
  declare card: string;

  constructor() {
    super();
    this.card = "";
  }

  static override styles = [
    base,
    controls,
    css`
      dialog {
        width: min(720px, 100vw - 32px);
        max-height: calc(100dvh - 32px);
        padding: 24px;
        border: 1px solid var(--edge);
        border-radius: var(--radius-box);
        background: var(--surface);
        color: var(--ink);
        font: var(--text-15);
        overflow-wrap: break-word;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }
      button {
        position: sticky;
        top: 0;
        float: right;
        background: var(--surface);
      }
      h1 {
        margin: 0 0 12px;
        font: 700 var(--text-18);
      }
      p {
        margin: 12px 0;
        color: var(--ink2);
      }
      p:empty {
        display: none;
      }
      strong {
        color: var(--ink);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font: var(--text-14);
        font-variant-numeric: tabular-nums lining-nums;
      }
      th:empty {
        padding: 0;
      }
      th,
      td {
        padding: 6px 12px 6px 0;
        border-bottom: 1px solid var(--line);
        text-align: left;
        vertical-align: top;
      }
      [align="right"] {
        text-align: right;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    if (this.card === "") return nothing;
    return html`<dialog aria-label=${this.model} @close=${this.#closed} @click=${this.#clicked}>
      <button
        class="icon"
        type="button"
        aria-label=${this.store.messages.value.page.dismiss}
        @click=${() => this.#dialog?.close()}
      >
        ${close}
      </button>
      ${unsafeHTML(this.card)}
    </dialog>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("model")) void this.#load();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has("card") && !this.#dialog?.open) this.#dialog?.showModal();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  async #load(): Promise<void> {
    const ending = this.store.language.value === "ko" ? ".ko.md" : ".md";
    const load = CARDS[`../../models/${this.model}${ending}`];
    try {
      if (load) this.card = await load();
    } catch {
      this.#closed();
    }
  }

  /** A click beside the dialog is one on its backdrop. */
  #clicked({ target }: MouseEvent): void {
    if (target === this.#dialog) this.#dialog?.close();
  }

  readonly #closed = (): void => {
    this.dispatchEvent(new Event("close"));
  };
}

define("model-card", ModelCard);
