/** A worker of its own for one run, as measurements need it: stopping it is ending it. */

interface Ending {
  readonly kind: "finished" | "failed";
}

/**
 * Sends `request` to a fresh worker and listens until it has finished or failed. What it gives back ends
 * it at once; then nothing is told.
 */
export function runWorker<Event extends { readonly kind: string }>(
  url: URL,
  request: unknown,
  listen: (event: Event | { readonly kind: "failed"; readonly message: string }) => void,
): () => void {
  let worker: Worker;
  try {
    worker = new Worker(url, { type: "module" });
  } catch (error) {
    listen({ kind: "failed", message: String(error) });
    return () => {};
  }
  const stop = (): void => {
    worker.onmessage = worker.onerror = worker.onmessageerror = null;
    worker.terminate();
  };
  const fail = (message: string): void => {
    stop();
    listen({ kind: "failed", message });
  };
  worker.onmessage = ({ data }: MessageEvent<Event>) => {
    if (isEnding(data)) stop();
    listen(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    fail(event.message || "the worker could not start");
  };
  worker.onmessageerror = () => fail("a message could not be read");
  worker.postMessage(request);
  return stop;
}

function isEnding(event: { readonly kind: string }): event is Ending {
  return event.kind === "finished" || event.kind === "failed";
}
