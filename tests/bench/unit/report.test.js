import { expect, test } from "vitest";
import { readOptions } from "../options.js";
import { between } from "../report/files.js";
import { goals } from "../report/goals/all.js";
import { GOAL_WORDS } from "../report/goals/words.js";
import { groupTable } from "../report/group-table.js";
import { summaryTables } from "../report/summary.js";
import { markdownTable, number, percent, plainTable, width } from "../report/table.js";
import { WORDS } from "../report/words.js";

test("numbers have three digits that count", () => {
  expect([0.00542, 0.0474, 0.5, 5.123, 48.21, 1234.5, 0].map(number)).toEqual([
    ...[".00542", ".0474", ".500", "5.12", "48.2", "1235", "0"],
  ]);
  expect(number(undefined)).toBe("–");
  expect(percent(0.866)).toBe("87 %");
});

test("columns line up, also under Hangul", () => {
  expect(width("헤드 8개")).toBe(8);
  const table = plainTable({
    title: "t",
    head: ["이름", "ms"],
    rows: [
      ["a", "1"],
      ["b", "10"],
    ],
  });
  const [, , head, first, second] = table.split("\n");
  expect(width(head)).toBe(first.length);
  expect(first.length).toBe(second.length);
});

test("a Markdown table has a rule and keeps bars apart", () => {
  const table = markdownTable({ title: "t", head: ["a", "b"], rows: [["|x|", "1"]] });
  expect(table).toBe("**t**\n\n| a | b |\n|---|--:|\n| \\|x\\| | 1 |\n");
});

test("between replaces what lies between the markers and nothing else", () => {
  const begin = "<!-- numbers: begin, written by npm run bench -- --readme -->";
  const end = "<!-- numbers: end -->";
  expect(between(`a\n${begin}\nold\n${end}\nb`, "new")).toBe(`a\n${begin}\n\nnew\n\n${end}\nb`);
  expect(() => between("no markers", "new")).toThrow("markers");
});

// One flop a millisecond is 1e-6 GFLOP/s; only ratios matter here.
const line = (id, library, median, more = {}) => ({
  ...{ id, library, problem: "p", work: 1e6, unit: "flop", median, minimum: median, rounds: 3 },
  ...more,
});
const limit = (id, median, more) => line(id, "this machine", median, { problem: "", ...more });
const group = (id, ...lines) => ({ id, title: id, lines });

test("goals compare with the peak of the same build and the fastest way of a library", () => {
  const result = {
    groups: [
      group(
        "flash-12x512x64",
        line("plain", "ours, plain", 10),
        line("relaxed", "ours, relaxed", 8),
        line("ort-graph", "onnxruntime-web", 40),
        line("ort-attention", "onnxruntime-web", 18),
        limit("peak", 9),
        limit("peak-relaxed", 6),
      ),
    ],
  };
  const [plain, relaxed, faster] = goals(result);
  expect(plain).toMatchObject({ section: 1, required: "≥ 87 %", measured: "90 %", reached: "yes" });
  expect(relaxed).toMatchObject({ measured: "75 %", reached: "no" });
  expect(faster).toMatchObject({ measured: "2.25×", reached: "yes" });
});

test("a goal is as good as its worst case", () => {
  const shape = (id, ours) => group(id, line("plain", "ours, plain", ours), limit("peak", 9));
  const result = { groups: [shape("flash-12x512x64", 10), shape("flash-12x2048x64", 20)] };
  expect(goals(result)[0]).toMatchObject({ measured: "45 %", reached: "no" });
});

test("a busy machine's medians do not hide what the fastest rounds reached", () => {
  const plain = line("plain", "ours, plain", 20, { minimum: 10 });
  const result = { groups: [group("flash-12x512x64", plain, limit("peak", 9))] };
  expect(goals(result)[0]).toMatchObject({ measured: "45 %", fastest: "90 %", reached: "fastest" });
});

test("one inaccurate result is enough to miss the goal of accuracy", () => {
  const [good, bad] = [1e-6, 2e-5].map((error) => line("plain", "ours, plain", 10, { error }));
  const other = line("ort-graph", "onnxruntime-web", 10, { error: 1 });
  expect(goals({ groups: [group("a", good, other)] })[0]).toMatchObject({ reached: "yes" });
  expect(goals({ groups: [group("a", good), group("b", bad)] })[0]).toMatchObject({
    ...{ measured: "2.0e-5", reached: "no" },
  });
});

test("what was not measured is no goal", () => {
  expect(goals({ groups: [] })).toEqual([]);
  const failed = { id: "plain", library: "ours, plain", problem: "p", failed: "no memory" };
  expect(goals({ groups: [group("flash-12x512x64", failed, limit("peak", 9))] })).toEqual([]);
});

test("memory beyond inputs and output is everything else", () => {
  const memory = [{ length: 16384, milliseconds: 1, inputsAndOutput: 16e6, memory: 21e6 }];
  expect(goals({ groups: [], memory })[0]).toMatchObject({ measured: "5.0 MB", reached: "no" });
});

test("a group's table says why a contender has no time", () => {
  const failed = { id: "x", library: "other", problem: "p", unit: "flop", failed: "too large" };
  const { rows, note } = groupTable(
    group("g", line("plain", "ours, plain", 2), failed, limit("peak", 1)),
  );
  expect(rows[0].slice(0, 5)).toEqual(["ours, plain", "2.00", "2.00", ".500 GFLOP/s", "50 %"]);
  expect(rows[1]).toEqual(["other", "–", "–", "failed"]);
  expect(note).toBe("other: too large");
});

test("both languages have every word, and the tables are the same", () => {
  expect(Object.keys(WORDS.ko)).toEqual(Object.keys(WORDS.en));
  expect(Object.keys(GOAL_WORDS.ko)).toEqual(Object.keys(GOAL_WORDS.en));
  const groups = [group("flash-8x16x64", line("plain", "ours, plain", 2), limit("peak", 1))];
  const [english, korean] = ["en", "ko"].map((language) => summaryTables({ groups }, language));
  expect(korean.length).toBe(english.length);
  expect(korean[0].rows[0][1]).toBe(english[0].rows[0][1]);
});

test("options name engines and refuse what they do not know", () => {
  expect(readOptions([]).engines).toEqual(["node"]);
  expect(readOptions(["--browser"]).engines).toEqual(["chromium", "firefox"]);
  expect(readOptions(["--browser", "firefox", "--rounds", "5"])).toMatchObject({
    ...{ engines: ["firefox"], rounds: 5 },
  });
  expect(() => readOptions(["firefox"])).toThrow("unknown");
  expect(() => readOptions(["--rounds", "two"])).toThrow("--rounds");
});
