/** The worker: starts the core once, computes passes for every playground of the page. */
import { loadPassCore } from "../core/load-passes.ts";
import type { Given, Request, Response } from "./protocol.ts";
import { createResponder } from "./responder.ts";

let give: (given: Given) => void;
const given = new Promise<Given>((resolve) => {
  give = resolve;
});
const loading = given
  .then(({ compiled }) => loadPassCore(compiled))
  .then((core) => {
    const respond = createResponder(core, send);
    postMessage({ kind: "ready", simd: core.simd });
    return respond;
  });

addEventListener("message", ({ data }: MessageEvent<Given | Request>) => {
  if (data.kind === "core") give(data);
  else loading.then((respond) => respond(data)).catch(crash);
});
loading.catch(crash);

/** The numbers of a pass are handed over: what explains them keeps its own. */
function send(response: Response): void {
  if (response.kind !== "pass") {
    postMessage(response);
    return;
  }
  const { result } = response;
  const values = new Float32Array(result.trace.values);
  const trace = { ...result.trace, values };
  postMessage({ ...response, result: { ...result, trace } }, { transfer: [values.buffer] });
}

/** A rejected promise stays inside the worker; an exception of a task reaches the page. */
function crash(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
