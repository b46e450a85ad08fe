/** A trace from plain rows, for what reads traces without a core. */
import { ENTRY_SIZE, type TraceData, TraceReader } from "../../web/core/trace.ts";

export interface FakePin {
  readonly name: string;
  readonly row: number;
  readonly col: number;
  readonly computed: number;
}

export function fakeTrace(
  tensors: Readonly<Record<string, readonly (readonly number[])[]>>,
  pins: readonly FakePin[] = [],
): TraceReader {
  const names = Object.keys(tensors);
  const layout = new Int32Array(names.length * ENTRY_SIZE);
  const values: number[] = [];
  names.forEach((name, entry) => {
    const rows = tensors[name] ?? [];
    layout.set([rows.length, rows[0]?.length ?? 0, values.length], entry * ENTRY_SIZE);
    for (const row of rows) values.push(...row);
  });
  const data: TraceData = {
    names,
    layout,
    values: Float32Array.from(values),
    pinCells: Int32Array.from(
      pins.flatMap(({ name, row, col }) => [names.indexOf(name), row, col]),
    ),
    pinValues: Float32Array.from(
      pins.flatMap(({ name, row, col, computed }) => [tensors[name]?.[row]?.[col] ?? 0, computed]),
    ),
    notes: [],
  };
  return new TraceReader(data);
}
