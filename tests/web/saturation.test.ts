import { describe, expect, it } from "vitest";
import { pinsBeforeScores } from "../../web/compare/score-passes.ts";
import { DIMS, KEYS } from "../../web/saturation/protocol.ts";
import { saturationSweep } from "../../web/saturation/sweep.ts";
import { core, passOf, stateWith } from "./core-for-tests.ts";

describe("the saturation sweep", () => {
  const points = saturationSweep(core, 1);

  it("goes from 1 to 512, where both are the same at 1", () => {
    expect(points.map(({ dim }) => dim)).toEqual(DIMS);
    expect(DIMS.at(-1)).toBe(512);
    expect(points[0]?.scaled).toEqual(points[0]?.unscaled);
  });

  it("saturates without the scale, and stays as it is with it", () => {
    const [first, last] = [points[0], points.at(-1)];
    expect(last?.unscaled.largest).toBeGreaterThan(0.8);
    expect(last?.unscaled.effectiveKeys).toBeLessThan(2);
    expect(last?.scaled.largest).toBeLessThan(0.2);
    expect(Math.abs((last?.scaled.entropy ?? 0) - (first?.scaled.entropy ?? 0))).toBeLessThan(0.5);
    for (const { scaled, unscaled } of points) {
      for (const { entropy } of [scaled, unscaled]) {
        expect(entropy).toBeLessThanOrEqual(Math.log(KEYS) + 1e-5);
      }
    }
  });

  it("gives other numbers for another seed, the same for the same", () => {
    expect(saturationSweep(core, 1)).toEqual(points);
    expect(saturationSweep(core, 2)).not.toEqual(points);
  });
});

describe("a pass that is asked how widely its weights spread", () => {
  it("says so for every head", () => {
    const input = { ...stateWith("ko-school", { numHeads: 2 }), spread: true as const };
    const { result, trace } = passOf(input);
    expect(result.spread).toHaveLength(2);
    const weights = trace.get("head.1.attention_weights");
    expect(result.spread?.[1]).toEqual(core.spread(weights));
    expect(result.evenSpread?.mean.entropy).toBeCloseTo(Math.log(5), 6);
    expect(passOf(stateWith("ko-school")).result.spread).toBeUndefined();
  });
});

describe("pins before the scores", () => {
  it("are those that every score function shares", () => {
    const one = [[0, 0, 1]] as const;
    const kept = { input: one, "head.1.key": one, w_query: one, value: one };
    const left = { "score.w": one, "head.0.attention_scores": one, output: one, context: one };
    expect(pinsBeforeScores({ ...kept, ...left })).toEqual(kept);
  });
});
