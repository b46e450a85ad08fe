import {
  EVERY,
  type Explanation,
  type Matrix,
  type PinnedCell,
  type Trace,
  type TraceNote,
} from "./types.ts";

/** A whole trace as plain data: survives structured cloning, and every number in it is the core's. */
export interface TraceData {
  /** Tensor names in order of computation. */
  readonly names: readonly string[];
  /** `ENTRY_SIZE` integers a tensor, as src/tensor/trace.hpp lays them out. */
  readonly layout: Int32Array;
  /** Parameters that every trace of a model refers to, always the same array: offsets begin with them. */
  readonly lent?: Float32Array;
  /** All other matrices, one after the other. */
  readonly values: Float32Array;
  /** [entry, row, col] a pin. */
  readonly pinCells: Int32Array;
  /** [value, computed] a pin. */
  readonly pinValues: Float32Array;
  readonly notes: readonly TraceNote[];
  /** Nothing but the result was kept: there is no arithmetic to explain. */
  readonly resultOnly?: true;
}

/** Integers of one entry of `layout`; the first three are its rows, its cols and its offset. */
export const ENTRY_SIZE = 11;

/** `count` numbers of one matrix, from `offset` on: a view. */
export function numbersAt(
  { lent, values }: TraceData,
  offset: number,
  count: number,
): Float32Array {
  const before = lent?.length ?? 0;
  if (lent && offset < before) return lent.subarray(offset, offset + count);
  return values.subarray(offset - before, offset - before + count);
}

/** Computes the arithmetic of one cell from a trace; the core provides it. */
export type Explain = (data: TraceData, entry: number, row: number, col: number) => Explanation;

const indexes = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** The place of every name; made once for traces that share their names. */
function indexOf(names: readonly string[]): ReadonlyMap<string, number> {
  const known = indexes.get(names);
  if (known) return known;
  const index = new Map(names.map((name, at) => [name, at]));
  indexes.set(names, index);
  return index;
}

/** Reads named matrices out of trace data. */
export class TraceReader implements Trace {
  readonly #explain: Explain | null;

  constructor(
    readonly data: TraceData,
    explain: Explain | null = null,
  ) {
    this.#explain = explain;
  }

  get names(): readonly string[] {
    return this.data.names;
  }

  get notes(): readonly TraceNote[] {
    return this.data.notes;
  }

  has(name: string): boolean {
    return indexOf(this.data.names).has(name);
  }

  get(name: string): Matrix {
    const { rows, cols, offset } = this.#entry(name);
    return { rows, cols, data: numbersAt(this.data, offset, rows * cols).slice() };
  }

  pinned(name: string): readonly PinnedCell[] {
    const { index } = this.#entry(name);
    const { pinCells, pinValues } = this.data;
    const cells: PinnedCell[] = [];
    for (let pin = 0; pin * 3 < pinCells.length; pin++) {
      if (pinCells[pin * 3] !== index || pinCells[pin * 3 + 1] === EVERY) continue;
      cells.push({
        row: pinCells[pin * 3 + 1] ?? 0,
        col: pinCells[pin * 3 + 2] ?? 0,
        value: pinValues[pin * 2] ?? 0,
        computed: pinValues[pin * 2 + 1] ?? 0,
      });
    }
    return cells;
  }

  explain(name: string, row: number, col: number): Explanation {
    const { index, rows, cols } = this.#entry(name);
    if (
      !(Number.isInteger(row) && Number.isInteger(col)) ||
      row < 0 ||
      col < 0 ||
      row >= rows ||
      col >= cols
    ) {
      throw new RangeError(`${name} has no cell [${row}, ${col}]: its shape is [${rows}, ${cols}]`);
    }
    if (this.data.resultOnly) {
      throw new RangeError(
        `the steps to ${name} were not kept: compute it without intermediates: false to explain it`,
      );
    }
    if (!this.#explain) throw new Error("this trace was read without a core to explain it");
    return this.#explain(this.data, index, row, col);
  }

  #entry(name: string): { index: number; rows: number; cols: number; offset: number } {
    const index = indexOf(this.data.names).get(name);
    if (index === undefined) {
      throw new RangeError(`the trace has no tensor "${name}"; it has ${this.names.join(", ")}`);
    }
    const [rows = 0, cols = 0, offset = 0] = this.data.layout.subarray(index * ENTRY_SIZE);
    return { index, rows, cols, offset };
  }
}
