/** The real core, a computer that runs it in the test's own thread, and both languages. */
import { WorkerClient } from "../../web/compute/client.ts";
import { computePass, type PassOutcome } from "../../web/compute/pass.ts";
import type { OpenPort } from "../../web/compute/port.ts";
import type { PassInput, PassResult } from "../../web/compute/protocol.ts";
import { createResponder } from "../../web/compute/responder.ts";
import { trainedBy } from "../../web/compute/trained.ts";
import { loadCore } from "../../web/core/index.ts";
import type { Model } from "../../web/core/model-types.ts";
import type { TraceReader } from "../../web/core/trace.ts";
import { exampleById } from "../../web/examples/index.ts";
import { fetchMessages } from "../../web/language/index.ts";
import { stateOf } from "../../web/state/defaults.ts";
import type { PlaygroundState } from "../../web/state/state.ts";

export const core = await loadCore();
await Promise.all([fetchMessages("ko"), fetchMessages("en")]);

/** Answers in a microtask, as if from elsewhere. */
export const sameThread: OpenPort = (events) => {
  const respond = createResponder(core, (response) => events.response(structuredClone(response)));
  queueMicrotask(() => events.response({ kind: "ready", simd: core.simd }));
  return { post: (request) => queueMicrotask(() => respond(request)), terminate: () => {} };
};

export const sameThreadClient = () => new WorkerClient([sameThread]);

/** Lets everything that is on its way arrive. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

export function stateWith(example: string, change: Partial<PlaygroundState> = {}): PlaygroundState {
  return { ...stateOf(exampleById(example)), ...change };
}

export function compute(input: PassInput, model: Model | null = null): PassOutcome {
  return computePass(core, input, exampleById(input.example), model && trainedBy(model));
}

export function passOf(input: PassInput): { result: PassResult; trace: TraceReader } {
  const outcome = compute(input);
  if (outcome.kind === "problem") throw new Error(outcome.problem.message);
  return outcome;
}

export function rowsOf(trace: TraceReader, name: string): number[][] {
  const { rows, cols, data } = trace.get(name);
  return Array.from({ length: rows }, (_, row) => [...data.slice(row * cols, (row + 1) * cols)]);
}
