import { css, html, nothing, type TemplateResult } from "lit";
import { glossary } from "../../language/glossary.ts";
import { termPiece } from "../../language/pieces.ts";
import { storiesMessages } from "../../language/stories.ts";
import { TERMS } from "../../language/terms.ts";
import { base, hues } from "../../theme/shared-styles.ts";
import { define, StoreElement } from "../store-element.ts";

/** All terms with their meanings, in the order in which attention meets them. */
export class GlossaryList extends StoreElement {
  static override styles = [
    base,
    hues,
    css`
      :host {
        display: block;
        padding: 8px 24px 32px;
        font: var(--text-13);
      }
      h3 {
        margin: 16px 0 8px;
        font: 700 var(--text-15);
      }
      dl {
        margin: 0;
      }
      dt {
        font-weight: 700;
      }
      dt span {
        font-weight: 400;
        color: var(--ink3);
      }
      dd {
        margin: 0 0 10px;
        color: var(--ink2);
      }
      @media (max-width: 959.98px) {
        :host {
          padding: 8px 16px 24px;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    const language = this.store.language.value;
    const entries = glossary(language);
    return html`<h3>${storiesMessages(language).glossary}</h3>
      <dl>
        ${TERMS.map((term) => {
          const { name, english, meaning } = entries[term];
          return html`<dt class=${termPiece(name, term).hue ?? ""}>
              ${name} ${english ? html`<span lang="en">${english}</span>` : nothing}
            </dt>
            <dd>${meaning}</dd>`;
        })}
      </dl>`;
  }
}

define("glossary-list", GlossaryList);
