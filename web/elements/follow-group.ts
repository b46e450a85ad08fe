/** How much is shown: the followed row, all rows, or every matrix at once. */
import { html, type TemplateResult } from "lit";
import type { Store } from "../state/store.ts";

export function followGroup(store: Store): TemplateResult {
  const { follow, views } = store.messages.value.page;
  const { allRows, view } = store.state.value;
  const choice = (isChosen: boolean, text: string, choose: () => void) => html`<button
    class="choice"
    type="button"
    aria-pressed=${isChosen}
    @click=${choose}
  >
    ${text}
  </button>`;
  const isSteps = view === "step";
  return html`<div
    class="follow"
    role="group"
    aria-label=${follow.label}
    data-control="follow"
  >
    ${choice(isSteps && !allRows, follow.one, () => store.update({ view: "step", allRows: false }))}
    ${choice(isSteps && allRows, follow.all, () => store.update({ view: "step", allRows: true }))}
    ${choice(!isSteps, views.all, () => store.update({ view: "all" }))}
  </div>`;
}
