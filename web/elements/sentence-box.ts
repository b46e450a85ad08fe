import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { hasHangul } from "../compute/units.ts";
import { TOKEN_UNITS, type TokenUnit } from "../core/types.ts";
import { LIMITS } from "../state/limits.ts";
import { base, controls, hues } from "../theme/shared-styles.ts";
import { sentenceBoxStyles } from "./sentence-box-styles.ts";
import { define, StoreElement } from "./store-element.ts";

/** One sentence: a box to type into and the switch of what it is cut into. */
export class SentenceBox extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    box: {},
    line: { type: Boolean, reflect: true },
    open: { state: true },
  };
  declare box: "text" | "memoryText";
  /** A line to write on, without label and switch, for the embed. */
  declare line: boolean;
  declare open: boolean;

  #composingFrom: number | null = null;

  constructor() {
    super();
    this.box = "text";
    this.line = false;
    this.open = false;
  }

  static override styles = [base, controls, hues, sentenceBoxStyles];

  override render(): TemplateResult {
    const { page } = this.store.messages.value;
    return html`${this.line ? nothing : this.#above()}
      <textarea
        id="sentence"
        rows="1"
        maxlength=${LIMITS.textLength}
        aria-label=${this.line ? page.sentence : nothing}
        aria-labelledby=${this.line ? nothing : "name"}
        placeholder=${page.placeholder}
        spellcheck="false"
        autocomplete="off"
        autocapitalize="off"
        enterkeyhint="done"
        @input=${this.#onInput}
        @compositionstart=${this.#onCompositionStart}
        @compositionupdate=${this.#onCompositionUpdate}
        @compositionend=${this.#onCompositionEnd}
        @keydown=${this.#onKey}
        @blur=${this.#onBlur}
      ></textarea>`;
  }

  override updated(changed: PropertyValues): void {
    const area = this.#area();
    const text = this.store.state.value[this.box];
    // While an input method composes, the box is the reader's alone.
    if (this.#composingFrom === null && area.value !== text) area.value = text;
    growToFit(area);
    if (changed.has("open") && this.open) {
      this.renderRoot.querySelector<HTMLElement>("input:checked")?.focus();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening();
  }

  override focus(): void {
    this.#area().focus();
  }

  #area(): HTMLTextAreaElement {
    const area = this.renderRoot.querySelector("textarea");
    if (!area) throw new Error("the sentence box is not drawn yet");
    return area;
  }

  #above(): TemplateResult {
    const { page } = this.store.messages.value;
    const { mode, source } = this.store.state.value;
    const isCross = mode === "cross";
    const [role, words] = this.box === "text" ? page.querySentence : page.keySentence;
    const name = isCross
      ? html`<span class=${this.box === "text" ? "query" : "key"}>${role}</span> ${words}`
      : page.sentence;
    return html`<div class="above">
      <label id="name" for="sentence">${name}</label>
      ${source === "trained" ? html`<span class="count">${this.#count()}</span>` : this.#unit()}
    </div>`;
  }

  #unit(): TemplateResult {
    return html`<button
        class="unit"
        type="button"
        aria-expanded=${this.open}
        @click=${this.#toggle}
      >
        ${this.#count()}
      </button>
      ${this.open ? this.#panel() : nothing}`;
  }

  #count(): string {
    const messages = this.store.messages.value;
    const pass = this.store.result.value?.pass;
    if (!pass) return this.store.state.value.source === "trained" ? "" : messages.page.unitAuto;
    if (pass.translation) return messages.tokenCount(pass.translation.source.length, "piece");
    const isMemory = this.box === "memoryText";
    const unit = isMemory ? pass.keyUnit : pass.unit;
    const count = (isMemory ? pass.keyTokens : pass.tokens).length;
    const isForeign = unit === "word" && !hasHangul(this.store.state.value[this.box]);
    return isForeign ? messages.page.foreignWords(count) : messages.tokenCount(count, unit);
  }

  #panel(): TemplateResult {
    const messages = this.store.messages.value;
    const { page } = messages;
    const chosen = this.store.state.value.unit;
    const option = (unit: TokenUnit | null, name: string, note: string) => html`<label>
      <input
        type="radio"
        name="unit"
        .checked=${chosen === unit}
        @change=${() => this.store.update({ unit })}
      />
      <b>${name}</b><small>${note}</small>
    </label>`;
    return html`<fieldset class="panel" @keydown=${this.#onPanelKey} @focusout=${this.#onLeave}>
      <legend>${page.unitTitle}</legend>
      ${option(null, page.unitAuto, page.unitAutoNote)}
      ${TOKEN_UNITS.map((unit) => option(unit, page.unitNames[unit], page.unitNotes[unit]))}
    </fieldset>`;
  }

  #toggle(): void {
    this.open = !this.open;
    if (this.open) document.addEventListener("pointerdown", this.#onOutside, true);
    else this.#stopListening();
  }

  readonly #onOutside = (event: PointerEvent): void => {
    const path = event.composedPath();
    const inside = [".panel", ".unit"].some((selector) => {
      const part = this.renderRoot.querySelector(selector);
      return part !== null && path.includes(part);
    });
    if (!inside) this.#close();
  };

  /** Who tabs on is done with it; a click elsewhere is seen to by itself. */
  #onLeave({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Element && !relatedTarget.matches(".panel *, .unit"))
      this.#close();
  }

  #close(): void {
    this.open = false;
    this.#stopListening();
  }

  #stopListening(): void {
    document.removeEventListener("pointerdown", this.#onOutside, true);
  }

  #onPanelKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    this.#close();
    this.renderRoot.querySelector<HTMLElement>(".unit")?.focus();
  }

  /** A sentence has no lines, whatever was pasted. */
  #onInput(): void {
    this.store.update({ [this.box]: this.#area().value.replace(/[\r\n]+/g, " ") });
  }

  #onCompositionStart(): void {
    const start = this.#area().selectionStart;
    this.#composingFrom = start;
    this.store.composing.value = { box: this.box, start, end: start };
  }

  #onCompositionUpdate(event: CompositionEvent): void {
    const start = this.#composingFrom;
    if (start === null) return;
    this.store.composing.value = { box: this.box, start, end: start + event.data.length };
  }

  #onCompositionEnd(): void {
    this.#settle();
  }

  /** Some engines end a composition by leaving the box without saying so. */
  #onBlur(): void {
    if (this.#composingFrom !== null) this.#settle();
  }

  #settle(): void {
    this.#onInput();
    this.#composingFrom = null;
    this.store.composing.value = null;
  }

  /** Enter that ends a composition belongs to the input method. */
  #onKey(event: KeyboardEvent): void {
    if (event.key === "Enter" && !event.isComposing) event.preventDefault();
  }
}

/** Grows the box with its text where the browser does not do it by itself. */
function growToFit(area: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.setProperty("height", "auto");
  area.style.setProperty("height", `${area.scrollHeight + 2}px`);
}

define("sentence-box", SentenceBox);
