import { html, type TemplateResult } from "lit";
import { define, StoreElement } from "../store-element.ts";

/** The recurrent encoder and decoder. */
export class Seq2seqView extends StoreElement {
  override render(): TemplateResult {
    return html``;
  }
}

define("seq2seq-view", Seq2seqView);
