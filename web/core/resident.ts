import type { CoreMemory } from "./memory.ts";
import { CoreRangeError } from "./problem.ts";
import type { ResidentMatrix } from "./types.ts";

/** A matrix inside a core's memory, owned by the caller until `dispose()`. */
export class ResidentMatrixHandle implements ResidentMatrix {
  readonly rows: number;
  readonly cols: number;
  readonly #memory: CoreMemory;
  #address: number;

  constructor(memory: CoreMemory, address: number, rows: number, cols: number) {
    this.#memory = memory;
    this.#address = address;
    this.rows = rows;
    this.cols = cols;
  }

  get data(): Float32Array {
    return new Float32Array(this.#memory.linear.buffer, this.#here(), this.rows * this.cols);
  }

  /** Where it lies in `memory`; 0 if it belongs to another core, which has to copy it. */
  addressIn(memory: CoreMemory): number {
    const address = this.#here();
    return memory === this.#memory ? address : 0;
  }

  dispose(): void {
    if (this.#address !== 0) this.#memory.release(this.#address);
    this.#address = 0;
  }

  #here(): number {
    if (this.#address === 0) throw new TypeError("this matrix was disposed of");
    return this.#address;
  }
}

/** Space for a matrix in the core's memory, or a RangeError that names what asked for it. */
export function residentMatrix(
  memory: CoreMemory,
  name: string,
  rows: number,
  cols: number,
): ResidentMatrixHandle {
  const address = memory.allocate(rows * cols);
  if (address !== 0) {
    memory.floats.fill(0, address / 4, address / 4 + rows * cols);
    return new ResidentMatrixHandle(memory, address, rows, cols);
  }
  throw new CoreRangeError(`there is no memory for ${name} with shape [${rows}, ${cols}]`, {
    kind: "too_large",
    name,
    shape: [rows, cols],
  });
}
