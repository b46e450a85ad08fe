import { html, LitElement, type TemplateResult } from "lit";
import { base } from "../theme/shared-styles.ts";
import { Said } from "./said.ts";
import { define } from "./store-element.ts";

/** Text that follows the numbers: seen at once, said aloud when it has settled. */
export class SaidLine extends LitElement {
  static override properties = { text: {} };
  declare text: string;

  readonly #said = new Said(this);

  static override styles = base;

  constructor() {
    super();
    this.text = "";
  }

  override render(): TemplateResult {
    return html`<span aria-hidden="true"><slot></slot></span
      ><span class="visually-hidden" role="status">${this.#said.text}</span>`;
  }

  protected override firstUpdated(): void {
    this.#said.now(this.text);
  }

  protected override updated(): void {
    this.#said.soon(this.text);
  }
}

define("said-line", SaidLine);
