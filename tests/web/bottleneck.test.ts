import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { BottleneckEvent } from "../../web/bottleneck/protocol.ts";
import { bottleneckRun } from "../../web/bottleneck/run.ts";
import { mixed, readHeldOut } from "../../web/bottleneck/sentences.ts";
import { type Bin, binLabel, NO_BINS, share, withSentence } from "../../web/bottleneck/tally.ts";
import { fakeModel } from "./fake-model.ts";

const FILE = new URL("../../src/training/corpus/heldout-ko-en.tsv", import.meta.url);

describe("held-out sentences", () => {
  it("are those of the corpus, counted in 어절", () => {
    const all = readHeldOut(readFileSync(FILE, "utf8"));
    expect(all.length).toBeGreaterThan(900);
    for (const { korean, english, words } of all) {
      expect(words).toBe(korean.split(" ").length);
      expect(english).toMatch(/^[A-Z0-9]/);
    }
  });

  it("are refused where a column is missing", () => {
    expect(() => readHeldOut("korean\tfrench\n나\tje")).toThrow("no columns");
    expect(() => readHeldOut("korean\tenglish\n나")).toThrow("line 2");
    expect(readHeldOut("english\tkorean\r\nI went\t나는 갔다\r\n")).toEqual([
      { korean: "나는 갔다", english: "I went", words: 2 },
    ]);
  });

  it("come in a mixed order, each once", () => {
    for (const length of [0, 1, 2, 3, 64, 1001]) {
      const all = Array.from({ length }, (_, index) => index);
      expect(mixed(all).sort((a, b) => a - b)).toEqual(all);
    }
    const first = mixed(Array.from({ length: 1000 }, (_, index) => index)).slice(0, 10);
    expect(Math.max(...first)).toBeGreaterThan(800);
    expect(Math.min(...first)).toBeLessThan(200);
  });
});

describe("the count", () => {
  it("tells for every sentence which model had it exactly right", () => {
    const sentences = [
      { korean: "저를 꼭 뽑아주세요!", english: "Please choose me!", words: 3 },
      { korean: "나는 학교에 갔다.", english: "I went home.", words: 3 },
    ];
    const models = { attention: fakeModel("recurrent"), none: fakeModel("recurrent") };
    let time = 0;
    const events = [...bottleneckRun(models, sentences, () => (time += 500))];
    expect(events[0]).toEqual({ kind: "started", total: 2 });
    const told = events.filter(({ kind }) => kind === "sentence") as Extract<
      BottleneckEvent,
      { kind: "sentence" }
    >[];
    expect(told.map(({ exact }) => exact.attention).sort()).toEqual([false, true]);
    expect(events.at(-1)).toEqual({ kind: "finished", seconds: 0.5 });
  });

  it("keeps sentences of a length together, and shares null where there are none", () => {
    let bins: readonly Bin[] = NO_BINS;
    bins = withSentence(bins, 1, { attention: true, none: false });
    bins = withSentence(bins, 2, { attention: true, none: true });
    bins = withSentence(bins, 40, { attention: false, none: false });
    expect(bins.map(({ sentences }) => sentences)).toEqual([2, 0, 0, 0, 0, 1]);
    expect(bins.map((bin) => share(bin, "attention"))).toEqual([1, null, null, null, null, 0]);
    expect(share(bins[0] as Bin, "none")).toBe(0.5);
    expect(bins.map(binLabel)).toEqual(["1–2", "3", "4", "5", "6", "7+"]);
  });
});
