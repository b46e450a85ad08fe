import type { FlashCall, MainModule } from "#attention";
import { CoreRangeError, throwProblem } from "./problem.ts";
import { readCount, readFlag, readNumber, typeError } from "./read.ts";
import { ResidentMatrixHandle } from "./resident.ts";
import type { FlashAttentionOptions } from "./types.ts";

/** Space for a matrix in the core's memory, or a RangeError that names what asked for it. */
export function residentMatrix(
  module: MainModule,
  name: string,
  rows: number,
  cols: number,
): ResidentMatrixHandle {
  const raw = module.ResidentMatrix.create(rows, cols);
  if (raw) return new ResidentMatrixHandle(raw);
  throw new CoreRangeError(`there is no memory for ${name} with shape [${rows}, ${cols}]`, {
    kind: "too_large",
    name,
    shape: [rows, cols],
  });
}

/** The fused path: arrays are brought into the core's memory, resident matrices are there already. */
export function runFlashAttention(
  module: MainModule,
  call: FlashCall,
  options: FlashAttentionOptions,
): Float32Array {
  if (typeof options !== "object" || options === null) {
    throw typeError("options", "need to be an object");
  }
  const numHeads = readCount("numHeads", options.numHeads, 1);
  const queryLength = readCount("queryLength", options.queryLength, 1);
  const keyLength = readCount("keyLength", options.keyLength, 1);
  const headDim = readCount("headDim", options.headDim, 1);
  const scale = options.scale === undefined ? 1 / Math.sqrt(headDim) : options.scale;
  const settings = {
    numHeads,
    queryLength,
    keyLength,
    headDim,
    factor: readNumber("scale", scale),
    causal: readFlag("causal", options.causal),
  };
  const borrowed: ResidentMatrixHandle[] = [];
  const borrow = (name: string, rows: number) => {
    const matrix = residentMatrix(module, name, rows, headDim);
    borrowed.push(matrix);
    return matrix;
  };
  const bring = (name: "query" | "key" | "value", length: number) => {
    const input: unknown = options[name];
    if (input instanceof ResidentMatrixHandle) return input;
    if (!(input instanceof Float32Array)) {
      throw typeError(name, "needs to be a Float32Array or a matrix of this core");
    }
    const rows = numHeads * length;
    if (input.length !== rows * headDim) {
      throw new CoreRangeError(
        `${name} has ${input.length} numbers; it needs ${rows * headDim}, [${numHeads}, ${length}, ${headDim}]`,
        { kind: "shape", name, needs: [rows, headDim] },
      );
    }
    const matrix = borrow(name, rows);
    matrix.data.set(input);
    return matrix;
  };
  try {
    const query = bring("query", queryLength);
    const key = bring("key", keyLength);
    const value = bring("value", keyLength);
    const context = borrow("context", numHeads * queryLength);
    throwProblem(call.run(settings, query.raw, key.raw, value.raw, context.raw));
    return context.data.slice();
  } finally {
    for (const matrix of borrowed) matrix.dispose();
  }
}
