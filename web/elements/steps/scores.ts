import { html, nothing, type TemplateResult } from "lit";
import { sentence } from "../sentence.ts";
import { scoreSetting } from "../settings/score.ts";
import { scoreSymbol } from "../symbols.ts";
import { type BlockOptions, block, has, type StepContext, shapeOf, withCell } from "./context.ts";
import { meets } from "./layout.ts";
import { meet, meetGap } from "./meet.ts";

/** Kᵀ above, Q to the left: a row and a column meet in their score, opened up beside it. */
export function scoresStep(context: StepContext): TemplateResult {
  const { layout, keys, store, state, key } = context;
  const left = leftFactor(context);
  const above = aboveFactor(context);
  const dim = shapeOf(context, left).cols;
  const widths = [dim, layout.roomyPitch, meetGap(context, above), keys.length] as const;
  const isProduct = state.score !== "additive" && state.score !== "concat";
  const canMeet = isProduct && meets(layout, ...widths, layout.keyPitch, 0);
  const followedCol = state.allRows ? null : key;
  const scores: BlockOptions = {
    base: "attention_scores",
    symbol: scoreSymbol(state.score),
    followedCol,
  };
  const picture = canMeet
    ? meet(
        context,
        { base: left },
        [
          {
            above: {
              base: above,
              transposed: true,
              followedCol,
              followedRow: null,
              noAxes: true,
              gloss: axis(context),
              css: { "--column-after": "64px" },
            },
            result: {
              ...scores,
              noAxes: true,
              css: { "--column-before": "8px", "--column-bar": "0px" },
            },
          },
        ],
        html`<p>${sentence(context.messages.page.notes.meeting())}</p>`,
      )
    : block(context, scores);
  const before = canMeet
    ? parameters(context, false)
    : html`<div class="flow">
        ${parameters(context, true)} ${block(context, { base: left })}
        ${block(context, { base: above })}
      </div>`;
  return html`${before} ${withCell(context, picture)}
    <details class="choices">
      <summary>${context.messages.page.choose.score}</summary>
      ${scoreSetting(store)}
    </details>`;
}

function axis({ messages }: StepContext): TemplateResult {
  const [role, words] = messages.page.keySide;
  return html`<span class="key">${role}</span> ${words} →`;
}

/** What the score multiplies: projected queries and keys where the score function projects. */
function leftFactor(context: StepContext): string {
  return has(context, "score.projected_query") ? "score.projected_query" : "query";
}

function aboveFactor(context: StepContext): string {
  return has(context, "score.projected_key") ? "score.projected_key" : "key";
}

/** The score function's own matrices, and what it makes of queries and keys on the way. */
function parameters(context: StepContext, all: boolean): TemplateResult | typeof nothing {
  const own = ["score.w", "score.w_query", "score.w_key", "score.v"];
  const before = all && has(context, "score.projected_key") ? ["query", "key"] : [];
  const between = ["score.query_norm", "score.key_norm"];
  const query = has(context, "score.projected_query") ? ["query"] : [];
  const bases = [...new Set([...query, ...before, ...own, ...between])];
  const shown = bases.filter((base) => has(context, base));
  if (shown.length === 0) return nothing;
  return html`<div class="flow tight">${shown.map((base) => {
    const symbol = SYMBOLS[base];
    return block(
      context,
      symbol ? { base, symbol, title: context.messages.tensors.score_parameter } : { base },
    );
  })}</div>`;
}

/** The field's letters for the score function's own matrices. */
const SYMBOLS: Readonly<Record<string, TemplateResult>> = {
  "score.w": html`W`,
  "score.w_query": html`W<sub>q</sub>`,
  "score.w_key": html`W<sub>k</sub>`,
  "score.v": html`v`,
};
