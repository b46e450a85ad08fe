/** Answers requests with a core, on whichever thread it is. */
import type { TraceReader } from "../core/trace.ts";
import type { Core, Explanation } from "../core/types.ts";
import type { CellAddress } from "../state/state.ts";
import { computePass } from "./pass.ts";
import type { Request, Response } from "./protocol.ts";

/** Passes kept for explanations: one for each of a few playgrounds, and the one before. */
const KEPT_PASSES = 8;

export function createResponder(
  core: Core,
  respond: (response: Response) => void,
): (request: Request) => void {
  const traces = new Map<number, TraceReader>();

  return (request) => {
    if (request.kind === "explain") {
      const trace = traces.get(request.pass);
      respond(
        trace
          ? { kind: "explain", id: request.id, explanation: explain(trace, request.cell) }
          : { kind: "forgotten", id: request.id },
      );
      return;
    }
    const outcome = computePass(core, request.input);
    if (outcome.kind === "problem") {
      respond({ kind: "problem", id: request.id, problem: outcome.problem });
      return;
    }
    traces.set(request.id, outcome.trace);
    for (const id of traces.keys()) {
      if (traces.size <= KEPT_PASSES) break;
      traces.delete(id);
    }
    respond({ kind: "pass", id: request.id, result: outcome.result });
  };
}

function explain(trace: TraceReader, { name, row, col }: CellAddress): Explanation | null {
  try {
    return trace.explain(name, row, col);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
