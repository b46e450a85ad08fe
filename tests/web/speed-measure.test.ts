import { describe, expect, test } from "vitest";
import {
  BUDGET_MILLISECONDS,
  type Contender,
  type Measured,
  MOST_RUNS,
  measureTogether,
  median,
  RUN_MILLISECONDS,
} from "../../web/speed/measure.ts";

/** A machine whose time passes only while somebody calls, read in steps of `step` ms. */
function machine(step = 0) {
  let now = 0;
  const calls: string[] = [];
  const contender = (name: string, milliseconds: number | (() => number)): Contender<string> => ({
    name,
    call: () => {
      calls.push(name);
      now += typeof milliseconds === "number" ? milliseconds : milliseconds();
    },
  });
  const clock = () => (step === 0 ? now : Math.floor(now / step) * step);
  return { calls, contender, clock };
}

const only = (measured: Iterable<Measured<string>>): Measured<string> => {
  const [first] = [...measured];
  if (!first) throw new Error("nothing was measured");
  return first;
};

describe("measureTogether", () => {
  test.each([0.003, 0.4, 7, 14.9, 16, 100, 900])("tells what a call of %s ms takes", (each) => {
    const { contender, clock } = machine();
    const measured = only(measureTogether([contender("a", each)], clock));
    expect(measured.milliseconds).toBeCloseTo(each, 9);
  });

  test("is within 10 % on a clock that only knows whole milliseconds", () => {
    const { contender, clock } = machine(1);
    const { milliseconds } = only(measureTogether([contender("a", 0.0123)], clock));
    expect(Math.abs(milliseconds / 0.0123 - 1)).toBeLessThan(0.1);
  });

  test("takes short calls several times, and the median of several runs", () => {
    const { calls, contender, clock } = machine();
    const { runs } = only(measureTogether([contender("a", 0.1)], clock));
    expect(runs).toBe(MOST_RUNS);
    expect(calls.length).toBeGreaterThan((MOST_RUNS * RUN_MILLISECONDS) / 0.1 - 1);
  });

  test("takes a long call once, and spends no more than the budget on others", () => {
    const { calls, contender, clock } = machine();
    const [long, middle] = [contender("long", 900), contender("middle", 70)];
    const runs = new Map(
      [...measureTogether([long, middle], clock)].map((each) => [each.name, each.runs]),
    );
    expect(runs.get("long")).toBe(1);
    expect(calls.filter((name) => name === "long")).toHaveLength(1);
    expect(runs.get("middle")).toBeGreaterThan(2);
    expect(calls.filter((name) => name === "middle").length * 70).toBeLessThanOrEqual(
      BUDGET_MILLISECONDS + 70,
    );
  });

  test("runs contenders in turn, so that a slow moment hits all alike", () => {
    const { calls, contender, clock } = machine();
    for (const _ of measureTogether([contender("a", 20), contender("b", 20)], clock));
    const warmed = calls.slice(2);
    expect(warmed.slice(0, 6)).toEqual(["a", "b", "a", "b", "a", "b"]);
  });

  test("is not misled by one slow run", () => {
    const { contender, clock } = machine();
    let call = 0;
    const { milliseconds } = only(
      measureTogether([contender("a", () => (++call === 4 ? 200 : 20))], clock),
    );
    expect(milliseconds).toBe(20);
  });

  test("yields each contender once, as soon as its runs are done", () => {
    const { contender, clock } = machine();
    const names = [...measureTogether([contender("short", 1), contender("long", 900)], clock)].map(
      ({ name }) => name,
    );
    expect(names).toEqual(["long", "short"]);
  });
});

test("median takes the middle, or the middle of the middle two", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([7])).toBe(7);
});
