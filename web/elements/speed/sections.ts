/** The four findings: a sentence made from the numbers, a picture, the table, and why. */
import { html, nothing, type TemplateResult } from "lit";
import type { SpeedMessages } from "../../language/speed.ts";
import {
  attentionProducts,
  type Crossing,
  crossing,
  longestCommon,
  memoryPoints,
  type Point,
  recurrentProducts,
  type SpeedResults,
  timePoints,
} from "../../speed/figures.ts";
import { formatBytes, formatMeasured, formatRatio } from "../../speed/format.ts";
import { HEAD_DIM, type Timed, WIDE } from "../../speed/protocol.ts";
import type { NamedGuide, NamedLine } from "./plot.ts";
import { type Column, numbersTable, ratios } from "./table.ts";

export interface View {
  readonly messages: SpeedMessages;
  readonly results: SpeedResults;
  readonly lengths: readonly number[];
}

export function timeSection({ messages, results, lengths }: View): TemplateResult {
  const { time, series } = messages;
  const points = pointsOf(results);
  const common = longestCommon(points("naive"), points("fused"));
  const [naive = 0, fused = 0] = common?.values ?? [];
  const found = common ? time.found(common.length, naive, fused) : "";
  return section(
    time.title,
    found,
    [
      picture(
        messages,
        `${time.picture}. ${found}`,
        "time",
        lengths,
        [
          { id: "naive", look: "naive", label: series.naive, points: points("naive") },
          { id: "traced", look: "traced", label: series.traced, points: points("traced") },
          { id: "fused", look: "fused", label: series.fused, points: points("fused") },
        ],
        [{ id: "square", growth: 2, along: "fused", label: messages.guide[2] }],
      ),
      numbersTable(time.picture, messages.length, messages.notMeasured, [
        milliseconds(series.naive, points("naive")),
        milliseconds(series.traced, points("traced")),
        milliseconds(series.fused, points("fused"), true),
        ...(results.hasRelaxed
          ? [milliseconds(series.fused_relaxed, points("fused_relaxed"))]
          : []),
        ratio(messages.ratio(series.naive, series.fused), points("naive"), points("fused")),
      ]),
    ],
    [time.note, results.hasRelaxed ? time.relaxed : time.noRelaxed, ...leftOut(messages, results)],
  );
}

export function memorySection({ messages, results, lengths }: View): TemplateResult {
  const { weight, memory } = messages;
  const [traced, fused] = [memoryPoints(results, "traced"), memoryPoints(results, "fused")];
  const common = longestCommon(traced, fused);
  const [all = 0, little = 0] = common?.values ?? [];
  const found = common ? weight.found(common.length, all, little) : "";
  const column = (name: string, points: readonly Point[], strong = false): Column => ({
    name,
    unit: "",
    points,
    write: formatBytes,
    strong,
  });
  return section(
    weight.title,
    found,
    [
      picture(
        messages,
        `${weight.picture}. ${found}`,
        "bytes",
        lengths,
        [
          { id: "traced", look: "traced", label: memory.traced, points: traced },
          { id: "fused", look: "fused", label: memory.fused, points: fused },
        ],
        [
          { id: "square", growth: 2, along: "traced", label: messages.guide[2] },
          { id: "linear", growth: 1, along: "fused", label: messages.guide[1] },
        ],
      ),
      numbersTable(weight.picture, messages.length, messages.notMeasured, [
        column(memory.traced, traced),
        column(memory.fused, fused, true),
        ratio(messages.ratio(memory.traced, memory.fused), traced, fused),
      ]),
    ],
    [weight.note],
  );
}

export function causalSection({ messages, results, lengths }: View): TemplateResult {
  const { causal, full, series } = messages;
  const points = pointsOf(results);
  const [whole, part] = [points("fused"), points("fused_causal")];
  const common = longestCommon(part, whole);
  const [less = 0, more = 1] = common?.values ?? [];
  const found = common ? causal.found(common.length, less / more) : "";
  return section(
    causal.title,
    found,
    [
      picture(
        messages,
        `${causal.picture}. ${found}`,
        "time",
        lengths,
        [
          { id: "full", look: "fused", label: full, points: whole },
          { id: "causal", look: "traced", label: series.fused_causal, points: part },
        ],
        [],
      ),
      numbersTable(causal.picture, messages.length, messages.notMeasured, [
        milliseconds(full, whole),
        milliseconds(series.fused_causal, part, true),
        ratio(messages.ratio(series.fused_causal, full), part, whole),
      ]),
    ],
    [causal.note],
  );
}

export function recurrentSection(view: View): TemplateResult {
  const { messages, results, lengths } = view;
  const { recurrent } = messages;
  const points = pointsOf(results);
  const widths = [
    { width: HEAD_DIM, attention: points("fused"), rnn: points("recurrent_64") },
    { width: WIDE, attention: points("fused_256"), rnn: points("recurrent_256") },
  ] as const;
  const crossings = widths.map(({ attention, rnn }) => crossing(attention, rnn));
  const found = widths.map(({ width }, index) =>
    crossingSentence(messages, width, crossings[index] ?? null),
  );
  const pain = crossings.some((each) => each?.kind === "at") ? recurrent.pain : "";
  const parallel = parallelSentence(messages, widths[1]);
  return section(
    recurrent.title,
    found.join(" "),
    widths.flatMap(({ width, attention, rnn }, index) => [
      html`<div class="pair">
        <h3>${recurrent.width(width)}</h3>
        ${picture(
          messages,
          `${recurrent.picture(width)}. ${found[index]}`,
          "time",
          lengths,
          [
            { id: "attention", look: "fused", label: messages.attention, points: attention },
            { id: "rnn", look: "recurrent", label: messages.series.recurrent_64, points: rnn },
          ],
          [],
        )}
        ${numbersTable(recurrent.picture(width), messages.length, messages.notMeasured, [
          milliseconds(messages.attention, attention, true),
          milliseconds(messages.series.recurrent_64, rnn),
          ratio(messages.ratio(messages.attention, messages.series.recurrent_64), attention, rnn),
        ])}
      </div>`,
    ]),
    [pain, parallel, recurrent.note, recurrent.counted],
  );
}

interface Pair {
  readonly width: number;
  readonly attention: readonly Point[];
  readonly rnn: readonly Point[];
}

function crossingSentence(
  { recurrent }: SpeedMessages,
  width: number,
  found: Crossing | null,
): string {
  if (!found) return "";
  if (found.kind === "at") return recurrent.crosses(width, found.length);
  return recurrent[found.kind](width, found.longest);
}

/** How many multiplications each does in the same time, at the longest length of both. */
function parallelSentence({ recurrent }: SpeedMessages, { width, attention, rnn }: Pair): string {
  const common = longestCommon(attention, rnn);
  const [ours = 0, theirs = 0] = common?.values ?? [];
  if (!common || ours <= 0 || theirs <= 0) return "";
  const { length } = common;
  const rate =
    attentionProducts(length, width) / ours / (recurrentProducts(length, width) / theirs);
  return recurrent.parallel(rate);
}

function leftOut(messages: SpeedMessages, { stopped }: SpeedResults): string[] {
  return (["naive", "traced"] as const).flatMap((name) => {
    const left = stopped[name];
    return left ? [messages.left[left.reason](messages.series[name], left.length)] : [];
  });
}

function section(
  title: string,
  found: string,
  parts: readonly TemplateResult[],
  notes: readonly string[],
): TemplateResult {
  return html`<section>
    <h2>${title}</h2>
    ${found ? html`<p class="found">${found}</p>` : nothing}
    <div class="parts">${parts}</div>
    ${
      notes.length > 0
        ? html`<div class="notes">${notes.filter((note) => note !== "").map((note) => html`<p>${note}</p>`)}</div>`
        : nothing
    }
  </section>`;
}

function picture(
  messages: SpeedMessages,
  label: string,
  unit: "time" | "bytes",
  lengths: readonly number[],
  lines: readonly NamedLine[],
  guides: readonly NamedGuide[],
): TemplateResult {
  return html`<speed-plot
    .label=${label}
    .unit=${unit}
    .lengths=${lengths}
    .lines=${lines}
    .guides=${guides}
    .axis=${messages.axis}
  ></speed-plot>`;
}

function pointsOf(results: SpeedResults): (series: Timed) => Point[] {
  return (series) => timePoints(results, series);
}

function milliseconds(name: string, points: readonly Point[], strong = false): Column {
  return { name, unit: "ms", points, write: formatMeasured, strong };
}

function ratio(name: string, a: readonly Point[], b: readonly Point[]): Column {
  return { name, unit: "", points: ratios(a, b), write: formatRatio };
}
