/** Pins into the core, traces out of it: the other side is src/bindings/trace_calls.hpp. */
import { ANSWER_AT, type CoreMemory, type MemoryModule, noMemory } from "./memory.ts";
import { typeError } from "./read.ts";
import { ENTRY_SIZE, type TraceData } from "./trace.ts";
import { EVERY, type TraceNote } from "./types.ts";

export interface TraceModule extends MemoryModule {
  traceBlock(index: number): void;
  traceNames(): void;
}

/** What traces of one structure share. */
interface Structure {
  readonly number: number;
  readonly names: readonly string[];
  readonly layout: Int32Array;
}

const NO_INTEGERS = new Int32Array(0);
const NO_FLOATS = new Float32Array(0);

const eachOf = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Reads what a traced call answered. */
export class TraceCalls {
  readonly #memory: CoreMemory<TraceModule>;
  #structure: Structure | null = null;
  #lent: Float32Array | null = null;

  constructor(memory: CoreMemory<TraceModule>) {
    this.#memory = memory;
  }

  /** `lends`: the trace refers to the parameters of the only model that this reads traces of. */
  read(lends = false): TraceData {
    const memory = this.#memory;
    const { integers } = memory;
    const at = memory.exchange + ANSWER_AT;
    const answer = (index: number) => integers[at + index] as number;
    const pinCount = answer(4);
    const pins = { cells: NO_INTEGERS, values: NO_FLOATS };
    if (pinCount > 0) {
      const all = memory.copyIntegers(answer(3), 5 * pinCount);
      const floats = new Float32Array(all.buffer);
      const cell = (pin: number) => [...all.subarray(5 * pin, 5 * pin + 3)];
      const value = (pin: number) => [...floats.subarray(5 * pin + 3, 5 * pin + 5)];
      pins.cells = Int32Array.from(eachOf(pinCount).flatMap(cell));
      pins.values = Float32Array.from(eachOf(pinCount).flatMap(value));
    }
    const noteCount = answer(6);
    const notes = noteCount > 0 ? memory.copyIntegers(answer(5), 3 * noteCount) : null;
    const [count, blocks, first] = [answer(7), answer(8), answer(9)];
    // These two ask for more, which is answered in the same place.
    const { names, layout } = this.#structureOf(answer(0), answer(1), answer(2));
    const lent = lends ? this.#parameters() : null;
    return {
      names,
      layout,
      ...(lent && { lent }),
      values: lent
        ? this.#joined(count - lent.length, 1, blocks)
        : blocks === 1
          ? memory.copyFloats(first, count) // as a rule, after the first pass
          : this.#joined(count, 0, blocks),
      pinCells: pins.cells,
      pinValues: pins.values,
      notes: notes ? readNotes(notes, names) : [],
    };
  }

  /** Names and layout, asked for only where they are not those of the pass before. */
  #structureOf(number: number, layoutAt: number, tensors: number): Structure {
    if (this.#structure?.number === number) return this.#structure;
    const memory = this.#memory;
    const layout = memory.copyIntegers(layoutAt, tensors * ENTRY_SIZE);
    memory.module.traceNames();
    const names = memory.text(memory.answer(0), memory.answer(1)).split("\n");
    this.#structure = { number, names, layout };
    return this.#structure;
  }

  /** What is lent is the first block, and never changes. */
  #parameters(): Float32Array {
    if (this.#lent === null) {
      const memory = this.#memory;
      memory.module.traceBlock(0);
      this.#lent = memory.copyFloats(memory.answer(0), memory.answer(1));
    }
    return this.#lent;
  }

  /** `count` numbers: those of the blocks from `from` up to `blocks`. */
  #joined(count: number, from: number, blocks: number): Float32Array {
    const memory = this.#memory;
    const all = new Float32Array(count);
    let next = 0;
    for (let block = from; block < blocks; block++) {
      memory.module.traceBlock(block);
      const at = memory.answer(0) / 4;
      all.set(memory.floats.subarray(at, at + memory.answer(1)), next);
      next += memory.answer(1);
    }
    return all;
  }
}

function readNotes(integers: Int32Array, names: readonly string[]): TraceNote[] {
  const sums = new Float32Array(integers.buffer);
  return eachOf(integers.length / 3).map((note) => ({
    kind: "row_sum",
    name: names[integers[3 * note] ?? 0] ?? "",
    row: integers[3 * note + 1] ?? 0,
    sum: sums[3 * note + 2] ?? 0,
  }));
}

/** Hands pins to `pin`, one by one, or none of them where one is malformed. */
export function writePins(
  memory: CoreMemory<MemoryModule>,
  pins: unknown,
  pin: (name: number, size: number, row: number, col: number, value: number) => void,
): void {
  if (typeof pins !== "object" || pins === null || Array.isArray(pins)) {
    throw typeError("pins", "need to be an object: { tensor_name: [[row, col, value], …] }");
  }
  const tensors = Object.entries(pins).map(([name, cells]) => {
    if (!Array.isArray(cells)) throw typeError(`pins.${name}`, "needs to be an array of pins");
    return {
      bytes: new TextEncoder().encode(name),
      cells: cells.map((cell) => readPin(name, cell)),
    };
  });
  if (tensors.length === 0) return;
  const longest = Math.max(...tensors.map(({ bytes }) => bytes.length));
  const floats = Math.ceil(longest / 4);
  const address = memory.allocate(floats);
  if (address === 0) throw noMemory("the names of pins", floats);
  for (const { bytes, cells } of tensors) {
    memory.bytes.set(bytes, address);
    for (const [row, col, value] of cells) {
      pin(address, bytes.length, place(row), place(col), value);
    }
  }
  memory.release(address);
}

function readPin(name: string, pin: unknown): [row: number, col: number, value: number] {
  if (!Array.isArray(pin) || pin.length !== 3 || pin.some((part) => typeof part !== "number")) {
    throw typeError(`pins.${name}`, "needs pins of the form [row, col, value]");
  }
  return pin as [number, number, number];
}

/** What is no index lies outside of every tensor. */
const place = (index: number) =>
  Number.isInteger(index) && Math.abs(index) < 2 ** 31 ? index : EVERY - 1;
