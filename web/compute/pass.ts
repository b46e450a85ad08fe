/** From the state to the numbers: one pass through the core. Pure; runs in the worker and in Node. */

import type { PassCore } from "../core/pass-core.ts";
import { CoreRangeError, CoreTypeError } from "../core/problem.ts";
import { TraceReader } from "../core/trace.ts";
import type { MatrixInput, Pins, Projected, ScoreOptions, Token, Trace } from "../core/types.ts";
import type { Example } from "../examples/example.ts";
import { TRAINED } from "../models/files.ts";
import { LIMITS } from "../state/limits.ts";
import { isHeaded, tensorName } from "../state/names.ts";
import type { CellAddress, MaskState } from "../state/state.ts";
import { activelyDisabled, withDisabledHeads } from "./disabled-heads.ts";
import { chooseProjections, type Projections } from "./projections.ts";
import type { PassInput, PassProblem, PassResult } from "./protocol.ts";
import type { Trained } from "./trained.ts";
import { resolveUnit } from "./units.ts";
import { chooseVectors, type Vectors } from "./vectors.ts";

export type PassOutcome =
  | { readonly kind: "result"; readonly result: PassResult; readonly trace: TraceReader }
  | { readonly kind: "problem"; readonly problem: PassProblem };

/** Scores of all heads together: what keeps a pass small enough to send (five such matrices a head). */
const MAX_SCORES = LIMITS.tokens * LIMITS.tokens * 4;

/** Computes a pass, or says why there is none. Throws only what is a defect of ours. */
export function computePass(
  core: PassCore,
  asked: PassInput,
  example: Example,
  trained: Trained | null = null,
): PassOutcome {
  const isTrained = asked.source === "trained";
  const model = isTrained ? trained : null;
  const input = model?.input(asked) ?? asked;
  const isCross = input.mode === "cross";
  const keyText = isCross ? input.memoryText : input.text;
  const unit = resolveUnit(input.unit, input.text);
  const keyUnit = resolveUnit(input.unit, keyText);
  const pieces = model?.tokenize(input.text);
  const tokens = pieces ?? core.tokenize(input.text, unit);
  const cutKeys = () => model?.tokenize(keyText) ?? core.tokenize(keyText, keyUnit);
  const keyTokens = isCross ? cutKeys() : tokens;
  const problem = lengthProblem(
    tokens,
    keyTokens,
    input.numHeads,
    pieces ? LIMITS.pieces : LIMITS.tokens,
  );
  if (problem) return { kind: "problem", problem };

  const vectors =
    model && pieces
      ? model.vectors(input, pieces)
      : chooseVectors(core, input, example, tokens, keyTokens);
  const projections =
    model?.projections(core, input) ?? chooseProjections(core, input, example, vectors);
  const hasFeatures = vectors.kind === "handmade" || vectors.kind === "mixed";
  const run = (pins: Pins) =>
    attend(core, input, vectors, projections, {
      ...scoreOptions(input, tokens.length, keyTokens.length),
      scoreWeights: projections.scoreWeights,
      pins,
    });
  const runOn = (pins: Pins) => run(withDisabledHeads(pins, input));
  const isPartly = activelyDisabled(input).length > 0;
  try {
    const { trace, restingPins } = withPins(runOn, input.pins);
    const reader = readerOf(trace);
    const headed = isHeaded(input);
    const spreadOf = (head: number) =>
      core.spread(reader.get(tensorName({ headed }, "attention_weights", head)));
    const result: PassResult = {
      tokens,
      keyTokens,
      unit: pieces ? "piece" : unit,
      keyUnit: pieces ? "piece" : keyUnit,
      origin: {
        kind: vectors.kind,
        unknown: vectors.unknown,
        example: hasFeatures ? example.id : null,
        features: hasFeatures ? example.features.map((feature) => feature.id) : null,
        projections: projections.kind,
        headFeatures:
          projections.kind === "handmade"
            ? example.heads.slice(0, input.numHeads).map(({ matching, values }) => ({
                matching,
                values,
              }))
            : null,
      },
      numHeads: input.numHeads,
      headDim: input.headDim,
      modelDim: vectors.modelDim,
      headed,
      trace: reader.data,
      restingPins,
      ...(isPartly && { outputOfAllHeads: withPins(run, input.pins).trace.get("output") }),
      ...(input.spread && {
        spread: Array.from({ length: input.numHeads }, (_, head) => spreadOf(head)),
        evenSpread: core.spread(evenWeights(keyTokens.length)),
      }),
      ...(isTrained && !model && { awaits: TRAINED }),
    };
    return { kind: "result", result, trace: reader };
  } catch (error) {
    return { kind: "problem", problem: refusal(error) };
  }
}

/** One row that looks at every key alike. */
function evenWeights(keys: number): MatrixInput {
  return { rows: 1, cols: keys, data: new Float32Array(keys).fill(1 / keys) };
}

function lengthProblem(
  tokens: readonly Token[],
  keyTokens: readonly Token[],
  numHeads: number,
  most: number,
): PassProblem | null {
  if (tokens.length === 0 || keyTokens.length === 0) return { kind: "empty", message: "no tokens" };
  const limit = Math.min(most, Math.floor(Math.sqrt(MAX_SCORES / numHeads)));
  const longest = Math.max(tokens.length, keyTokens.length);
  if (longest <= limit) return null;
  return { kind: "too_long", limit, message: `${longest} tokens are more than ${limit}` };
}

function attend(
  core: PassCore,
  input: PassInput,
  vectors: Vectors,
  projections: Projections,
  options: ScoreOptions,
): Trace {
  const { kind: _, scoreWeights: __, ...weights } = projections;
  const isCross = input.mode === "cross";
  const embedded =
    input.position === "none"
      ? { input: vectors.input, ...(isCross && { memory: vectors.memory }) }
      : {
          position: input.position,
          tokenEmbedding: vectors.input,
          ...(isCross && { memoryTokenEmbedding: vectors.memory }),
        };
  const projected: Projected & { wOutput: Projections["wOutput"] } = { ...embedded, ...weights };
  return isHeaded(input)
    ? core.multiHeadAttention({ ...projected, ...options, numHeads: input.numHeads })
    : core.attention({ ...projected, ...options });
}

function scoreOptions(input: PassInput, queries: number, keys: number): ScoreOptions {
  const { causal, window, validKeys } = input.mask;
  return {
    score: input.score,
    temperature: input.temperature,
    causal,
    ...(window !== null && { window }),
    ...(validKeys !== null && { validKeys }),
    ...(input.mask.painted.length > 0 && { mask: paintedMask(input.mask, queries, keys) }),
  };
}

/** 1 = may attend. Painted cells beyond the present lengths rest. */
function paintedMask({ painted }: MaskState, queries: number, keys: number): Uint8Array {
  const mask = new Uint8Array(queries * keys).fill(1);
  for (const [query, key] of painted) {
    if (query < queries && key < keys) mask[query * keys + key] = 0;
  }
  return mask;
}

/**
 * Runs with all pins; where the core refuses them, with those whose cell exists. The others rest: they
 * belong to a longer sentence or to other settings, and take effect again when those come back.
 */
function withPins(
  run: (pins: Pins) => Trace,
  pins: Pins,
): { trace: Trace; restingPins: readonly CellAddress[] } {
  if (Object.keys(pins).length === 0) return { trace: run({}), restingPins: [] };
  try {
    return { trace: run(pins), restingPins: [] };
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
  }
  const unpinned = run({});
  const { active, resting } = sortPins(unpinned, pins);
  const trace = Object.keys(active).length > 0 ? run(active) : unpinned;
  return { trace, restingPins: resting };
}

/** The pins whose cell a trace has, and the cells that it has not. */
export function sortPins(
  trace: Trace,
  pins: Pins,
): { readonly active: Pins; readonly resting: readonly CellAddress[] } {
  const resting: CellAddress[] = [];
  const active: [string, Pins[string]][] = [];
  for (const [name, cells] of Object.entries(pins)) {
    const { rows, cols } = trace.has(name) ? trace.get(name) : { rows: 0, cols: 0 };
    const fits = cells.filter(([row, col]) => row < rows && col < cols);
    if (fits.length > 0) active.push([name, fits]);
    for (const cell of cells) {
      if (!fits.includes(cell)) resting.push({ name, row: cell[0], col: cell[1] });
    }
  }
  return { active: Object.fromEntries(active), resting };
}

export function readerOf(trace: Trace): TraceReader {
  if (!(trace instanceof TraceReader)) throw new Error("the core gave a trace without its data");
  return trace;
}

/** The core's own words about a tensor it could not use; anything else is a defect and goes on. */
export function refusal(error: unknown): PassProblem {
  if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
  const tensor =
    error instanceof CoreRangeError || error instanceof CoreTypeError ? error.problem.name : "";
  return { kind: "refused", ...(tensor && { tensor }), message: error.message };
}
