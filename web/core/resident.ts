import type { ResidentMatrix as RawMatrix } from "#attention";
import type { ResidentMatrix } from "./types.ts";

/** A matrix inside the core's memory, owned by the caller until `dispose()`. */
export class ResidentMatrixHandle implements ResidentMatrix {
  readonly rows: number;
  readonly cols: number;
  #raw: RawMatrix | null;

  constructor(raw: RawMatrix) {
    this.#raw = raw;
    this.rows = raw.rows();
    this.cols = raw.cols();
  }

  get data(): Float32Array {
    return this.raw.data();
  }

  /** What the core takes. */
  get raw(): RawMatrix {
    if (!this.#raw) throw new TypeError("this matrix was disposed of");
    return this.#raw;
  }

  dispose(): void {
    this.#raw?.delete();
    this.#raw = null;
  }
}
