import type { MainModule } from "#attention";
import { CAUSAL_AT, type CoreMemory, HEADS_AT, PLACES_AT, padded, SCALE_AT } from "./memory.ts";
import { CoreRangeError, throwProblem } from "./problem.ts";
import { readCount, readFlag, readNumber, typeError } from "./read.ts";
import { ResidentMatrixHandle } from "./resident.ts";
import type { FlashAttentionOptions } from "./types.ts";

/** The fused path: arrays are brought into the core's memory, resident matrices are there already. */
export function runFlashAttention(
  memory: CoreMemory<MainModule>,
  options: FlashAttentionOptions,
): Float32Array {
  if (typeof options !== "object" || options === null) {
    throw typeError("options", "need to be an object");
  }
  const numHeads = readCount("numHeads", options.numHeads, 1);
  const queryLength = readCount("queryLength", options.queryLength, 1);
  const keyLength = readCount("keyLength", options.keyLength, 1);
  const headDim = readCount("headDim", options.headDim, 1);
  const factor =
    options.scale === undefined ? 1 / Math.sqrt(headDim) : readNumber("scale", options.scale);
  const causal = readFlag("causal", options.causal);
  const { query, key, value } = options;
  checkInput("query", query, numHeads, queryLength, headDim);
  checkInput("key", key, numHeads, keyLength, headDim);
  checkInput("value", value, numHeads, keyLength, headDim);

  const count = numHeads * queryLength * headDim;
  const queryAt = residentAddress(memory, query);
  const keyAt = residentAddress(memory, key);
  const valueAt = residentAddress(memory, value);
  const { workspace } = memory;
  let room = padded(count);
  if (queryAt === 0) room += padded(query instanceof Float32Array ? query.length : count);
  const keyCount = padded(numHeads * keyLength * headDim);
  if (keyAt === 0) room += keyCount;
  if (valueAt === 0) room += keyCount;
  const context = workspace.room(room, "query, key, value and context");
  let next = context + 4 * padded(count);
  const bring = (input: Float32Array | { readonly data: Float32Array }) => {
    const here = next;
    const data = input instanceof Float32Array ? input : input.data;
    memory.floats.set(data, here / 4);
    next += 4 * padded(data.length);
    return here;
  };
  const places = [
    queryAt === 0 ? bring(query) : queryAt,
    keyAt === 0 ? bring(key) : keyAt,
    valueAt === 0 ? bring(value) : valueAt,
    context,
  ] as const;
  const { integers, exchange } = memory;
  memory.floats[exchange + SCALE_AT] = factor;
  integers[exchange + CAUSAL_AT] = causal ? 1 : 0;
  integers[exchange + HEADS_AT] = numHeads;
  for (let i = 0; i < places.length; i++) {
    const at = exchange + PLACES_AT + 3 * i;
    integers[at] = places[i] as number;
    integers[at + 1] = numHeads * (i === 1 || i === 2 ? keyLength : queryLength);
    integers[at + 2] = headDim;
  }
  const kind = memory.module.flashAttention();
  const result = kind === 0 ? memory.copyFloats(context, count) : null;
  workspace.rest();
  return result ?? throwProblem(memory);
}

/** Its place in this core's memory, 0 if it has to be copied there. */
function residentAddress(memory: CoreMemory, input: unknown): number {
  return input instanceof ResidentMatrixHandle ? input.addressIn(memory) : 0;
}

function checkInput(
  name: string,
  input: unknown,
  numHeads: number,
  length: number,
  headDim: number,
): void {
  const rows = numHeads * length;
  if (input instanceof Float32Array) {
    if (input.length === rows * headDim) return;
    throw new CoreRangeError(
      `${name} has ${input.length} numbers; it needs ${rows * headDim}, [${numHeads}, ${length}, ${headDim}]`,
      { kind: "shape", name, needs: [rows, headDim] },
    );
  }
  if (!(input instanceof ResidentMatrixHandle)) {
    throw typeError(name, "needs to be a Float32Array or a matrix of this core");
  }
  if (input.rows === rows && input.cols === headDim) return;
  throw new CoreRangeError(
    `${name} has shape [${input.rows}, ${input.cols}]; it needs [${rows}, ${headDim}]`,
    { kind: "shape", name, shape: [input.rows, input.cols], needs: [rows, headDim] },
  );
}
