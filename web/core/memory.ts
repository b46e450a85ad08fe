/**
 * The core's linear memory, written and read from here: calls themselves pass plain numbers only.
 * `src/bindings/exchange.hpp` is the other side. All addresses are in bytes, all matrices start on a
 * 16-byte boundary.
 */
import type { MainModule } from "#attention";
import { CoreRangeError } from "./problem.ts";

/** Where things lie in the exchange, counted in 32-bit numbers. */
export const PROBLEM_AT = 0;
export const NAME_AT = 7;
export const ANSWER_AT = 9;
export const SETTINGS_AT = 19;
export const SCALE_AT = 22;
export const CAUSAL_AT = 24;
export const HEADS_AT = 27;
export const PLACES_AT = 31;

/** Up to so many floats are kept between calls, the room of a larger call is given back: 4 MB. */
const KEPT_FLOATS = 2 ** 20;

/** Floats that a tensor takes with what aligns the next one. */
export const padded = (count: number) => (count + 3) & ~3;

/** What every module of ours offers. */
export interface MemoryModule {
  exchange(): number;
  allocate(floats: number): number;
  release(address: number): void;
}

/** What passes call: all of the core but the layers with kernels of their own. */
export type PassModule = Omit<MainModule, "flashAttention" | "recurrentLayer">;

export class CoreMemory<Module extends MemoryModule = PassModule> {
  #floats: Float32Array;
  #integers: Int32Array;
  #bytes: Uint8Array;
  /** The exchange, in 32-bit numbers. */
  readonly exchange: number;
  readonly workspace: Workspace;

  constructor(
    readonly module: Module,
    readonly linear: WebAssembly.Memory,
  ) {
    this.#floats = new Float32Array(linear.buffer);
    this.#integers = new Int32Array(linear.buffer);
    this.#bytes = new Uint8Array(linear.buffer);
    this.exchange = module.exchange() / 4;
    this.workspace = new Workspace(this);
  }

  // Growth of the memory empties every view of it; only then are new ones made.

  get floats(): Float32Array {
    if (this.#floats.length === 0) this.#floats = new Float32Array(this.linear.buffer);
    return this.#floats;
  }

  get integers(): Int32Array {
    if (this.#integers.length === 0) this.#integers = new Int32Array(this.linear.buffer);
    return this.#integers;
  }

  get bytes(): Uint8Array {
    if (this.#bytes.length === 0) this.#bytes = new Uint8Array(this.linear.buffer);
    return this.#bytes;
  }

  /** What the last call gave back beside its result. */
  answer(index: number): number {
    return this.integers[this.exchange + ANSWER_AT + index] as number;
  }

  answerAsFloat(index: number): number {
    return this.floats[this.exchange + ANSWER_AT + index] as number;
  }

  /** A copy of `count` floats or integers. Engines fill with zeros first what `slice` returns. */
  copyFloats(address: number, count: number): Float32Array {
    return new Float32Array(this.floats.subarray(address / 4, address / 4 + count));
  }
  copyIntegers(address: number, count: number): Int32Array {
    return this.integers.slice(address / 4, address / 4 + count);
  }
  text(address: number, size: number): string {
    return new TextDecoder().decode(this.bytes.subarray(address, address + size));
  }

  /** Room that stays until `release`, not yet written; 0 where there is no memory for it. */
  allocate(floats: number): number {
    return this.module.allocate(floats);
  }
  release(address: number): void {
    this.module.release(address);
  }
}

export function noMemory(name: string, floats: number): CoreRangeError {
  return new CoreRangeError(`there is no memory for ${name}: ${floats} numbers`, {
    kind: "too_large",
    name,
  });
}

/** Memory that one call after another uses: it grows as needed and is given back where it was large. */
export class Workspace {
  #address = 0;
  #capacity = 0;

  constructor(readonly memory: CoreMemory<MemoryModule>) {}

  /** Room for `floats`, for `name`; whatever was here before may be lost. */
  room(floats: number, name: string): number {
    if (floats <= this.#capacity) return this.#address;
    this.#release();
    const capacity = Math.max(floats, 1024);
    const address = this.memory.allocate(capacity);
    if (address === 0) throw noMemory(name, floats);
    this.#address = address;
    this.#capacity = capacity;
    return address;
  }

  /** After a call. */
  rest(): void {
    if (this.#capacity > KEPT_FLOATS) this.#release();
  }

  #release(): void {
    if (this.#address !== 0) this.memory.release(this.#address);
    this.#address = 0;
    this.#capacity = 0;
  }
}
