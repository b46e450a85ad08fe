import { css, html, nothing, type TemplateResult } from "lit";
import type { TraceReader } from "../../core/trace.ts";
import type { ModelMessages } from "../../language/models.ts";
import { isMerged, parseTensorName } from "../../state/names.ts";
import type { Store } from "../../state/store.ts";
import { base, controls, disclosure } from "../../theme/shared-styles.ts";
import { tensorTitle } from "../matrix/describe.ts";
import { rolesOf } from "../matrix/looking.ts";
import { matrixIn } from "../matrix/read.ts";
import "../matrix-grid.ts";
import "../opened/opened-cell.ts";
import { define, StoreElement } from "../store-element.ts";
import { wordsOf } from "./controls.ts";

/** Any tensor of the model, to look at and to edit; collapsed until wanted. */
export class TensorBrowser extends StoreElement {
  static override styles = [
    base,
    controls,
    disclosure,
    css`
      :host {
        display: block;
        min-width: 0;
        --cell-width: 56px;
      }
      .choose {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px 16px;
        margin: 4px 0 16px;
      }
      label {
        display: grid;
        gap: 2px;
        min-width: 0;
        font: var(--text-12);
        color: var(--ink3);
      }
      select.box {
        max-width: 100%;
        min-height: 36px;
        padding: 0 8px;
        font: var(--text-14);
      }
      p {
        margin: 0;
        font: var(--text-13);
        color: var(--ink2);
      }
      opened-cell {
        margin-top: 24px;
      }
      code {
        font: var(--text-name);
        color: var(--ink3);
      }
      @media (pointer: coarse) {
        select.box {
          min-height: 44px;
          font-size: 16px;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const trace = this.store.result.value?.trace;
    if (!trace) return nothing;
    const words = wordsOf(this.store);
    const name = this.#shown(trace);
    return html`<button
        class="toggle"
        type="button"
        aria-expanded=${name !== null}
        aria-controls="panel"
        @click=${() => this.store.update({ tensor: name === null ? firstOf(trace) : null })}
      >
        ${words.tensors}
      </button>
      <div id="panel" role="region" aria-label=${words.tensors} ?hidden=${name === null}>
        ${name === null ? nothing : this.#open(name, trace, words)}
      </div>`;
  }

  /** The tensor of the link, where the trace has it. */
  #shown(trace: TraceReader): string | null {
    const { tensor } = this.store.state.value;
    if (tensor === null) return null;
    return trace.has(tensor) ? tensor : firstOf(trace);
  }

  #open(name: string, trace: TraceReader, words: ModelMessages): TemplateResult {
    const { path } = parseTensorName(name);
    const names = trace.names.filter((each) => !isMerged(each));
    const paths = [...new Set(names.map((each) => parseTensorName(each).path))];
    const inside = names.filter((each) => parseTensorName(each).path === path);
    const { rows, cols } = matrixIn(trace, name);
    const query = rolesOf(this.store, name)?.rows === "query";
    const messages = this.store.messages.value;
    return html`<div class="choose">
        <label
          >${words.module}
          <select
            class="box"
            @change=${(event: Event) =>
              this.#go(firstOf(trace, (event.target as HTMLSelectElement).value))}
          >
            ${paths.map(
              (each) => html`<option value=${each} ?selected=${each === path}>
                ${pathTitle(each, words)}
              </option>`,
            )}
          </select></label
        >
        <label
          >${words.tensor}
          <select
            class="box"
            @change=${(event: Event) => this.#go((event.target as HTMLSelectElement).value)}
          >
            ${inside.map((each) => {
              const { head } = parseTensorName(each);
              const title = tensorTitle(each, messages);
              return html`<option value=${each} ?selected=${each === name}>
                ${head === null ? title : `${words.head(head)} ${title}`}
              </option>`;
            })}
          </select></label
        >
        <p><code>${name}</code> ${rows}×${cols}. ${words.tensorsNote} ${words.namesCount}</p>
      </div>
      <matrix-grid
        .store=${this.store}
        .name=${name}
        .followedRow=${query ? undefined : null}
      ></matrix-grid>
      <opened-cell
        .store=${this.store}
        .shows=${(other: string) => isInBrowser(this.store, other)}
      ></opened-cell>`;
  }

  #go(tensor: string | null): void {
    this.store.update({ tensor });
  }
}

/** Whether it is the tensor that the browser shows. */
export function isInBrowser(store: Store, name: string): boolean {
  return store.state.value.tensor === name;
}

/** The first tensor of a module, or of the model's last attention. */
function firstOf(trace: TraceReader, path?: string): string | null {
  const wanted =
    path ?? trace.names.map((name) => parseTensorName(name).path).find((each) => each !== "");
  return (
    trace.names.find((name) => parseTensorName(name).path === wanted) ?? trace.names[0] ?? null
  );
}

/** "decoder.1.cross_attention" → "디코더 2층 크로스 어텐션". */
function pathTitle(path: string, words: ModelMessages): string {
  if (path === "") return words.modules[""] ?? "";
  return path
    .split(".")
    .map((part) => (/^\d+$/.test(part) ? words.layer(Number(part)) : (words.modules[part] ?? part)))
    .join(" ");
}

define("tensor-browser", TensorBrowser);
