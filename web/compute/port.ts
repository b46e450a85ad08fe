/** Where passes are computed. A port is used until it fails, then another one is opened. */

import { openWorker } from "./open-worker.ts";
import type { Request, Response } from "./protocol.ts";

export interface PortEvents {
  response(response: Response): void;
  /** It could not start or broke down; nothing more comes from it. */
  failure(): void;
}

export interface Port {
  post(request: Request): void;
  terminate(): void;
}

export type OpenPort = (events: PortEvents) => Port;

/** A module worker at `url`. */
function workerPort(url: string): OpenPort {
  return (events) => listen(() => openWorker(url), events);
}

/**
 * A worker that imports the real one. The import is a dynamic one since policies ask `script-src` for
 * that, but `worker-src` for static ones; messages that arrive before it is done are kept.
 */
function importing(url: string): string {
  return `const early = [];
const keep = ({ data }) => early.push(data);
addEventListener("message", keep);
import(${JSON.stringify(url)}).then(
  () => {
    removeEventListener("message", keep);
    for (const data of early) dispatchEvent(new MessageEvent("message", { data }));
  },
  (error) => setTimeout(() => { throw error; }),
);`;
}

/** Pages of other origins may not start a worker of ours, but one of their own that imports it. */
function blobWorkerPort(url: string): OpenPort {
  return (events) => {
    const source = new Blob([importing(url)], { type: "text/javascript" });
    const blobUrl = URL.createObjectURL(source);
    const port = listen(() => openWorker(blobUrl), events);
    return {
      post: port.post,
      terminate: () => {
        port.terminate();
        URL.revokeObjectURL(blobUrl);
      },
    };
  };
}

/** The last resort, where the page's policy allows no worker: the same code beside the elements. */
export const mainThreadPort: OpenPort = (events) => {
  const loading = Promise.all([import("../core/load-passes.ts"), import("./responder.ts")]).then(
    async ([{ loadPassCore }, { createResponder }]) => {
      const core = await loadPassCore();
      const respond = createResponder(core, (response) => events.response(response));
      events.response({ kind: "ready", simd: core.simd });
      return respond;
    },
  );
  loading.catch(() => events.failure());
  return {
    post: (request) => {
      loading.then((respond) => respond(request)).catch(() => events.failure());
    },
    terminate: () => {},
  };
};

/** Ways to compute for a page at `pageUrl`, best first. */
export function portsFor(workerUrl: string, pageUrl: string): readonly OpenPort[] {
  const sameOrigin = new URL(workerUrl).origin === new URL(pageUrl).origin;
  return [sameOrigin ? workerPort(workerUrl) : blobWorkerPort(workerUrl), mainThreadPort];
}

function listen(start: () => Worker, events: PortEvents): Port {
  let worker: Worker;
  try {
    worker = start();
  } catch {
    queueMicrotask(() => events.failure());
    return { post: () => {}, terminate: () => {} };
  }
  worker.addEventListener("message", (event: MessageEvent<Response>) =>
    events.response(event.data),
  );
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    events.failure();
  });
  worker.addEventListener("messageerror", () => events.failure());
  return {
    post: (request) => worker.postMessage(request),
    terminate: () => worker.terminate(),
  };
}
