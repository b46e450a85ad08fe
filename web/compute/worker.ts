/** The worker: starts the core once, computes passes for every playground of the page. */
import { loadPassCore } from "../core/load-passes.ts";
import type { Given, Request } from "./protocol.ts";
import { createResponder } from "./responder.ts";

let give: (given: Given) => void;
const given = new Promise<Given>((resolve) => {
  give = resolve;
});
const loading = given
  .then(({ compiled }) => loadPassCore(compiled))
  .then((core) => {
    const respond = createResponder(core, (response) => postMessage(response));
    postMessage({ kind: "ready", simd: core.simd });
    return respond;
  });

addEventListener("message", ({ data }: MessageEvent<Given | Request>) => {
  if (data.kind === "core") give(data);
  else loading.then((respond) => respond(data)).catch(crash);
});
loading.catch(crash);

/** A rejected promise stays inside the worker; an exception of a task reaches the page. */
function crash(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
