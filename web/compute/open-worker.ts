/** Starts workers that compute passes. The page compiles the core for all of them, once. */
import { compilePasses } from "../core/compile.ts";
import type { Given } from "./protocol.ts";
import workerUrl from "./worker.ts?worker&url";

export const WORKER_URL = new URL(workerUrl, import.meta.url).href;

/** Started before anybody has asked for it. */
let ahead: Worker | null = null;

/** Starts our own page's worker while the scripts that will talk to it are still on their way. */
export function openWorkerAhead(): void {
  const worker = start(WORKER_URL);
  ahead = worker;
  // Nobody listens yet: whoever opens one next shall see it fail.
  worker.addEventListener("error", () => {
    if (ahead === worker) ahead = null;
  });
}

export function openWorker(url: string): Worker {
  const worker = ahead ?? start(url);
  ahead = null;
  return worker;
}

function start(url: string): Worker {
  const worker = new Worker(url, { type: "module" });
  const give = (compiled?: WebAssembly.Module): void =>
    worker.postMessage({ kind: "core", compiled } satisfies Given);
  compilePasses().then(give, () => give());
  return worker;
}
