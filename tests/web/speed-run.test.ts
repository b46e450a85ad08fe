/** A whole run on the real core, with a clock of its own: what is slow is decided by the test. */
import { describe, expect, test } from "vitest";
import { type Core, loadCore } from "../../web/core/index.ts";
import { NO_RESULTS, type SpeedResults, withEvent } from "../../web/speed/figures.ts";
import { LIMITS, lengthsUpTo, predicted } from "../../web/speed/plan.ts";
import { type SpeedEvent, TIMED } from "../../web/speed/protocol.ts";
import { speedRun } from "../../web/speed/run.ts";

/** Every look at the clock, `step` ms have passed: every run of a contender takes `step` ms. */
async function eventsOf(step: number, longest: number, change: (core: Core) => Core = (c) => c) {
  let now = 0;
  const clock = () => {
    now += step;
    return now;
  };
  const events: SpeedEvent[] = [];
  const load = async (options = {}) => change(await loadCore(options));
  for await (const event of speedRun({ longest }, { load, clock })) events.push(event);
  return events;
}

const resultsOf = (events: readonly SpeedEvent[]): SpeedResults =>
  events.reduce(withEvent, NO_RESULTS);

describe("speedRun", () => {
  test("measures every way at every length, tells how far it is, and ends", async () => {
    const events = await eventsOf(20, 256);
    const { times, memory, hasRelaxed, stopped, difference } = resultsOf(events);
    const expected = TIMED.filter((name) => hasRelaxed || name !== "fused_relaxed");
    expect(Object.keys(times).sort()).toEqual([...expected].sort());
    for (const name of expected) {
      expect(
        times[name]?.map(({ length }) => length),
        name,
      ).toEqual([64, 128, 256]);
      expect(
        times[name]?.every(({ milliseconds }) => milliseconds > 0),
        name,
      ).toBe(true);
    }
    expect(memory.traced?.map(({ length }) => length)).toEqual([64, 128, 256]);
    expect(stopped).toEqual({});
    expect(difference).toBeGreaterThan(0);
    expect(difference).toBeLessThan(1e-5);
    expect(events.at(-1)?.kind).toBe("finished");
    const progress = events.flatMap((event) => (event.kind === "progress" ? [event] : []));
    expect(progress.map(({ done }) => done)).toEqual(
      progress.map(({ done }) => done).sort((a, b) => a - b),
    );
    expect(progress.at(-1)?.done).toBe(progress.at(-1)?.total);
  });

  test("finds memory that grows with n² where everything is kept, with n where nothing is", async () => {
    const { memory } = resultsOf(await eventsOf(20, 1024));
    const bytes = (name: "traced" | "fused", length: number) =>
      memory[name]?.find((weight) => weight.length === length)?.bytes ?? Number.NaN;
    // At least the five matrices of scores, inputs and outputs; at most what growing makes of it.
    expect(bytes("traced", 1024)).toBeGreaterThan(4 * 5 * 1024 ** 2);
    expect(bytes("traced", 1024) / bytes("traced", 512)).toBeGreaterThan(3);
    expect(bytes("fused", 1024)).toBeGreaterThan(4 * 4 * 1024 * 64);
    expect(bytes("fused", 1024)).toBeLessThan(4 * 4 * 1024 * 64 + 1e6);
    expect(bytes("fused", 1024) / bytes("fused", 512)).toBeLessThan(2.1);
  });

  test("leaves out from the next length on what would take too long, and says so", async () => {
    const events = await eventsOf(LIMITS.callMilliseconds / 3, 256);
    const { times, stopped } = resultsOf(events);
    for (const name of ["naive", "traced", "fused", "fused_causal", "fused_256"] as const) {
      expect(
        times[name]?.map(({ length }) => length),
        name,
      ).toEqual([64]);
      expect(stopped[name], name).toEqual({ length: 128, reason: "time" });
    }
    // A line that grows with n alone reaches the limit one length later.
    expect(times.recurrent_64?.map(({ length }) => length)).toEqual([64, 128, 256]);
    expect(events.at(-1)?.kind).toBe("finished");
    const last = events.findLast((event) => event.kind === "progress");
    expect(last?.done).toBe(last?.total);
  });

  test("leaves out what would take too much memory", async () => {
    const heavy = (core: Core): Core => ({
      ...core,
      heapBytes: (
        (bytes) => () =>
          (bytes += LIMITS.bytes / 3)
      )(0),
    });
    const { times, stopped } = resultsOf(await eventsOf(20, 128, heavy));
    expect(times.traced?.map(({ length }) => length)).toEqual([64]);
    expect(stopped).toEqual({ traced: { length: 128, reason: "memory" } });
  });

  test("does without the relaxed build where the engine has none", async () => {
    const plainOnly = (core: Core): Core => ({ ...core, simd: "baseline" });
    const { times, hasRelaxed } = resultsOf(await eventsOf(20, 64, plainOnly));
    expect(hasRelaxed).toBe(false);
    expect(times.fused_relaxed).toBeUndefined();
    expect(times.fused).toHaveLength(1);
  });

  test("refuses to compare ways that do not compute the same", async () => {
    const wrong = (core: Core): Core => ({
      ...core,
      flashAttention: (options) => core.flashAttention(options).map((x) => x * 1.001),
    });
    await expect(eventsOf(20, 64, wrong)).rejects.toThrow(/results differ/);
  });
});

describe("plan", () => {
  test("lengths double up to the longest", () => {
    expect(lengthsUpTo(1024)).toEqual([64, 128, 256, 512, 1024]);
    expect(lengthsUpTo(1000)).toEqual([64, 128, 256, 512]);
  });
  test("twice the length is predicted to take four times as long, or twice where it grows with n", () => {
    expect(predicted(10, 64, 128, 2)).toBe(40);
    expect(predicted(10, 64, 128, 1)).toBe(20);
  });
});
