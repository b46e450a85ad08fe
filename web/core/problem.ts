import { type CoreMemory, type MemoryModule, NAME_AT, PROBLEM_AT } from "./memory.ts";

/** Why the core refused a call, in parts: the message is English, a page can say it in its own words. */
export const PROBLEM_KINDS = [
  "none",
  "missing",
  "empty",
  "shape",
  "not_divisible",
  "not_finite",
  "pin_unknown_name",
  "pin_outside",
  "pin_not_finite",
  "overflow",
  "too_large",
  "bad_file",
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number] | "type" | "setting";

export interface CoreProblem {
  readonly kind: ProblemKind;
  /** The tensor or option. */
  readonly name: string;
  readonly row?: number;
  readonly col?: number;
  /** The shape it had. */
  readonly shape?: readonly [rows: number, cols: number];
  /** The shape it needs; null where any number will do. */
  readonly needs?: readonly [rows: number | null, cols: number | null];
}

export class CoreRangeError extends RangeError {
  override readonly name = "RangeError";
  constructor(
    message: string,
    readonly problem: CoreProblem,
  ) {
    super(message);
  }
}

export class CoreTypeError extends TypeError {
  override readonly name = "TypeError";
  constructor(
    message: string,
    readonly problem: CoreProblem,
  ) {
    super(message);
  }
}

const shapeText = (shape: readonly (number | null)[]) =>
  `[${shape.map((size) => size ?? "any").join(", ")}]`;

/** Throws why the last call was refused. */
export function throwProblem(memory: CoreMemory<MemoryModule>): never {
  const { integers, exchange } = memory;
  const part = (index: number) => integers[exchange + PROBLEM_AT + index] as number;
  const kind = PROBLEM_KINDS[part(0)] ?? "none";
  const row = part(1);
  const col = part(2);
  const shape = [part(3), part(4)] as const;
  const neededCols = part(6);
  const needs = [part(5) < 0 ? null : part(5), neededCols < 0 ? null : neededCols] as const;
  const nameAt = exchange + NAME_AT;
  const name = memory.text(integers[nameAt] as number, integers[nameAt + 1] as number);
  const cell = `${name}[${row}, ${col}]`;
  const refuse = (message: string, more: Partial<CoreProblem> = {}) =>
    new CoreRangeError(message, { kind, name, ...more });
  switch (kind) {
    case "missing":
      throw new CoreTypeError(`${name} is missing; it needs shape ${shapeText(needs)}`, {
        kind,
        name,
        needs,
      });
    case "empty":
      throw refuse(
        `${name} is empty: it has shape ${shapeText(shape)}; it needs ${shapeText(needs)} with at least one row and one column`,
        { shape, needs },
      );
    case "shape":
      throw refuse(`${name} has shape ${shapeText(shape)}; it needs ${shapeText(needs)}`, {
        shape,
        needs,
      });
    case "not_divisible":
      throw refuse(
        `${name} has shape ${shapeText(shape)}; its columns need to be a multiple of numHeads = ${neededCols}`,
        { shape },
      );
    case "not_finite":
      throw refuse(`${cell} is NaN or infinite; every number needs to be finite in float32`, {
        row,
        col,
        shape,
      });
    case "pin_unknown_name":
      throw refuse(`there is no tensor "${name}" to pin in this pass`, { row, col });
    case "pin_outside":
      throw refuse(`a pin on ${cell} lies outside: ${name} has shape ${shapeText(shape)}`, {
        row,
        col,
        shape,
      });
    case "pin_not_finite":
      throw refuse(`the pin on ${cell} is NaN or infinite; it needs to be finite in float32`, {
        row,
        col,
      });
    case "overflow":
      throw refuse(`${cell} left the range of float32: the numbers before it are too large`, {
        row,
        col,
        shape,
      });
    case "too_large":
      throw refuse(
        name === "attention_scores"
          ? `${name} would have shape ${shapeText(shape)}: too large to keep every number; flashAttention needs memory linear in the length`
          : `${name} would have shape ${shapeText(shape)}: there is no memory for it`,
        { shape },
      );
    case "bad_file":
      throw refuse(`the model's file can't be used: ${name}`);
    case "none":
      throw new Error("the core refused a call without saying why");
  }
}
