import type { MainModule } from "#attention";
import { type CoreMemory, PLACES_AT, padded } from "./memory.ts";
import { throwProblem } from "./problem.ts";
import { checkSize, readMatrix, readVector, typeError } from "./read.ts";
import { ResidentMatrixHandle } from "./resident.ts";
import type { Matrix, RecurrentLayerOptions } from "./types.ts";

/** Brings the four matrices into the core's memory and the hidden states out of it. */
export function runRecurrentLayer(
  memory: CoreMemory<MainModule>,
  options: RecurrentLayerOptions,
): Matrix {
  if (typeof options !== "object" || options === null) {
    throw typeError("options", "need to be an object");
  }
  const read = (name: string, value: unknown) => {
    const matrix = readMatrix(name, value);
    checkSize(name, matrix.rows, matrix.cols);
    return matrix;
  };
  const input = read("input", options.input);
  const wInput = read("w_input", options.wInput);
  const wHidden = read("w_hidden", options.wHidden);
  const bias =
    options.bias === undefined || options.bias === null ? null : readVector("bias", options.bias);
  const given = [input, wInput, wHidden, bias];
  const { rows } = input;
  const { cols } = wInput;
  checkSize("hidden", rows, cols);

  const addresses = given.map((matrix) =>
    matrix instanceof ResidentMatrixHandle ? matrix.addressIn(memory) : 0,
  );
  let room = padded(rows * cols);
  given.forEach((matrix, i) => {
    if (matrix && addresses[i] === 0) room += padded(matrix.rows * matrix.cols);
  });
  const { workspace } = memory;
  const hidden = workspace.room(room, "the layer");
  let next = hidden + 4 * padded(rows * cols);
  given.forEach((matrix, i) => {
    if (!matrix || addresses[i] !== 0) return;
    memory.floats.set(matrix.data, next / 4);
    addresses[i] = next;
    next += 4 * padded(matrix.rows * matrix.cols);
  });
  const places = [...given.map((matrix, i) => [addresses[i] ?? 0, matrix] as const)];
  const at = memory.exchange + PLACES_AT;
  places.forEach(([address, matrix], i) => {
    memory.integers.set([address, matrix?.rows ?? 0, matrix?.cols ?? 0], at + 3 * i);
  });
  memory.integers.set([hidden, rows, cols], at + 3 * places.length);
  const kind = memory.module.recurrentLayer();
  const data = kind === 0 ? memory.copyFloats(hidden, rows * cols) : null;
  workspace.rest();
  return { rows, cols, data: data ?? throwProblem(memory) };
}
