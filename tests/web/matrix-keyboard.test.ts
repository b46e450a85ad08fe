import { describe, expect, it } from "vitest";
import { moveBy, nextInOrder, startsNumber } from "../../web/elements/matrix/navigation.ts";
import { readNumber } from "../../web/elements/matrix/number-input.ts";

const press = (key: string, modifiers: { ctrlKey?: boolean; shiftKey?: boolean } = {}) => ({
  key,
  ctrlKey: modifiers.ctrlKey ?? false,
  shiftKey: modifiers.shiftKey ?? false,
  metaKey: false,
  altKey: false,
});

describe("moveBy", () => {
  it("moves one cell with an arrow and stops at the edges", () => {
    expect(moveBy(press("ArrowRight"), { row: 1, col: 1 }, 3, 4)).toEqual({ row: 1, col: 2 });
    expect(moveBy(press("ArrowDown"), { row: 2, col: 1 }, 3, 4)).toEqual({ row: 2, col: 1 });
    expect(moveBy(press("ArrowLeft"), { row: 0, col: 0 }, 3, 4)).toEqual({ row: 0, col: 0 });
  });

  it("goes to the ends of a row, and with Ctrl to the corners", () => {
    expect(moveBy(press("Home"), { row: 1, col: 2 }, 3, 4)).toEqual({ row: 1, col: 0 });
    expect(moveBy(press("End"), { row: 1, col: 2 }, 3, 4)).toEqual({ row: 1, col: 3 });
    const ctrl = { ctrlKey: true };
    expect(moveBy(press("Home", ctrl), { row: 1, col: 2 }, 3, 4)).toEqual({ row: 0, col: 0 });
    expect(moveBy(press("End", ctrl), { row: 1, col: 2 }, 3, 4)).toEqual({ row: 2, col: 3 });
    expect(moveBy(press("ArrowDown", ctrl), { row: 0, col: 2 }, 3, 4)).toEqual({ row: 2, col: 2 });
  });

  it("leaves other keys alone", () => {
    expect(moveBy(press("a"), { row: 0, col: 0 }, 3, 4)).toBeNull();
    expect(moveBy(press("ArrowUp", { shiftKey: true }), { row: 1, col: 0 }, 3, 4)).toBeNull();
  });
});

describe("nextInOrder", () => {
  it("wraps to the next row and ends after the last cell", () => {
    expect(nextInOrder({ row: 0, col: 3 }, 2, 4)).toEqual({ row: 1, col: 0 });
    expect(nextInOrder({ row: 1, col: 3 }, 2, 4)).toBeNull();
    expect(nextInOrder({ row: 1, col: 0 }, 2, 4, true)).toEqual({ row: 0, col: 3 });
    expect(nextInOrder({ row: 0, col: 0 }, 2, 4, true)).toBeNull();
  });
});

describe("startsNumber", () => {
  it("is true for digits and signs, false for letters and shortcuts", () => {
    for (const key of ["0", "9", "-", "−", ".", "７"]) expect(startsNumber(press(key))).toBe(true);
    for (const key of ["a", "Enter", "ㄱ"]) expect(startsNumber(press(key))).toBe(false);
    expect(startsNumber(press("1", { ctrlKey: true }))).toBe(false);
  });
});

describe("readNumber", () => {
  const value = (text: string) => readNumber(text).value;

  it("reads the usual ways of writing a number", () => {
    expect(value("2.5")).toBe(2.5);
    expect(value(" −0.5 ")).toBe(-0.5);
    expect(value("+3")).toBe(3);
    expect(value(".25")).toBe(0.25);
    expect(value("7.")).toBe(7);
    expect(value("1e3")).toBe(1000);
    expect(value("1E-2")).toBe(0.01);
    expect(value("－１２．５")).toBe(-12.5);
  });

  it("takes a comma as a decimal comma unless it separates thousands", () => {
    expect(value("0,25")).toBe(0.25);
    expect(value("1,5")).toBe(1.5);
    expect(value("1,000")).toBe(1000);
    expect(value("12,345.5")).toBe(12345.5);
  });

  it("never gives a negative zero", () => {
    expect(Object.is(value("-0"), 0)).toBe(true);
  });

  it("names what is wrong", () => {
    expect(readNumber("").problem).toBe("empty");
    expect(readNumber("abc").problem).toBe("not_a_number");
    expect(readNumber("1.2.3").problem).toBe("not_a_number");
    expect(readNumber("0x10").problem).toBe("not_a_number");
    expect(readNumber("Infinity").problem).toBe("not_a_number");
    expect(readNumber("1e39").problem).toBe("too_large");
  });
});
