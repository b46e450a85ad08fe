import { type CoreMemory, type MemoryModule, padded, Workspace } from "./memory.ts";
import { ENTRY_SIZE, type Explain, numbersAt, type TraceData } from "./trace.ts";
import { type Cell, EVERY, type Operation, type Term } from "./types.ts";

/** `attn::Operation` in its order, in the words of `types.ts`. */
const RAW_OPERATIONS: readonly Operation[] = [
  "given",
  "embedding_scale",
  "position",
  "sum",
  "product",
  "product",
  "additive",
  "cosine",
  "norm",
  "scale",
  "mask",
  "maximum",
  "exponential",
  "sum",
  "quotient",
  "concatenate",
  "layer_norm",
  "relu",
  "gelu",
  "tanh",
  "sigmoid",
  "concatenate",
  "copy",
  "interpolation",
  "product",
  "gated_tanh",
  "mean",
  "deviation",
  "softmax",
];

const NONE = new Float32Array(0);

interface ExplainModule extends MemoryModule {
  explainLoad(
    layout: number,
    entries: number,
    values: number,
    floats: number,
    pinCells: number,
    pinValues: number,
    pins: number,
  ): void;
  explainCell(entry: number, row: number, col: number): number;
}

/** Explains cells; a trace is handed to the core once and kept there until another one is asked about. */
export function explainWith(memory: CoreMemory<ExplainModule>): Explain {
  const { module } = memory;
  const workspace = new Workspace(memory);
  let loaded: TraceData | null = null;

  const load = (data: TraceData) => {
    if (loaded === data) return;
    loaded = null;
    const { layout, lent = NONE, values, pinCells, pinValues } = data;
    const parts = [layout, pinCells, pinValues, lent, values]; // the last two end to end
    const floats = parts.reduce((sum, { length }) => sum + padded(length), 0);
    let next = workspace.room(floats, "the trace to be explained") / 4;
    const [layoutAt = 0, cellsAt = 0, pinsAt = 0, valuesAt = 0] = parts.map((part) => {
      const at = next;
      (part instanceof Float32Array ? memory.floats : memory.integers).set(part, at);
      next += part === lent ? part.length : padded(part.length);
      return 4 * at;
    });
    const entries = layout.length / ENTRY_SIZE;
    const pins = pinValues.length / 2;
    const count = lent.length + values.length;
    module.explainLoad(layoutAt, entries, valuesAt, count, cellsAt, pinsAt, pins);
    loaded = data;
  };

  return (data, entry, row, col) => {
    load(data);
    const operation = module.explainCell(entry, row, col);
    const cells = memory.copyIntegers(memory.answer(0), memory.answer(1));
    const numbers = memory.copyFloats(memory.answer(2), memory.answer(3));
    const [factor = 1, result = 0] = numbers;
    const cols = data.layout[entry * ENTRY_SIZE + 1] ?? 0;
    const offset = data.layout[entry * ENTRY_SIZE + 2] ?? 0;
    return {
      name: data.names[entry] ?? "",
      row,
      col,
      value: numbersAt(data, offset + row * cols + col, 1)[0] ?? 0,
      operation: RAW_OPERATIONS[operation] ?? "given",
      factor,
      terms: readTerms(data, cells, numbers.subarray(2)),
      result,
      pinned: isPinned(data, entry, row, col),
    };
  };
}

function isPinned({ pinCells }: TraceData, entry: number, row: number, col: number): boolean {
  for (let i = 0; i < pinCells.length; i += 3) {
    if (pinCells[i] !== entry) continue;
    const [pinRow, pinCol] = pinCells.subarray(i + 1, i + 3);
    if (pinRow === EVERY || (pinRow === row && pinCol === col)) return true;
  }
  return false;
}

function readTerms(data: TraceData, cells: Int32Array, numbers: Float32Array): Term[] {
  const terms: Term[] = [];
  let cellAt = 0;
  let numberAt = 0;
  const number = () => numbers[numberAt++] ?? 0;
  const integer = () => cells[cellAt++] ?? 0;
  const place = () => ({ name: data.names[integer()] ?? "", row: integer(), col: integer() });
  while (cellAt < cells.length) {
    const first = place();
    const count = integer();
    const value = number();
    const product = number();
    const others: Cell[] = [];
    for (let i = 0; i < count; i++) others.push({ ...place(), value: number() });
    terms.push({ ...first, value, with: others, product, multiplier: 1 });
  }
  return terms.map((term) => ({ ...term, multiplier: number() }));
}
