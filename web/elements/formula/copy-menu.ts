import { css, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { copyMessages } from "../../language/copy.ts";
import type { Language } from "../../state/state.ts";
import { base, controls } from "../../theme/shared-styles.ts";
import { define } from "../store-element.ts";
import { type Copied, type CopyFormat, type CopyOutcome, copyOf, FORMATS } from "./copy.ts";

/**
 * Copies the arithmetic of a cell as text, LaTeX or NumPy. Says `close` when it is done, with how it went,
 * or given up, with null.
 */
export class CopyMenu extends LitElement {
  static override readonly properties = {
    language: { attribute: false },
    copied: { attribute: false },
  };
  declare language: Language;
  declare copied: Copied | null;

  static override readonly styles = [
    base,
    controls,
    css`
      :host {
        position: absolute;
        z-index: 20;
        right: 0;
        bottom: calc(100% + 8px);
        width: min(440px, calc(100vw - 32px));
        padding: 8px;
        border: 1px solid var(--edge);
        border-radius: var(--radius-box);
        background: var(--surface);
        font: var(--text-14);
      }
      button {
        display: grid;
        grid-template-columns: 56px minmax(0, 1fr);
        align-items: baseline;
        gap: 8px;
        width: 100%;
        min-height: 44px;
        padding: 8px;
        border-radius: var(--radius);
        color: var(--ink);
        text-align: left;
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      code {
        overflow: hidden;
        font: var(--text-name);
        color: var(--ink2);
        text-overflow: ellipsis;
        white-space: pre;
      }
      @media (hover: hover) {
        button:hover {
          background: var(--sunk);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.language = "ko";
    this.copied = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("pointerdown", this.#onOutside, true);
    this.addEventListener("focusout", this.#onFocusOut);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("pointerdown", this.#onOutside, true);
    this.removeEventListener("focusout", this.#onFocusOut);
  }

  protected override render(): TemplateResult {
    const words = copyMessages(this.language);
    return html`<div role="menu" aria-label=${words.menu} @keydown=${this.#onKey}>
      ${FORMATS.map(
        (format, index) => html`<button
          type="button"
          role="menuitem"
          aria-label=${words.formats[format]}
          tabindex=${index === 0 ? 0 : -1}
          @click=${() => this.#copy(format)}
        >
          ${words.formats[format]}<code aria-hidden="true">${this.#sample(format)}</code>
        </button>`,
      )}
    </div>`;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.#items[0]?.focus();
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>("[role=menuitem]")];
  }

  #sample(format: CopyFormat): string {
    return this.copied ? (copyOf(format, this.copied).split("\n").at(-1) ?? "") : "";
  }

  async #copy(format: CopyFormat): Promise<void> {
    if (!this.copied) return;
    const words = copyMessages(this.language);
    try {
      await navigator.clipboard.writeText(copyOf(format, this.copied));
      this.#close({ isCopied: true, said: words.copied(words.formats[format]) });
    } catch {
      this.#close({ isCopied: false, said: words.failed });
    }
  }

  #onKey(event: KeyboardEvent): void {
    const items = this.#items;
    const at = items.findIndex((item) => item.matches(":focus"));
    const places: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    const to = places[event.key];
    event.stopPropagation();
    if (event.key === "Tab") {
      this.#close(null); // and from its button on to the next one
      return;
    }
    if (event.key === "Escape") this.#close(null);
    else if (to === undefined) return;
    else items[to]?.focus();
    event.preventDefault();
  }

  #onOutside = (event: PointerEvent): void => {
    if (!event.composedPath().includes(this.parentElement ?? this)) this.#close(null);
  };

  #onFocusOut = ({ relatedTarget: to }: FocusEvent): void => {
    if (to instanceof Node && !this.parentElement?.contains(to)) this.#close(null);
  };

  #close(outcome: CopyOutcome | null): void {
    this.dispatchEvent(new CustomEvent("close", { detail: outcome }));
  }
}

define("copy-menu", CopyMenu);

declare global {
  interface HTMLElementTagNameMap {
    "copy-menu": CopyMenu;
  }
}
