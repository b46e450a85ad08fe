import { css, html, nothing, type TemplateResult } from "lit";
import { exampleById } from "../examples/index.ts";
import { tensorName } from "../state/names.ts";
import { base, controls } from "../theme/shared-styles.ts";
import { type Reading, read } from "./reading.ts";
import { define, StoreElement } from "./store-element.ts";
import { thumbnail } from "./thumbnail.ts";

/** Every head's weights in small: hover previews, click locks. */
export class HeadThumbnails extends StoreElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      .whole {
        display: grid;
        grid-template-columns: minmax(76px, max-content) minmax(0, 1fr);
        align-items: center;
        gap: 12px;
      }
      .heads {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr));
        gap: 16px;
        padding: 2px;
      }
      .title {
        font: 700 var(--text-14);
      }
      .title small {
        display: block;
        font: var(--text-12);
        color: var(--ink3);
      }
      .head {
        display: flex;
        align-items: center;
        gap: 16px;
        min-width: 0;
        border-radius: var(--radius);
        text-align: left;
      }
      .frame {
        display: block;
        flex: none;
        padding: 4px;
        border-radius: var(--radius);
        box-shadow: 0 0 0 1px var(--line2);
      }
      .head[aria-checked="true"] .frame {
        box-shadow: 0 0 0 2px var(--ink);
      }
      svg {
        display: block;
      }
      .name {
        min-width: 0;
        font: var(--text-14);
      }
      .name b {
        display: block;
      }
      .head[aria-checked="true"] b::after {
        content: " •";
      }
      @media (hover: hover) {
        .head:hover .frame {
          box-shadow: 0 0 0 2px var(--line2);
        }
        .head[aria-checked="true"]:hover .frame {
          box-shadow: 0 0 0 2px var(--ink);
        }
      }
      @container (max-width: 719.98px) {
        .whole {
          grid-template-columns: minmax(0, 1fr);
        }
        .heads {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        .head {
          gap: 10px;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const reading = read(this.store);
    if (!reading || reading.pass.numHeads < 2) return nothing;
    const { page } = this.store.messages.value;
    const locked = this.store.state.value.head;
    const heads = Array.from({ length: reading.pass.numHeads }, (_, head) => head);
    return html`<div class="whole">
      <span class="title" aria-hidden="true"
        >${page.heads(heads.length)}<small>${page.headsHint}</small></span
      >
      <div
      class="heads"
      role="radiogroup"
      aria-label=${page.heads(heads.length)}
      @keydown=${this.#onKey}
      @pointerleave=${this.#leave}
    >
      ${heads.map(
        (head) => html`<button
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
          <span class="frame">${this.#picture(reading, head)}</span>
          <span class="name"><b>${this.#name(reading, head)}</b></span>
        </button>`,
      )}
    </div>
    </div>`;
  }

  #name({ pass }: Reading, head: number): string {
    const { origin } = pass;
    const language = this.store.language.value;
    const own =
      origin.example !== null && origin.headFeatures
        ? exampleById(origin.example).heads[head]?.name[language]
        : undefined;
    return own ? `${head + 1} ${own}` : this.store.messages.value.page.headName(head);
  }

  #picture({ pass, trace, layer }: Reading, head: number): TemplateResult {
    return thumbnail(trace.get(tensorName(pass, "attention_weights", head, layer)));
  }

  #lock(head: number): void {
    this.store.update({ head });
  }

  #leave(): void {
    if (this.store.hover.value.head !== undefined) this.store.hover.value = {};
  }

  #onKey(event: KeyboardEvent): void {
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
