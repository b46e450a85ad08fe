import { html, nothing, type TemplateResult } from "lit";
import type { Matrix } from "../core/types.ts";
import { formatNumber } from "../language/numbers.ts";
import { tensorName } from "../state/names.ts";
import { base, controls, hues } from "../theme/shared-styles.ts";
import { headOff } from "./heads/head-off.ts";
import { headsOff, headTitle, maximumOf, toggleHead } from "./heads/heads.ts";
import { thumbnailStyles } from "./heads/thumbnail-styles.ts";
import { tokenLabels } from "./labels.ts";
import { matrixIn } from "./matrix/read.ts";
import { largestIndex, type Reading, read, rowOf } from "./reading.ts";
import { define, StoreElement } from "./store-element.ts";
import { thumbnail } from "./thumbnail.ts";

/** Every head's weights in small: hover previews, click locks. Each head may be switched off. */
export class HeadThumbnails extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    untitled: { type: Boolean },
    loaded: { state: true },
  };
  /** Its title is no heading: nobody knows which level an embed stands at. */
  declare untitled: boolean;
  /** What stands below the thumbnails was fetched. */
  declare loaded: boolean;

  static override styles = [base, controls, hues, headOff, thumbnailStyles];

  constructor() {
    super();
    this.untitled = false;
    this.loaded = false;
  }

  override render(): TemplateResult | typeof nothing {
    const reading = read(this.store);
    if (!reading || reading.pass.numHeads < 2) return nothing;
    const { page } = this.store.messages.value;
    const off = headsOff(this.store, reading);
    const heads = Array.from({ length: reading.pass.numHeads }, (_, head) => head);
    const query = tokenLabels(reading.pass.tokens)[reading.query] ?? "";
    const isMore = this.store.state.value.headMaximum || off.length > 0;
    if (isMore && !this.loaded) void this.#load();
    const title = html`<b>${page.heads(heads.length)}</b> <small>${page.headsHint(query)}</small>`;
    return html`${this.untitled ? html`<p class="title">${title}</p>` : html`<h3 class="title">${title}</h3>`}
      <div class="all">
        <div
          class="heads"
          role="radiogroup"
          aria-label=${page.heads(heads.length)}
          @keydown=${this.#onKey}
          @pointerleave=${this.#leave}
        >
          ${heads.map((head) => this.#head(reading, head, off.includes(head)))}
        </div>
        ${reading.pass.translation ? nothing : this.#maximum(reading)}
      </div>
      ${isMore && this.loaded ? html`<head-report .store=${this.store}></head-report>` : nothing}`;
  }

  #head(reading: Reading, head: number, isOff: boolean): TemplateResult {
    const { page } = this.store.messages.value;
    const { pass, trace, layer } = reading;
    const locked = this.store.state.value.head;
    const weights = matrixIn(trace, tensorName(pass, "attention_weights", head, layer));
    const title = headTitle(this.store, reading, head);
    return html`<div class="item ${isOff ? "off" : ""}">
      <button
        class="head"
        type="button"
        role="radio"
        aria-checked=${head === locked}
        tabindex=${head === locked ? 0 : -1}
        data-head=${head}
        @click=${() => this.#lock(head)}
        @pointerenter=${(event: PointerEvent) => {
          if (event.pointerType === "mouse") this.store.hover.value = { head };
        }}
        @pointerleave=${this.#leave}
      >
        <span class="frame">${thumbnail(weights)}</span>
        <span class="name"><b>${title}</b>${this.#gaze(reading, weights)}</span>
      </button>
      <button
        class="link switch"
        type="button"
        aria-label=${page.headSwitch(title, isOff)}
        tabindex=${head === locked ? 0 : -1}
        @click=${() => toggleHead(this.store, reading, head)}
      >
        ${isOff ? page.headOn : page.headOff}
      </button>
    </div>`;
  }

  /** What the followed query looks at most. */
  #gaze({ pass, query }: Reading, weights: Matrix): TemplateResult | typeof nothing {
    const row = rowOf(weights, query);
    const key = largestIndex(row);
    const weight = row[key] ?? 0;
    if (weight === 0) return html`<span class="gaze">–</span>`;
    return html`<span class="gaze"
      ><span class="key">${tokenLabels(pass.keyTokens)[key]}</span>
      <span class="weights">${formatNumber(weight)}</span></span
    >`;
  }

  #maximum(reading: Reading): TemplateResult | typeof nothing {
    const { page } = this.store.messages.value;
    const isOpen = this.store.state.value.headMaximum;
    const largest = maximumOf(this.store, reading);
    if (!largest) return nothing;
    return html`<div class="item">
      <button
        class="head maximum"
        type="button"
        aria-expanded=${isOpen}
        @click=${() => this.store.update({ headMaximum: !isOpen })}
      >
        <span class="frame">${thumbnail(largest.weights)}</span>
        <span class="name"
          ><b>${page.headMaximum}</b>${this.#gaze(reading, largest.weights)}</span
        >
      </button>
    </div>`;
  }

  async #load(): Promise<void> {
    this.loaded = (await import("./heads/head-report.ts").catch(() => null)) !== null;
  }

  #lock(head: number): void {
    this.store.update({ head });
  }

  #leave(): void {
    if (this.store.hover.value.head !== undefined) this.store.hover.value = {};
  }

  #onKey(event: KeyboardEvent): void {
    if (!(event.target instanceof Element) || !event.target.matches("[role=radio]")) return;
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const count = this.store.result.peek()?.pass.numHeads ?? 1;
    const head = (this.store.state.peek().head + by + count) % count;
    this.#lock(head);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-head="${head}"]`)?.focus(),
    );
  }
}

define("head-thumbnails", HeadThumbnails);
