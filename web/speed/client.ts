/** The page's side of the measuring worker. */
import { runWorker } from "../compute/run-worker.ts";
import type { SpeedEvent, SpeedRequest } from "./protocol.ts";
import workerUrl from "./speed-worker.ts?worker&url";

/** Starts a worker of its own for one run. What it gives back ends it at once; then nothing is told. */
export function startSpeedRun(
  request: SpeedRequest,
  listen: (event: SpeedEvent) => void,
): () => void {
  return runWorker<SpeedEvent>(new URL(workerUrl, import.meta.url), request, listen);
}
