import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXAMPLES, exampleById } from "../../web/examples/index.ts";
import { MODEL_FILES } from "../../web/models/files.ts";
import { asOpened, defaultState, modeState, stateOf } from "../../web/state/defaults.ts";
import { frozenOf } from "../../web/state/history.ts";
import { LIMITS } from "../../web/state/limits.ts";
import { MAX_PINS } from "../../web/state/pins.ts";
import type { PlaygroundState } from "../../web/state/state.ts";
import { readHash, writeHash } from "../../web/state/url.ts";

const base = stateOf(exampleById("ko-school"));
const read = (hash: string) => readHash(hash, "ko");
const dropped = (hash: string) => read(hash).notice?.parts;

describe("a link", () => {
  it("leaves out what is as in the example", () => {
    expect(writeHash(base)).toBe("v=1");
    for (const example of EXAMPLES) {
      const keys = writeHash(stateOf(example))
        .split("&")
        .map((part) => part.split("=")[0]);
      expect(["v", "mode", "example"]).toEqual(expect.arrayContaining(keys));
    }
  });

  it("is readable", () => {
    const state: PlaygroundState = {
      ...stateOf(exampleById("choose")),
      numHeads: 2,
      mask: {
        causal: true,
        window: 2,
        validKeys: 3,
        painted: [
          [0, 1],
          [2, 3],
        ],
      },
      temperature: 0.5,
      position: "sinusoidal",
      source: "seeded",
      seed: 7,
      pins: { "head.0.key": [[0, 1, 2.5]] },
      view: "all",
      language: "en",
      theme: "dark",
    };
    expect(writeHash(state)).toBe(
      "v=1&mode=cross&source=seeded&seed=7&heads=2&pos=sinusoidal&t=0.5" +
        "&mask=causal,window:2,valid:3,paint:0.1;2.3&view=all&lang=en&theme=dark&pin.head.0.key=0,1,2.5",
    );
  });

  it("brings back every state it was made from", () => {
    const changes: Partial<PlaygroundState>[] = [
      { text: "한글 & 영어 = 100% + “따옴표” #해시\n\t🙂", query: 3 },
      { text: "", memoryText: "a;b,c" },
      { unit: "jamo", seed: LIMITS.seed.most, headDim: 64, numHeads: 16, head: 15 },
      { mask: { causal: false, window: null, validKeys: null, painted: [] } },
      { mask: { causal: false, window: 0, validKeys: 0, painted: [[511, 0]] } },
      {
        pins: {
          query: [
            [0, 0, -1e-7],
            [3, 2, 1e21],
          ],
          "score.w": [[1, 1, 0.1]],
        },
      },
      { score: "additive", temperature: 0.01, step: "scores", allRows: true },
      { language: "ko", theme: "light", view: "all", source: "one_hot" },
    ];
    for (const example of EXAMPLES) {
      for (const change of changes) {
        const state = { ...stateOf(example), ...change };
        expect(read(`#${writeHash(state)}`), JSON.stringify(change)).toEqual({
          state,
          notice: null,
        });
      }
    }
  });

  it("keeps a mode whose example is another mode's", () => {
    const state: PlaygroundState = { ...base, mode: "multi" };
    expect(read(writeHash(state)).state).toEqual(state);
  });

  it("means the same for readers of every language", () => {
    expect(readHash("v=1&step=scores", "en").state).toEqual(
      readHash("v=1&step=scores", "ko").state,
    );
  });
});

describe("an empty address", () => {
  it("opens the first sentence of the reader's language without a notice", () => {
    expect(readHash("", "en")).toEqual({ state: defaultState("en"), notice: null });
    expect(readHash("#", "ko").state.text).toBe("나는 학교에 갔다");
  });
});

describe("a broken link", () => {
  it("opens the first page with a notice where nothing can be read", () => {
    for (const hash of ["#v=2&text=a", "#text=a", "#%%%", "#v=", "#x"]) {
      const opened = readHash(hash, "ko");
      expect(opened.state, hash).toEqual(base);
      expect(opened.notice?.kind, hash).toBe("link_unreadable");
    }
  });

  it.each([
    ["mode", "mode=upside"],
    ["example", "example=constructor"],
    ["unit", "unit=letters"],
    ["seed", "seed=1.5"],
    ["heads", "heads=two"],
    ["score", "score=__proto__"],
    ["t", "t=NaN"],
    ["pos", "pos="],
    ["mask", "mask=moon"],
    ["view", "view=3d"],
    ["step", "step=0"],
    ["rows", "rows=2"],
    ["pin.key", "pin.key=0,0"],
    ["pin.__proto__", "pin.__proto__=0,0,1"],
    ["pin.key", "pin.key=0,0,1e39"],
  ])("falls back to the default of %s and says so", (key, part) => {
    const opened = read(`v=1&${part}`);
    expect(opened.state).toEqual(base);
    expect(opened.notice).toEqual({ kind: "link_parts_dropped", parts: [key] });
  });

  it("keeps what is good beside what is broken", () => {
    const { state, notice } = read("v=1&heads=x&t=2&pin.key=0,0,1;oops;1,1,2&mask=causal,moon");
    expect(state.temperature).toBe(2);
    expect(state.pins).toEqual({
      key: [
        [0, 0, 1],
        [1, 1, 2],
      ],
    });
    expect(state.mask.causal).toBe(true);
    expect(notice?.parts).toEqual(["heads", "mask", "pin.key"]);
  });

  it("brings numbers into their range", () => {
    const { state, notice } = read("v=1&heads=99&dim=0&t=1e9&seed=-5&q=100000&head=77");
    expect(state).toMatchObject({ numHeads: 16, headDim: 1, temperature: 100, seed: 0 });
    expect(state).toMatchObject({ query: LIMITS.tokens - 1, head: 15 });
    expect(notice?.parts).toHaveLength(6);
  });

  it("cuts a text that is too long without halving a character", () => {
    const { state } = read(
      `v=1&text=${"x".repeat(LIMITS.textLength - 1)}${encodeURIComponent("🙂")}`,
    );
    expect(state.text).toBe("x".repeat(LIMITS.textLength - 1));
    expect(dropped(`v=1&text=${"x".repeat(LIMITS.textLength + 1)}`)).toEqual(["text"]);
  });

  it("keeps a model's head that is off, and takes no other tensor for one", () => {
    const name = "encoder.0.self_attention.head.2.context";
    const { state, notice } = read(`v=1&mode=translate&pin.${name}=off;1,2,0.5&pin.key=off`);
    expect(state.pins).toEqual({
      [name]: [
        [-1, -1, 0],
        [1, 2, 0.5],
      ],
    });
    expect(notice?.parts).toEqual(["pin.key"]);
    expect(writeHash(state)).toContain(`pin.${name}=off;1,2,0.5`);
    expect(read("v=1&pin.key=-1,-1,0").state.pins).toEqual({});
  });

  it("takes no more pins than there is room for", () => {
    const cells = Array.from({ length: MAX_PINS + 5 }, (_, row) => `${row},0,1`).join(";");
    const { state, notice } = read(`v=1&pin.key=${cells}&pin.value=0,0,1`);
    expect(state.pins.key).toHaveLength(MAX_PINS);
    expect(state.pins.value).toBeUndefined();
    expect(notice?.parts).toEqual(["pin.key", "pin.value"]);
  });

  it("never throws on malformed percent signs and keeps the rest of the text", () => {
    expect(read("v=1&text=100%25%20%zz%E0%A4%20a").state.text).toBe("100% %zz%E0%A4%20a");
  });

  it("reads what other sites make of spaces and ampersands", () => {
    expect(read("v=1&amp;t=2&amp;text=a+b").state).toMatchObject({ temperature: 2, text: "a b" });
  });

  it("ignores keys it does not know", () => {
    expect(read("v=1&utm_source=x&hello&=3")).toEqual({ state: base, notice: null });
  });

  it("survives random noise", () => {
    const alphabet = "v=1&tmaskpin.key,;:0%E-+🙂가#";
    let seed = 1;
    for (let round = 0; round < 2_000; round++) {
      let hash = "v=1&";
      for (let at = 0; at < 30; at++) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        hash += Array.from(alphabet)[(seed >> 8) % 27] ?? "";
      }
      const { state } = read(hash);
      expect(read(writeHash(state)).state).toEqual(state);
    }
  });
});

describe("a link to a comparison", () => {
  const frozen = frozenOf({
    ...stateOf(exampleById("choose")),
    text: "a & b = 100% + #",
    pins: { "head.0.key": [[0, 1, 1e20]] },
    query: 2,
  });

  it("brings back what is frozen, whatever it holds, and the open panels", () => {
    const state: PlaygroundState = { ...base, frozen, panels: ["compare", "speed"] };
    expect(read(writeHash(state))).toEqual({ state, notice: null });
    expect(writeHash(state)).toMatch(/&open=compare,speed&a=v%3D1%26mode%3Dcross/);
  });

  it("leaves out what it cannot read, inside and outside, and says so", () => {
    expect(dropped("v=1&a=v%3D2")).toEqual(["a"]);
    expect(dropped("v=1&a=v%3D1%26t%3Dhot")).toEqual(["a"]);
    expect(read("v=1&a=v%3D1%26t%3Dhot%26seed%3D7").state.frozen).toMatchObject({ seed: 7 });
    expect(dropped("v=1&a=v%3D1%26mode%3Dtranslate")).toEqual(["a"]);
    const nested = read("v=1&a=v%3D1%26a%3Dv%253D1");
    expect(nested.notice?.parts).toEqual(["a"]);
    expect(nested.state.frozen).not.toHaveProperty("frozen");
    expect(dropped("v=1&open=scores,cellar")).toEqual(["open"]);
    expect(read("v=1&open=speed,scores").state.panels).toEqual(["scores", "speed"]);
    expect(dropped("v=1&open=cellar")).toEqual(["open"]);
  });
});

describe("a link of a model", () => {
  beforeEach(() => {
    MODEL_FILES["transformer-ko-en"] = { url: "a", bytes: 1 };
    MODEL_FILES["rnn-additive"] = { url: "b", bytes: 1 };
  });
  afterEach(() => {
    delete MODEL_FILES["transformer-ko-en"];
    delete MODEL_FILES["rnn-additive"];
  });

  it("is short where the mode is as it opens", () => {
    expect(writeHash(asOpened(modeState("translate", "ko")))).toBe("v=1&mode=translate");
    expect(writeHash(asOpened(modeState("seq2seq", "en")))).toBe("v=1&mode=seq2seq");
  });

  it("brings back every state it was made from", () => {
    for (const state of [
      asOpened(modeState("translate", "en")),
      {
        ...asOpened(modeState("translate", "ko")),
        to: "ko",
        forced: [
          [1, 1204],
          [5, 0],
        ],
        attention: "decoder",
        layer: 0,
        head: 3,
        merged: true,
        tensor: "decoder.1.feed_forward.hidden",
        pins: { "decoder.1.cross_attention.head.2.attention_weights": [[1, 0, 0.5]] },
      },
      { ...asOpened(modeState("seq2seq", "ko")), variant: "none", text: "나는 갔다" },
      { ...base, source: "trained" },
    ] as const satisfies PlaygroundState[]) {
      expect(read(writeHash(state))).toEqual({ state, notice: null });
    }
  });

  it("leaves out what cannot be read", () => {
    expect(dropped("v=1&mode=translate&force=1.2;x&rnn=lstm&layer=99&tensor=<b>")).toEqual([
      "rnn",
      "force",
      "layer",
      "tensor",
    ]);
  });
});

it("a link to a model that is not there opens without it, and says so", () => {
  expect(dropped("v=1&mode=translate&source=trained")).toEqual(["mode", "source"]);
});
