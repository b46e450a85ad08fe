/** The worker: loads the core once, computes passes for every playground of the page. */
import { loadPassCore } from "../core/load-passes.ts";
import type { Request } from "./protocol.ts";
import { createResponder } from "./responder.ts";

const loading = loadPassCore().then((core) => {
  const respond = createResponder(core, (response) => postMessage(response));
  postMessage({ kind: "ready", simd: core.simd });
  return respond;
});

addEventListener("message", (event: MessageEvent<Request>) => {
  loading.then((respond) => respond(event.data)).catch(crash);
});
loading.catch(crash);

/** A rejected promise stays inside the worker; an exception of a task reaches the page. */
function crash(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
