import { type CoreMemory, PLACES_AT, padded } from "./memory.ts";
import { throwProblem } from "./problem.ts";
import { checkSize, readMatrix } from "./read.ts";
import type { MatrixInput, Spread } from "./types.ts";

/** Numbers of one row of what the core writes. */
const COLUMNS = 3;

export function runSpread(memory: CoreMemory, weights: MatrixInput): Spread {
  const { rows, cols, data } = readMatrix("attention_weights", weights);
  checkSize("attention_weights", rows, cols);
  const { workspace } = memory;
  const sizes = [rows * cols, rows * COLUMNS, COLUMNS].map(padded);
  const room = workspace.room(
    sizes.reduce((sum, size) => sum + size, 0),
    "the weights",
  );
  memory.floats.set(data, room / 4);
  const rowsAt = room + 4 * padded(rows * cols);
  const meanAt = rowsAt + 4 * padded(rows * COLUMNS);
  memory.integers.set(
    [room, rows, cols, rowsAt, rows, COLUMNS, meanAt, 1, COLUMNS],
    memory.exchange + PLACES_AT,
  );
  const isDone = memory.module.spread() === 0;
  const numbers = isDone ? memory.copyFloats(rowsAt, rows * COLUMNS) : null;
  const [entropy = 0, effectiveKeys = 0, largest = 0] = memory.copyFloats(meanAt, COLUMNS);
  workspace.rest();
  const found = numbers ?? throwProblem(memory);
  const column = (index: number) =>
    Float32Array.from({ length: rows }, (_, row) => found[row * COLUMNS + index] ?? 0);
  return {
    entropy: column(0),
    effectiveKeys: column(1),
    largest: column(2),
    mean: { entropy, effectiveKeys, largest },
  };
}
