import { css, html, nothing, type TemplateResult } from "lit";
import type { PassProblem } from "../compute/protocol.ts";
import type { Messages } from "../language/index.ts";
import type { Notice } from "../state/store.ts";
import { close } from "../theme/later-icons.ts";
import { base, controls } from "../theme/shared-styles.ts";
import { define, StoreElement } from "./store-element.ts";

/** Milliseconds until a message about something that went well leaves by itself. */
const GOOD_NEWS = 5_000;

function noticeText({ page, notices }: Messages, { kind, parts }: Notice): string {
  switch (kind) {
    case "copied":
      return page.copied;
    case "copy_failed":
      return page.notCopied;
    case "link_unreadable":
      return notices.link_unreadable;
    case "part_failed":
      return page.panels.failed;
    case "link_parts_dropped":
      return notices.link_parts_dropped(parts);
  }
}

function problemText({ problems }: Messages, { kind, limit, tensor }: PassProblem): string {
  switch (kind) {
    case "too_long":
      return problems.too_long(limit ?? 0);
    case "refused":
      return problems.refused(tensor ?? "?");
    default:
      return problems[kind];
  }
}

/** What the reader is told once, and why the last pass has no numbers. */
export class PlaygroundNotice extends StoreElement {
  #timed: Notice | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      p {
        margin: 0;
        font: var(--text-14);
        color: var(--ink);
      }
      .problem {
        margin: 8px 0 16px;
        padding: 2px 0 2px 12px;
        border-left: 3px solid var(--ink);
      }
      .notice {
        position: absolute;
        z-index: 30;
        top: 8px;
        right: 0;
        display: flex;
        align-items: center;
        gap: 4px;
        max-width: min(100%, 480px);
        padding: 2px 2px 2px 16px;
        border: 1px solid var(--edge);
        border-radius: var(--radius-box);
        background: var(--surface);
      }
    `,
  ];

  override render(): TemplateResult {
    const messages = this.store.messages.value;
    const notice = this.store.notice.value;
    const problem = this.store.problem.value;
    return html`<div role="status">
        ${
          notice
            ? html`<div class="notice">
                <p>${noticeText(messages, notice)}</p>
                <button
                  class="icon"
                  type="button"
                  aria-label=${messages.page.dismiss}
                  @click=${this.#dismiss}
                >
                  ${close}
                </button>
              </div>`
            : nothing
        }
      </div>
      <div role="status">
        ${problem ? html`<p class="problem">${problemText(messages, problem)}</p>` : nothing}
      </div>`;
  }

  override updated(): void {
    const notice = this.store.notice.value;
    if (notice === this.#timed) return;
    this.#timed = notice;
    clearTimeout(this.#timer);
    if (notice?.kind === "copied") this.#timer = setTimeout(() => this.#dismiss(), GOOD_NEWS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  #dismiss(): void {
    this.store.notice.value = null;
  }
}

define("playground-notice", PlaygroundNotice);
