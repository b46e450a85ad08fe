import { css, html, nothing, type TemplateResult } from "lit";
import type { ModelName } from "../models/files.ts";
import { base, controls } from "../theme/shared-styles.ts";
import { define, StoreElement } from "./store-element.ts";

/** How far a model's file has come: its progress, and how to stop it or try again. */
export class ModelStatus extends StoreElement {
  static override properties = { ...StoreElement.properties, model: { attribute: false } };
  declare model: ModelName;

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        min-height: 28px;
        font: var(--text-14);
        color: var(--ink2);
      }
      progress {
        width: 160px;
        height: 8px;
        accent-color: var(--ink);
      }
      @media (pointer: coarse) {
        button {
          min-height: 44px;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<div role="status">${this.#content()}</div>`;
  }

  #content(): TemplateResult | typeof nothing {
    const { files } = this.store;
    const words = this.store.messages.value.page.model;
    const status = files.status(this.model).value;
    const button = (label: string, act: () => void) =>
      html`<button class="link" type="button" @click=${act}>${label}</button>`;
    switch (status.kind) {
      case "loading": {
        const percent = Math.min(100, Math.floor((100 * status.done) / status.total));
        return html`<div class="line">
          <progress max="100" value=${percent} aria-label=${words.label}></progress>
          <span aria-hidden="true">${words.loading(percent)}</span>
          ${button(words.cancel, () => files.cancel(this.model))}
        </div>`;
      }
      case "cancelled":
      case "failed":
        return html`<div class="line">
          <span>${words[status.kind]}</span>
          ${button(words.retry, () => files.load(this.model))}
        </div>`;
      default:
        return nothing;
    }
  }
}

define("model-status", ModelStatus);
