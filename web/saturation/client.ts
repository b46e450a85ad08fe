/** The page's side of the sweeping worker. */
import { runWorker } from "../compute/run-worker.ts";
import type { SaturationEvent, SaturationRequest } from "./protocol.ts";
import workerUrl from "./saturation-worker.ts?worker&url";

/** What it gives back ends the sweep at once; then nothing is told. */
export function startSweep(
  request: SaturationRequest,
  listen: (event: SaturationEvent) => void,
): () => void {
  return runWorker<SaturationEvent>(new URL(workerUrl, import.meta.url), request, listen);
}
