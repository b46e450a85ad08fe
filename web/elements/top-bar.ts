import { html, nothing, svg, type TemplateResult } from "lit";
import { isOffered } from "../models/files.ts";
import { LANGUAGES, MODES, type Mode } from "../state/state.ts";
import { book, moon, share, sun } from "../theme/icons.ts";
import { onSystemTheme, systemTheme } from "../theme/resolved-theme.ts";
import { base, controls } from "../theme/shared-styles.ts";
import { define, StoreElement } from "./store-element.ts";
import { topBarStyles } from "./top-bar-styles.ts";
import { whenDrawn } from "./when-drawn.ts";

const NATIVE = { ko: "한국어", en: "English" } as const;

const logo = svg`<svg viewBox="0 0 27 20" width="27" height="20" fill="none" aria-hidden="true">
  <path class="arc" d="M2.7 17C2.7-1.2 23-1.2 23 15.4" stroke-width="3.4" stroke-linecap="round" />
  <path class="arc" d="M13 16.6C13 7.6 20 7.6 22.4 11" stroke-width="1.6" stroke-linecap="round" />
  <circle class="dot" cx="23" cy="16" r="2.8" />
</svg>`;

/** Name, modes, language, theme and the link to share. */
export class TopBar extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    hrefOf: { attribute: false },
    newcomer: { attribute: false },
    guided: { attribute: false },
  };
  /** The link that opens a mode. */
  declare hrefOf: ((mode: Mode) => string) | null;
  /** Who has not begun a story yet is invited to one. */
  declare newcomer: boolean;
  /** Stories are open. */
  declare guided: boolean;

  #endThemes: (() => void) | null = null;

  constructor() {
    super();
    this.hrefOf = null;
    this.newcomer = false;
    this.guided = false;
  }

  static override styles = [base, controls, topBarStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#endThemes = onSystemTheme(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#endThemes?.();
  }

  /** The mode and the language that were drawn last. */
  #shown = "";

  override render(): TemplateResult {
    const { modes, page } = this.store.messages.value;
    const { mode } = this.store.state.value;
    const language = this.store.language.value;
    const isDark = this.#isDark();
    return html`<header class=${language}>
      <h1>${logo}<span>${page.name}</span></h1>
      <nav aria-label=${page.modesLabel}>
        ${MODES.filter(isOffered).map(
          (each) => html`<a
            href=${this.hrefOf?.(each) ?? "#"}
            aria-current=${each === mode ? "page" : nothing}
            @click=${(event: MouseEvent) => this.#goTo(event, each)}
            >${modes[each]}</a
          >`,
        )}
      </nav>
      <button
        class="stories"
        type="button"
        aria-pressed=${this.guided}
        @click=${() => this.dispatchEvent(new CustomEvent("stories"))}
      >
        ${
          this.newcomer && !this.guided
            ? html`<span class="invite">${page.stories.newcomer}</span>`
            : nothing
        }
        ${book} <span class="title">${page.stories.title}</span>
      </button>
      <div class="languages" role="group" aria-label=${page.languageLabel}>
        ${LANGUAGES.map(
          (each) => html`<button
            class="choice"
            type="button"
            lang=${each}
            aria-pressed=${each === language}
            @click=${() => this.store.update({ language: each })}
          >
            ${NATIVE[each]}
          </button>`,
        )}
      </div>
      <div class="icons">
        <button
          class="icon"
          type="button"
          aria-label=${isDark ? page.toLight : page.toDark}
          title=${isDark ? page.toLight : page.toDark}
          @click=${() => this.store.update({ theme: isDark ? "light" : "dark" })}
        >
          ${isDark ? sun : moon}
        </button>
        <button
          class="icon"
          type="button"
          aria-label=${page.share}
          title=${page.share}
          @click=${() => this.dispatchEvent(new CustomEvent("share-link"))}
        >
          ${share}
        </button>
      </div>
    </header>`;
  }

  /** Where the modes don't fit, the present one is never out of sight. */
  override updated(): void {
    const shown = `${this.store.state.value.mode} ${this.store.language.value}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    whenDrawn(this, () => this.#showMode());
  }

  #showMode(): void {
    const nav = this.renderRoot.querySelector("nav");
    const current = nav?.querySelector<HTMLElement>("[aria-current]");
    if (!nav || !current || nav.scrollWidth <= nav.clientWidth) return;
    const left = current.offsetLeft - nav.offsetLeft;
    nav.scrollLeft = left - (nav.clientWidth - current.offsetWidth) / 2;
  }

  #isDark(): boolean {
    return (this.store.state.value.theme ?? systemTheme()) === "dark";
  }

  /** A plain click changes the mode in place; with a modifier key it is a link like any other. */
  #goTo(event: MouseEvent, mode: Mode): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    this.store.setMode(mode);
  }
}

define("top-bar", TopBar);
