import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { TraceReader } from "../core/trace.ts";
import type { Messages } from "../language/index.ts";
import { pinned as pinnedIcon } from "../theme/later-icons.ts";
import { isMotionReduced } from "../theme/reduced-motion.ts";
import { base, controls, hues } from "../theme/shared-styles.ts";
import { equation, hued } from "./all/equation.ts";
import { groupTensors, type TensorGroup } from "./all/groups.ts";
import { tensorTitle } from "./matrix/describe.ts";
import { matrixIn } from "./matrix/read.ts";
import { tensorInfo } from "./matrix/tensors.ts";
import { radicalStyles } from "./radical.ts";
import { define, StoreElement } from "./store-element.ts";
import { symbolStyles } from "./symbols.ts";
import "./matrix-grid.ts";

/** More cells than this are made only when their matrix comes near the window. */
const EAGER_CELLS = 6000;

/** Every matrix of the trace, in order, on one page. */
export class AllView extends StoreElement {
  static override readonly properties = {
    ...StoreElement.properties,
    near: { state: true },
    isPrinting: { state: true },
  };
  /** Matrices that have come near the window, where there are too many cells to make all. */
  declare near: ReadonlySet<string>;
  declare isPrinting: boolean;

  #sight: IntersectionObserver | null = null;

  constructor() {
    super();
    this.near = new Set();
    this.isPrinting = false;
  }

  static override readonly styles = [
    base,
    controls,
    hues,
    symbolStyles,
    radicalStyles,
    css`
      :host {
        --cell-width: 56px;
        display: block;
        min-width: 0;
      }
      .page {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 48px;
      }
      nav {
        display: none;
      }
      .group + .group {
        margin-top: 48px;
        padding-top: 24px;
        border-top: 1px solid var(--line);
      }
      h2 {
        margin: 0 0 20px;
        font: 700 var(--text-18);
        scroll-margin-top: 72px;
      }
      .matrices {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: 40px 56px;
      }
      section.matrix {
        min-width: 0;
        max-width: 100%;
        scroll-margin-top: 72px;
      }
      .waits {
        contain-intrinsic-size: auto 300px auto 320px;
        min-height: 320px;
        min-width: min(100%, 320px);
      }
      header {
        margin-bottom: 8px;
      }
      h3 {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 2px 10px;
        margin: 0;
        font: 700 var(--text-14);
      }
      .equation {
        font: 400 var(--text-symbol);
        font-size: 15px;
        color: var(--ink2);
        white-space: nowrap;
      }
      .equation sup,
      .equation sub {
        font-size: 0.62em;
        line-height: 0;
      }
      .about {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 12px;
        margin: 0;
        font: var(--text-13);
        color: var(--ink3);
      }
      code {
        font: var(--text-name);
        color: var(--ink2);
      }
      .pins {
        color: var(--ink);
        white-space: nowrap;
      }
      .pins svg {
        margin-right: 4px;
        vertical-align: -1px;
      }
      @container (max-width: 719.98px) {
        :host {
          --label-width: 60px;
          --grid-room: calc(100cqw - 92px);
          --cell-width: 76px;
        }
        .matrices {
          gap: 32px;
        }
      }
      @container (min-width: 960px) {
        .page {
          grid-template-columns: 152px minmax(0, 1fr);
        }
        nav {
          display: block;
          position: sticky;
          top: 72px;
          align-self: start;
          max-height: calc(100dvh - 168px);
          overflow-y: auto;
          scrollbar-width: thin;
          font: var(--text-13);
        }
      }
      nav h2 {
        font: 700 var(--text-14);
        margin-bottom: 12px;
      }
      nav ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      nav > ul > li {
        margin-bottom: 12px;
      }
      nav .to-group {
        min-width: 24px;
        min-height: 24px;
        color: var(--ink2);
      }
      nav .to-matrices {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 4px;
        margin-left: -4px;
      }
      nav .to-matrix {
        min-width: 24px;
        padding: 2px 4px;
        border-radius: 4px;
        font: 700 var(--text-symbol);
        font-size: 14px;
        line-height: 20px;
        text-align: center;
      }
      nav .to-matrix.is-pinned {
        box-shadow: inset 0 -2px 0 var(--ink);
      }
      nav sup,
      nav sub {
        font-size: 0.62em;
        line-height: 0;
      }
      @media (hover: hover) {
        nav button:hover {
          background: var(--sunk);
          color: var(--ink);
        }
      }
      @media print {
        nav,
        .pins button {
          display: none !important;
        }
        .page {
          display: block;
        }
        section.matrix {
          break-inside: avoid;
        }
        .group {
          break-before: auto;
        }
        h2 {
          break-after: avoid;
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("beforeprint", this.#onPrint);
    window.addEventListener("afterprint", this.#onPrint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("beforeprint", this.#onPrint);
    window.removeEventListener("afterprint", this.#onPrint);
    this.#sight?.disconnect();
    this.#sight = null;
  }

  protected override render(): TemplateResult {
    const messages = this.store.messages.value;
    const trace = this.store.result.value?.trace;
    if (!trace) return html`<p>${messages.allView.waiting}</p>`;
    const groups = groupTensors(trace.names);
    return html`<div class="page">
      ${this.#index(groups, trace, messages)}
      <div>${repeat(groups, groupId, (group) => this.#group(group, trace, messages))}</div>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#sight ??= new IntersectionObserver(this.#onSight, { rootMargin: "800px" });
    for (const waiting of this.renderRoot.querySelectorAll(".waits")) this.#sight.observe(waiting);
  }

  #index(groups: readonly TensorGroup[], trace: TraceReader, messages: Messages): TemplateResult {
    const link = (name: string) => html`<button
      class="to-matrix ${trace.pinned(name).length > 0 ? "is-pinned" : ""}"
      title=${`${tensorTitle(name, messages)} · ${name}`}
      aria-label=${`${tensorTitle(name, messages)}, ${name}`}
      @click=${() => this.#goTo(`[data-name="${name}"]`)}
    >${hued(tensorInfo(name).base)}</button>`;
    return html`<nav aria-label=${messages.allView.index}>
      <ul>
        ${groups.map(
          (group) => html`<li>
            <button class="to-group" @click=${() => this.#goTo(`#${groupId(group)}`)}>
              ${groupTitle(group, messages)}
            </button>
            <div class="to-matrices">${group.names.map(link)}</div>
          </li>`,
        )}
      </ul>
    </nav>`;
  }

  #group(group: TensorGroup, trace: TraceReader, messages: Messages): TemplateResult {
    return html`<div class="group" role="group" aria-labelledby=${groupId(group)}>
      <h2 id=${groupId(group)} tabindex="-1">${groupTitle(group, messages)}</h2>
      <div class="matrices">
        ${repeat(
          group.names,
          (name) => name,
          (name) => this.#matrix(name, trace, messages),
        )}
      </div>
    </div>`;
  }

  #matrix(name: string, trace: TraceReader, messages: Messages): TemplateResult {
    const { rows, cols } = matrixIn(trace, name);
    const { base } = tensorInfo(name);
    const title = tensorTitle(name, messages);
    const from = equation(name, this.store.state.value, (other) => trace.has(other));
    const isMade = this.isPrinting || this.near.has(name) || this.#isSmall(trace);
    return html`<section class="matrix ${isMade ? "" : "waits"}" data-name=${name}>
      <header>
        <h3 tabindex="-1">
          <span class="symbol">${hued(base)}</span> ${title}
          ${from === nothing ? nothing : html`<span class="equation">= ${from}</span>`}
        </h3>
        <p class="about">
          <code>${name}</code><span>${messages.allView.shape(rows, cols)}</span>
          ${this.#pins(name, title, trace, messages)}
        </p>
      </header>
      ${isMade ? html`<matrix-grid .store=${this.store} .name=${name}></matrix-grid>` : nothing}
    </section>`;
  }

  #pins(
    name: string,
    title: string,
    trace: TraceReader,
    messages: Messages,
  ): TemplateResult | typeof nothing {
    const count = trace.pinned(name).length;
    if (count === 0) return nothing;
    return html`<span class="pins">${pinnedIcon}${messages.matrix.pinnedCount(count)}
      <button class="link" aria-label=${messages.matrix.resetOf(title)}
        @click=${() => this.store.resetTensor(name)}
      >${messages.matrix.reset}</button></span>`;
  }

  #isSmall(trace: TraceReader): boolean {
    return trace.data.values.length <= EAGER_CELLS;
  }

  /** Brings a group or a matrix into view, and who goes on by keyboard to its heading. */
  #goTo(selector: string): void {
    const target = this.renderRoot.querySelector<HTMLElement>(selector);
    target?.scrollIntoView({ behavior: isMotionReduced() ? "auto" : "smooth", block: "start" });
    const heading = target?.querySelector("h3") ?? target;
    heading?.focus({ preventScroll: true });
  }

  #onSight = (entries: readonly IntersectionObserverEntry[]): void => {
    const seen = entries.filter(({ isIntersecting }) => isIntersecting);
    if (seen.length === 0) return;
    const names = seen.map(({ target }) => (target as HTMLElement).dataset.name ?? "");
    for (const { target } of seen) this.#sight?.unobserve(target);
    this.near = new Set([...this.near, ...names]);
  };

  #onPrint = (event: Event): void => {
    this.isPrinting = event.type === "beforeprint";
    if (this.isPrinting) this.performUpdate();
  };
}

function groupId({ kind, head }: TensorGroup): string {
  return head === null ? kind : `${kind}-${head}`;
}

function groupTitle({ kind, head }: TensorGroup, { allView }: Messages): string {
  return kind === "head" ? allView.groups.head((head ?? 0) + 1) : allView.groups[kind];
}

define("all-view", AllView);

declare global {
  interface HTMLElementTagNameMap {
    "all-view": AllView;
  }
}
