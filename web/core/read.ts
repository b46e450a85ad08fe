/** Reads what callers hand in: the one place where types are checked. Shapes are the core's business. */
import { CoreRangeError, CoreTypeError } from "./problem.ts";
import { ResidentMatrixHandle } from "./resident.ts";
import type { MatrixInput } from "./types.ts";

export interface Shaped {
  readonly rows: number;
  readonly cols: number;
  readonly data: ArrayLike<number>;
}

export const typeError = (name: string, message: string) =>
  new CoreTypeError(`${name} ${message}`, { kind: "type", name });
export const rangeError = (name: string, message: string) =>
  new CoreRangeError(`${name} ${message}`, { kind: "setting", name });

/** More rows or columns than this are not a matrix but a mistake; their product stays an exact integer. */
const LARGEST_SIDE = 2 ** 26;
/** What the core takes of one matrix: half a gigabyte. */
const MOST_NUMBERS = 2 ** 27;

function isSize(size: unknown): size is number {
  return Number.isInteger(size) && (size as number) >= 0 && (size as number) <= LARGEST_SIDE;
}

function checkNumbers(name: string, data: unknown): asserts data is ArrayLike<number> {
  if (data instanceof Float32Array || data instanceof Float64Array) return;
  if (!Array.isArray(data)) {
    throw typeError(name, "needs its numbers as a Float32Array or an array of numbers");
  }
  const wrong = data.findIndex((number) => typeof number !== "number");
  if (wrong >= 0) throw typeError(name, `has something that is no number at index ${wrong}`);
}

/** A matrix with as many numbers as it says. */
export function readMatrix(name: string, input: unknown): Shaped {
  if (input instanceof ResidentMatrixHandle) return input;
  if (typeof input !== "object" || input === null) {
    throw typeError(name, "needs to be a matrix { rows, cols, data }");
  }
  const { rows, cols, data } = input as Partial<MatrixInput>;
  if (!isSize(rows) || !isSize(cols)) {
    throw typeError(name, `needs whole numbers of rows and cols, not [${rows}, ${cols}]`);
  }
  checkNumbers(name, data);
  if (data.length !== rows * cols) {
    throw new CoreRangeError(
      `${name} has shape [${rows}, ${cols}] but ${data.length} numbers; it needs ${rows * cols}`,
      { kind: "shape", name, shape: [rows, cols] },
    );
  }
  return { rows, cols, data };
}

export function checkSize(name: string, rows: number, cols: number): void {
  if (rows * cols > MOST_NUMBERS)
    throw rangeError(name, `is too large with shape [${rows}, ${cols}]`);
}

/** A vector as one row: plain numbers, or a matrix with one row or one column. */
export function readVector(name: string, input: unknown): Shaped {
  if (Array.isArray(input) || ArrayBuffer.isView(input)) {
    checkNumbers(name, input);
    return { rows: 1, cols: input.length, data: input };
  }
  const matrix = readMatrix(name, input);
  if (matrix.cols !== 1) return matrix;
  return {
    rows: 1,
    cols: matrix.rows,
    get data() {
      return matrix.data;
    },
  };
}

export function readNumber(name: string, input: unknown): number {
  if (typeof input !== "number") throw typeError(name, "needs to be a number");
  if (!Number.isFinite(input)) throw rangeError(name, `needs to be finite, not ${input}`);
  return input;
}

/** A whole number from `least` up. */
export function readCount(name: string, input: unknown, least: number): number {
  const count = readNumber(name, input);
  if (!Number.isInteger(count) || count < least || count > LARGEST_SIDE) {
    throw rangeError(name, `needs to be a whole number from ${least} up, not ${count}`);
  }
  return count;
}

export function readSeed(input: unknown): number {
  const seed = readNumber("seed", input);
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw rangeError("seed", `needs to be a whole number from 0 to 2⁵³ − 1, not ${seed}`);
  }
  return seed;
}

export function readFlag(name: string, input: unknown): boolean {
  if (input === undefined || typeof input === "boolean") return input ?? false;
  throw typeError(name, "needs to be true or false");
}

/** The place of `input` among `choices`. */
export function readChoice(name: string, input: unknown, choices: readonly string[]): number {
  if (typeof input !== "string") throw typeError(name, "needs to be a string");
  const index = choices.indexOf(input);
  if (index < 0) throw rangeError(name, `needs to be one of ${choices.join(", ")}, not "${input}"`);
  return index;
}
