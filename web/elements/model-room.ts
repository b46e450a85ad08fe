import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { isModelMode, type ModelMode } from "../state/state.ts";
import { base, controls } from "../theme/shared-styles.ts";
import { define, StoreElement } from "./store-element.ts";

const VIEWS: Readonly<Record<ModelMode, () => Promise<unknown>>> = {
  translate: () => import("./models/translate-view.ts"),
  seq2seq: () => import("./models/seq2seq-view.ts"),
};

/** The room of a mode whose code is fetched when it is opened first. */
export class ModelRoom extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    loaded: { state: true },
    failed: { state: true },
  };
  declare loaded: ReadonlySet<ModelMode>;
  declare failed: boolean;

  constructor() {
    super();
    this.loaded = new Set();
    this.failed = false;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { mode } = this.store.state.value;
    if (!isModelMode(mode)) return nothing;
    if (this.loaded.has(mode)) {
      return mode === "translate"
        ? html`<translate-view .store=${this.store}></translate-view>`
        : html`<seq2seq-view .store=${this.store}></seq2seq-view>`;
    }
    const { room } = this.store.messages.value.page;
    return html`<p role="status">
      ${this.failed ? room.failed : room.loading}
      ${
        this.failed
          ? html`<button class="link" type="button" @click=${() => this.#load(mode)}>
              ${room.retry}
            </button>`
          : nothing
      }
    </p>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { mode } = this.store.state.value;
    if (isModelMode(mode) && !this.loaded.has(mode) && mode !== this.#asked) void this.#load(mode);
  }

  #asked: ModelMode | null = null;

  async #load(mode: ModelMode): Promise<void> {
    this.#asked = mode;
    this.failed = false;
    try {
      await VIEWS[mode]();
      this.loaded = new Set([...this.loaded, mode]);
    } catch {
      this.failed = this.#asked === mode;
    }
  }
}

define("model-room", ModelRoom);
