import { css, html, LitElement, type TemplateResult } from "lit";
import type { TermId } from "../language/terms.ts";
import { base, controls } from "../theme/shared-styles.ts";
import { define } from "./store-element.ts";

/** A word that the glossary explains: on hover, focus and tap. What it says is fetched when it is asked first. */
export class GlossaryTerm extends LitElement {
  static override properties = { term: { type: String } };
  declare term: TermId;

  /** Whether the reader is still there when the meaning arrives. */
  #wanted = false;

  static override styles = [
    base,
    controls,
    css`
      button {
        border-radius: 2px;
        text-decoration: underline dotted 1px var(--edge);
        text-underline-offset: 0.28em;
        white-space: inherit;
        cursor: help;
      }
      @media (hover: hover) {
        button:hover {
          text-decoration-style: solid;
        }
      }
      [role="tooltip"] {
        position: fixed;
        inset: auto;
        overflow: visible;
        width: max-content;
        max-width: min(320px, 100vw - 32px);
        margin: 0;
        padding: 10px 14px;
        border: 1px solid var(--edge);
        border-radius: var(--radius);
        background: var(--surface);
        color: var(--ink2);
        font: var(--text-14);
        letter-spacing: 0;
        text-align: start;
        white-space: normal;
      }
      [role="tooltip"]::before {
        content: "";
        position: absolute;
        inset: -9px 0;
        z-index: -1;
      }
      b {
        margin-right: 4px;
        color: var(--ink);
      }
      i {
        margin-right: 4px;
        font-style: normal;
        color: var(--ink3);
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<button
      type="button"
      @pointerenter=${this.#ask}
      @focus=${this.#ask}
      @click=${this.#ask}
      @pointerleave=${this.#leave}
      @blur=${this.#leave}
    ><slot></slot></button>`;
  }

  readonly #ask = async (event: Event): Promise<void> => {
    this.#wanted = true;
    const meaning = await import("./glossary/meaning.ts").catch(() => null);
    if (this.#wanted) meaning?.explain(this, event.type === "click");
  };

  readonly #leave = (): void => {
    this.#wanted = false;
  };
}

define("glossary-term", GlossaryTerm);
