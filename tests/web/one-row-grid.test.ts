import { describe, expect, it } from "vitest";
import { cellAt, gridModel, indexAt, placeOf } from "../../web/elements/matrix/model.ts";
import { fakeTrace } from "./fake-trace.ts";

const trace = fakeTrace({
  context: [
    [1, 2],
    [3, 4],
    [5, 6],
  ],
});

const model = (options: { onlyRow: number; transposed?: boolean }) => {
  const made = gridModel(trace, "context", options);
  if (!made) throw new Error("the trace has a context");
  return made;
};

describe("a grid of one row of a tensor", () => {
  it("shows that row, whose cells keep their own address", () => {
    const row = model({ onlyRow: 1 });
    expect([row.rows, row.cols]).toEqual([1, 2]);
    expect([0, 1].map((col) => row.matrix.data[indexAt(row, 0, col)])).toEqual([3, 4]);
    expect(cellAt(row, indexAt(row, 0, 1))).toEqual({ row: 1, col: 1 });
  });

  it("stands as a column where it is transposed", () => {
    const column = model({ onlyRow: 2, transposed: true });
    expect([column.rows, column.cols]).toEqual([2, 1]);
    expect([0, 1].map((row) => column.matrix.data[indexAt(column, row, 0)])).toEqual([5, 6]);
    expect(placeOf(column, { row: 2, col: 1 })).toEqual({ row: 1, col: 0 });
  });

  it("has no place for cells of other rows", () => {
    expect(placeOf(model({ onlyRow: 1 }), { row: 0, col: 1 }).row).toBe(-1);
    expect(placeOf(model({ onlyRow: 1, transposed: true }), { row: 0, col: 1 }).col).toBe(-1);
  });

  it("stays inside the tensor", () => {
    expect(model({ onlyRow: 9 }).onlyRow).toBe(2);
  });
});
