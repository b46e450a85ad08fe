import type { ExplainCall } from "#attention";
import { ENTRY_SIZE, type Explain, type TraceData } from "./trace.ts";
import type { Cell, Operation, Term } from "./types.ts";

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
];

/** Explains cells; a trace is handed to the core once and kept there until another one is asked about. */
export function explainWith(call: ExplainCall): Explain {
  let loaded: TraceData | null = null;

  const load = (data: TraceData) => {
    if (loaded === data) return;
    loaded = null;
    call.layout(data.layout.length).set(data.layout);
    call.values(data.values.length).set(data.values);
    call.pinCells(data.pinCells.length).set(data.pinCells);
    call.pinValues(data.pinValues.length).set(data.pinValues);
    call.load();
    loaded = data;
  };

  return (data, entry, row, col) => {
    load(data);
    call.run(entry, row, col);
    const cols = data.layout[entry * ENTRY_SIZE + 1] ?? 0;
    const offset = data.layout[entry * ENTRY_SIZE + 2] ?? 0;
    return {
      name: data.names[entry] ?? "",
      row,
      col,
      value: data.values[offset + row * cols + col] ?? 0,
      operation: RAW_OPERATIONS[call.operation()] ?? "given",
      factor: call.factor(),
      terms: readTerms(data, call.cells(), call.numbers()),
      result: call.result(),
      pinned: isPinned(data, entry, row, col),
    };
  };
}

function isPinned({ pinCells }: TraceData, entry: number, row: number, col: number): boolean {
  for (let i = 0; i < pinCells.length; i += 3) {
    if (pinCells[i] === entry && pinCells[i + 1] === row && pinCells[i + 2] === col) return true;
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
    terms.push({ ...first, value, with: others, product });
  }
  return terms;
}
