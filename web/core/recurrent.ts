import type { MainModule } from "#attention";
import { residentMatrix } from "./flash.ts";
import { throwProblem } from "./problem.ts";
import { rangeError, readMatrix, readVector, type Shaped, typeError } from "./read.ts";
import { ResidentMatrixHandle } from "./resident.ts";
import type { Matrix, RecurrentLayerOptions } from "./types.ts";

/** Brings the four matrices into the core's memory and the hidden states out of it. */
export function runRecurrentLayer(module: MainModule, options: RecurrentLayerOptions): Matrix {
  if (typeof options !== "object" || options === null) {
    throw typeError("options", "need to be an object");
  }
  const borrowed: ResidentMatrixHandle[] = [];
  const borrow = (name: string, rows: number, cols: number) => {
    if (rows * cols > 2 ** 27) throw rangeError(name, `is too large with shape [${rows}, ${cols}]`);
    const matrix = residentMatrix(module, name, rows, cols);
    borrowed.push(matrix);
    return matrix;
  };
  const bring = (name: string, matrix: Shaped) => {
    if (matrix instanceof ResidentMatrixHandle) return matrix;
    const own = borrow(name, matrix.rows, matrix.cols);
    own.data.set(matrix.data);
    return own;
  };
  try {
    const input = bring("input", readMatrix("input", options.input));
    const wInput = bring("w_input", readMatrix("w_input", options.wInput));
    const wHidden = bring("w_hidden", readMatrix("w_hidden", options.wHidden));
    const { bias: given } = options;
    const bias =
      given === undefined || given === null ? null : bring("bias", readVector("bias", given));
    const hidden = borrow("hidden", input.rows, wInput.cols);
    throwProblem(
      module.recurrentLayer(input.raw, wInput.raw, wHidden.raw, bias?.raw ?? null, hidden.raw),
    );
    return { rows: hidden.rows, cols: hidden.cols, data: hidden.data.slice() };
  } finally {
    for (const matrix of borrowed) matrix.dispose();
  }
}
