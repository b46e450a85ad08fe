/** The page's side of the counting worker. */
import { runWorker } from "../compute/run-worker.ts";
import workerUrl from "./bottleneck-worker.ts?worker&url";
import type { BottleneckEvent, BottleneckRequest } from "./protocol.ts";

const SENTENCES = new URL("../../src/training/corpus/heldout-ko-en.tsv", import.meta.url).href;

/** Starts a worker of its own for one run. What it gives back ends it at once; then nothing is told. */
export function startBottleneckRun(
  models: BottleneckRequest["models"],
  listen: (event: BottleneckEvent) => void,
): () => void {
  const request: BottleneckRequest = { models, sentences: SENTENCES };
  return runWorker<BottleneckEvent>(new URL(workerUrl, import.meta.url), request, listen);
}
