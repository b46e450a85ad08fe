import { describe, expect, it } from "vitest";
import { formatProbability } from "../../web/language/probability.ts";

describe("a probability", () => {
  it("has two decimals from a hundredth on", () => {
    expect([1, 0.887, 0.014].map(formatProbability)).toEqual(["1.00", "0.89", "0.01"]);
  });

  it("has its first digit below that, and is never 0", () => {
    expect([0.0096, 0.0023, 0.0004].map(formatProbability)).toEqual(["0.01", "0.002", "0.0004"]);
    expect([0.00004, 1e-30].map(formatProbability)).toEqual(["<0.0001", "<0.0001"]);
  });
});
