import { expect, test } from "vitest";
import { isDue } from "../measure/interleave.js";
import { median, minimum, seededRandom, shuffled } from "../measure/statistics.js";

test("median takes the middle, or the mean of the two in the middle", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 5, 7])).toBe(6);
  expect(median([])).toBeNaN();
});

test("median leaves its samples in their order", () => {
  const samples = [3, 1, 2];
  median(samples);
  expect(samples).toEqual([3, 1, 2]);
});

test("minimum of nothing is no number", () => {
  expect(minimum([3, 1, 2])).toBe(1);
  expect(minimum([])).toBeNaN();
});

test("seeded numbers repeat and lie in [0, 1)", () => {
  const [one, other] = [seededRandom(7), seededRandom(7)];
  const numbers = Array.from({ length: 1000 }, one);
  expect(numbers).toEqual(Array.from({ length: 1000 }, other));
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(new Set(numbers).size).toBeGreaterThan(990);
});

test("shuffling keeps everyone and changes the order", () => {
  const all = Array.from({ length: 20 }, (_, i) => i);
  const order = shuffled(all, seededRandom(3));
  expect(order).not.toEqual(all);
  expect([...order].sort((a, b) => a - b)).toEqual(all);
});

test("who is slow takes exactly its rounds, spread over all", () => {
  for (const taken of [1, 3, 7, 31]) {
    const rounds = Array.from({ length: 31 }, (_, round) => round).filter((round) =>
      isDue(round, taken, 31),
    );
    expect(rounds.length).toBe(taken);
    const gaps = rounds.slice(1).map((round, i) => round - rounds[i]);
    expect(Math.max(0, ...gaps)).toBeLessThanOrEqual(Math.ceil(31 / taken));
  }
});
