/** From the state to a translation: a model decodes a sentence token by token. Runs in the worker and in Node. */

import type { Model, StepResult, TranslationLanguage } from "../core/model-types.ts";
import type { PassCore } from "../core/pass-core.ts";
import type { TraceReader } from "../core/trace.ts";
import type { Pins, Trace } from "../core/types.ts";
import type { ModelName } from "../models/files.ts";
import { LIMITS } from "../state/limits.ts";
import { cellPins, countPins } from "../state/pins.ts";
import { withMerged } from "./merge.ts";
import { type PassOutcome, readerOf, refusal, sortPins } from "./pass.ts";
import type { PassInput, PassResult, TranslationResult } from "./protocol.ts";
import { hasHangul } from "./units.ts";

/** Milliseconds of decoding after which messages that have arrived are let in. */
const TURN = 8;

export interface Watcher {
  /** Told after every token but the last. */
  partial(translation: () => TranslationResult): void;
  /** Asked before every token; true ends the decoding. */
  isCancelled(): boolean;
}

interface Decoded {
  readonly translation: TranslationResult;
  readonly trace: Trace;
}

/** The language to translate into where nobody chose one: the other one than the sentence is written in. */
export function resolveDirection(input: Pick<PassInput, "to" | "text">): TranslationLanguage {
  return input.to ?? (hasHangul(input.text) ? "en" : "ko");
}

/** Decodes, or says why not; null where it was cancelled. Throws only what is a defect of ours. */
export async function decodePass(
  core: PassCore,
  model: Model,
  name: ModelName,
  input: PassInput,
  watcher: Watcher,
): Promise<PassOutcome | null> {
  const to = resolveDirection(input);
  const source = model.tokenize(input.text);
  if (source.length === 0)
    return { kind: "problem", problem: { kind: "empty", message: "no pieces" } };
  if (!model.directions.includes(to)) {
    return { kind: "problem", problem: { kind: "direction", message: `not into ${to}` } };
  }
  if (source.length > LIMITS.pieces) {
    const message = `${source.length} pieces are more than ${LIMITS.pieces}`;
    return { kind: "problem", problem: { kind: "too_long", limit: LIMITS.pieces, message } };
  }
  try {
    const decoded = await withPins(model, name, input, to, watcher);
    if (!decoded) return null;
    const cells = cellPins(input.pins);
    const isPartly = countPins(cells) < countPins(input.pins);
    const all = isPartly
      ? await withPins(model, name, { ...input, pins: cells }, to, quiet(watcher))
      : null;
    if (isPartly && !all) return null;
    const { result, trace } = resultOf(core, model, decoded, input);
    return {
      kind: "result",
      result: { ...result, ...(all && { translationOfAllHeads: all.translation }) },
      trace,
    };
  } catch (error) {
    return { kind: "problem", problem: refusal(error) };
  }
}

/** With all pins; where the core refuses them, with those whose cell exists in the unpinned translation. */
async function withPins(
  model: Model,
  name: ModelName,
  input: PassInput,
  to: TranslationLanguage,
  watcher: Watcher,
): Promise<Decoded | null> {
  try {
    return await decode(model, name, input, to, input.pins, watcher);
  } catch (error) {
    if (!(error instanceof RangeError) || Object.keys(input.pins).length === 0) throw error;
  }
  const unpinned = await decode(model, name, input, to, {}, quiet(watcher));
  if (!unpinned) return null;
  const { active } = sortPins(unpinned.trace, input.pins);
  return Object.keys(active).length > 0
    ? decode(model, name, input, to, active, watcher)
    : unpinned;
}

/** Not told of what is on its way. */
function quiet(watcher: Watcher): Watcher {
  return { ...watcher, partial: () => {} };
}

async function decode(
  model: Model,
  name: ModelName,
  { text, forced }: PassInput,
  to: TranslationLanguage,
  pins: Pins,
  watcher: Watcher,
): Promise<Decoded | null> {
  const session = model.start(text, { to, pins });
  try {
    const asked = new Map(forced);
    const steps: StepResult[] = [];
    const translation = (): TranslationResult => ({
      model: name,
      kind: model.kind,
      to,
      source: [...session.sourceTokens],
      steps: [...steps],
      text: session.text,
      encoderLayers: Number(model.config.encoder_layers ?? 1),
      decoderLayers: Number(model.config.decoder_layers ?? 1),
    });
    let turn = performance.now();
    while (steps.length < LIMITS.steps) {
      if (watcher.isCancelled()) return null;
      const force = asked.get(steps.length);
      const step = session.step(force === undefined ? {} : { force });
      steps.push(step);
      if (step.done) break;
      watcher.partial(translation);
      if (performance.now() - turn < TURN) continue;
      await otherTasks();
      turn = performance.now();
    }
    return { translation: translation(), trace: session.trace() };
  } finally {
    session.dispose();
  }
}

function resultOf(
  core: PassCore,
  model: Model,
  { translation, trace }: Decoded,
  input: PassInput,
): { readonly result: PassResult; readonly trace: TraceReader } {
  const reader = readerOf(trace);
  const merged = input.merged && model.kind === "transformer";
  const numHeads = Number(model.config.num_heads ?? 1);
  const modelDim = Number(model.config.model_dim ?? model.config.decoder_dim);
  const result: PassResult = {
    tokens: translation.steps.map(({ token }) => token),
    keyTokens: translation.source,
    unit: "piece",
    keyUnit: "piece",
    origin: {
      kind: "trained",
      unknown: [],
      example: null,
      features: null,
      projections: "trained",
      headFeatures: null,
    },
    numHeads,
    headDim: modelDim / numHeads,
    modelDim,
    headed: model.kind === "transformer",
    trace: merged ? withMerged(core, reader, translation) : reader.data,
    merged,
    restingPins: sortPins(trace, input.pins).resting,
    translation,
  };
  return { result, trace: reader };
}

/** Lets messages in that have arrived meanwhile. Unlike a timer it waits for nothing else. */
function otherTasks(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
