/** The page's side of the measuring worker. */
import type { SpeedEvent, SpeedRequest } from "./protocol.ts";
import workerUrl from "./speed-worker.ts?worker&url";

/** Starts a worker of its own for one run. What it gives back ends it at once; then nothing is told. */
export function startSpeedRun(
  request: SpeedRequest,
  listen: (event: SpeedEvent) => void,
): () => void {
  let worker: Worker;
  try {
    worker = new Worker(new URL(workerUrl, import.meta.url), { type: "module" });
  } catch (error) {
    listen({ kind: "failed", message: String(error) });
    return () => {};
  }
  const stop = (): void => {
    worker.onmessage = worker.onerror = worker.onmessageerror = null;
    worker.terminate();
  };
  const end = (event: SpeedEvent): void => {
    stop();
    listen(event);
  };
  worker.onmessage = ({ data }: MessageEvent<SpeedEvent>) => {
    if (data.kind === "finished" || data.kind === "failed") end(data);
    else listen(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end({ kind: "failed", message: event.message || "the worker could not start" });
  };
  worker.onmessageerror = () => end({ kind: "failed", message: "a message could not be read" });
  worker.postMessage(request);
  return stop;
}
