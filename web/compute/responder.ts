/** Answers requests with a core and its models, on whichever thread it is. */

import type { LoadModel, Model } from "../core/model-types.ts";
import type { PassCore } from "../core/pass-core.ts";
import type { TraceReader } from "../core/trace.ts";
import type { Explanation } from "../core/types.ts";
import { type ModelName, modelOf } from "../models/files.ts";
import { type CellAddress, isModelMode } from "../state/state.ts";
import { computePass, type PassOutcome } from "./pass.ts";
import type { PassResult, Request, Response } from "./protocol.ts";

/** Milliseconds from one look at a translation on its way to the next: more would only hold the page up. */
const PARTIAL_INTERVAL = 50;
/** Passes kept for explanations: one for each of a few playgrounds, and the one before. */
const KEPT_PASSES = 8;

type PassRequest = Request & { readonly kind: "pass" };

export function createResponder(
  core: PassCore,
  respond: (response: Response) => void,
  loadModel: LoadModel = core.loadModel,
): (request: Request) => void | Promise<void> {
  const traces = new Map<number, TraceReader>();
  const models = new Map<ModelName, Promise<Model>>();
  /** The parameters that were handed over. */
  const parameters = new Map<ModelName, Float32Array>();
  /** The pass that was cancelled last. */
  let cancelled = 0;

  const answer = ({ id, cell }: PassRequest, outcome: PassOutcome | null): void => {
    if (outcome === null) {
      respond({ kind: "cancelled", id });
      return;
    }
    if (outcome.kind === "problem") {
      respond({ kind: "problem", id, problem: outcome.problem });
      return;
    }
    traces.set(id, outcome.trace);
    for (const kept of traces.keys()) {
      if (traces.size <= KEPT_PASSES) break;
      traces.delete(kept);
    }
    const explanation = cell && explain(outcome.trace, cell);
    respond({ kind: "pass", id, result: withoutParameters(outcome.result), explanation });
  };

  const withoutParameters = (result: PassResult): PassResult => {
    const { translation, trace } = result;
    const { lent, ...own } = trace;
    if (!translation || !lent) return result;
    if (parameters.get(translation.model) !== lent) {
      parameters.set(translation.model, lent);
      respond({ kind: "parameters", model: translation.model, values: lent });
    }
    return { ...result, trace: own };
  };

  const passOfModel = async (
    request: PassRequest,
    name: ModelName,
    loading: Promise<Model>,
  ): Promise<void> => {
    const { id, input } = request;
    let model: Model;
    try {
      model = await loading;
    } catch (error) {
      models.delete(name);
      const message = error instanceof Error ? error.message : String(error);
      answer(request, { kind: "problem", problem: { kind: "bad_model", message } });
      return;
    }
    if (!isModelMode(input.mode)) {
      const { trainedBy } = await import("./trained.ts");
      answer(request, computePass(core, input, request.example, trainedBy(model)));
      return;
    }
    const { decodePass } = await import("./decode.ts");
    let told = performance.now();
    const outcome = await decodePass(core, model, name, input, {
      partial: (translation) => {
        if (performance.now() - told < PARTIAL_INTERVAL) return;
        told = performance.now();
        respond({ kind: "partial", id, translation: translation() });
      },
      isCancelled: () => cancelled === id,
    });
    answer(request, outcome);
  };

  return (request) => {
    switch (request.kind) {
      case "explain": {
        const trace = traces.get(request.pass);
        respond(
          trace
            ? { kind: "explain", id: request.id, explanation: explain(trace, request.cell) }
            : { kind: "forgotten", id: request.id },
        );
        return;
      }
      case "model": {
        const loading = loadModel(request.bytes);
        loading.catch(() => {}); // said by the pass that asked for it
        models.set(request.name, loading);
        return;
      }
      case "cancel":
        cancelled = request.id;
        return;
      case "pass": {
        const { id, input, example } = request;
        const name = modelOf(input);
        const loading = name === null ? undefined : models.get(name);
        if (name !== null && loading) return passOfModel(request, name, loading);
        if (name !== null && isModelMode(input.mode)) {
          respond({ kind: "missing", id, model: name });
        } else answer(request, computePass(core, input, example));
        return;
      }
    }
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
