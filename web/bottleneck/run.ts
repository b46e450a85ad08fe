/** Translates held-out sentences with two models and compares. Pure; runs in the worker and in Node. */
import type { Model } from "../core/model-types.ts";
import type { BottleneckEvent, Side } from "./protocol.ts";
import { type HeldOut, mixed } from "./sentences.ts";

export function* bottleneckRun(
  models: Readonly<Record<Side, Model>>,
  sentences: readonly HeldOut[],
  now: () => number,
): Generator<BottleneckEvent> {
  const start = now();
  yield { kind: "started", total: sentences.length };
  for (const { korean, english, words } of mixed(sentences)) {
    const isExact = (side: Side) => models[side].translate(korean, { to: "en" }).text === english;
    yield {
      kind: "sentence",
      words,
      exact: { attention: isExact("attention"), none: isExact("none") },
    };
  }
  yield { kind: "finished", seconds: (now() - start) / 1000 };
}
