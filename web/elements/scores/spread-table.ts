import { html, type TemplateResult } from "lit";
import { SCORES, type Score } from "../../core/types.ts";
import { formatNumber } from "../../language/numbers.ts";
import type { ScoresMessages } from "../../language/scores.ts";
import { settingsMessages } from "../../language/settings.ts";
import type { Store } from "../../state/store.ts";
import { cssProperties } from "../../theme/css-properties.ts";
import { tokenLabels } from "../labels.ts";

/** A row a query, a column a score function: effective number of keys over entropy. */
export function spreadTable(
  store: Store,
  stores: ReadonlyMap<Score, Store>,
  messages: ScoresMessages,
): TemplateResult {
  const { scores: names } = settingsMessages(store.language.value);
  const { query, head } = store.state.value;
  const spreads = SCORES.map((score) => {
    const pass = stores.get(score)?.result.value?.pass;
    return pass?.spread?.[Math.min(head, pass.numHeads - 1)];
  });
  const pass = stores.get(SCORES[0])?.result.value?.pass;
  const keys = pass?.keyTokens.length ?? 1;
  const cell = (numbers: { readonly entropy: number; readonly effectiveKeys: number } | null) => {
    if (!numbers) return html`<td></td>`;
    const [entropy, effective] = [
      formatNumber(numbers.entropy),
      formatNumber(numbers.effectiveKeys, 1),
    ];
    const share = `${(100 * numbers.effectiveKeys) / keys}%`;
    return html`<td aria-label=${messages.cell(effective, entropy)}>
      <b>${effective}</b><i ${cssProperties({ "--share": share })}></i><small>${entropy}</small>
    </td>`;
  };
  const row = (index: number) =>
    spreads.map((spread) => {
      const [entropy, effectiveKeys] = [spread?.entropy[index], spread?.effectiveKeys[index]];
      return cell(
        entropy === undefined || effectiveKeys === undefined ? null : { entropy, effectiveKeys },
      );
    });
  return html`<h3>${messages.table}</h3>
    <p class="note">${messages.tableNote(formatNumber(pass?.evenSpread?.mean.entropy ?? 0))}</p>
    <div class="spread" tabindex="0" role="group" aria-label=${messages.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">${messages.query}</th>
            ${SCORES.map((score) => html`<th scope="col">${names[score]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${tokenLabels(pass?.tokens ?? []).map(
            (token, index) => html`<tr class=${index === query ? "followed" : ""}>
              <th scope="row">${token}</th>
              ${row(index)}
            </tr>`,
          )}
          <tr class="mean">
            <th scope="row">${messages.meanRow}</th>
            ${spreads.map((spread) => cell(spread?.mean ?? null))}
          </tr>
        </tbody>
      </table>
    </div>`;
}
