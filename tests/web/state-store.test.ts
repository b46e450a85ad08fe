import { afterEach, describe, expect, it } from "vitest";
import type { ComputeClient } from "../../web/compute/channel.ts";
import type { PassInput } from "../../web/compute/protocol.ts";
import { ModelFiles } from "../../web/models/model-files.ts";
import { modeState } from "../../web/state/defaults.ts";
import type { PlaygroundState } from "../../web/state/state.ts";
import { passInput, Store, type StoreOptions } from "../../web/state/store.ts";
import { rowsOf, sameThreadClient, settled, stateWith } from "./core-for-tests.ts";

const open: Store[] = [];
function storeOf(
  change: Partial<PlaygroundState> = {},
  options: StoreOptions = {},
  client: ComputeClient = sameThreadClient(),
): Store {
  const store = new Store(stateWith("ko-school", change), client, options);
  open.push(store);
  return store;
}
afterEach(() => {
  for (const store of open.splice(0)) store.dispose();
});

/** A client that only notes what it is asked. */
function noting(): { client: ComputeClient; inputs: PassInput[] } {
  const inputs: PassInput[] = [];
  const client: ComputeClient = {
    files: new ModelFiles(),
    open: () => ({
      pass: (input) => void inputs.push(input),
      explain: () => () => {},
      close: () => {},
    }),
  };
  return { client, inputs };
}

const key = { name: "key", row: 2, col: 1 };
const weightsOf = (store: Store) => {
  const trace = store.result.value?.trace;
  return trace ? rowsOf(trace, "attention_weights") : [];
};

describe("a store", () => {
  it("computes at once, with nothing to press", async () => {
    const store = storeOf();
    expect(store.pending.value).toBe(true);
    expect(store.result.value).toBeNull();
    await settled();
    expect(store.pending.value).toBe(false);
    expect(store.result.value?.pass.tokens.map((token) => token.text)).toEqual([
      "나",
      "는",
      "학교",
      "에",
      "갔다",
    ]);
  });

  it("computes again when a number may change, and only then", () => {
    const { client, inputs } = noting();
    const store = storeOf({}, {}, client);
    store.update({ step: "scores", view: "all", query: 1, theme: "dark", language: "en" });
    expect(inputs).toHaveLength(1);
    store.update({ temperature: 1, allRows: true, mask: { ...store.state.value.mask } });
    expect(inputs).toHaveLength(1);
    store.update({ temperature: 2 });
    expect(inputs).toHaveLength(2);
    expect(inputs[1]).not.toHaveProperty("query");
  });

  it("sends only what the numbers are said to depend on", () => {
    expect(passInput({ ...stateWith("ko-school"), ...{ new: 1 } })).not.toHaveProperty("new");
  });

  it("keeps the last good result beside a problem", async () => {
    const store = storeOf();
    await settled();
    store.update({ text: "" });
    await settled();
    expect(store.problem.value?.kind).toBe("empty");
    expect(store.result.value?.pass.tokens).toHaveLength(5);
    store.update({ text: "나는" });
    await settled();
    expect(store.problem.value).toBeNull();
  });

  it("stops computing when it is disposed", () => {
    const { client, inputs } = noting();
    const store = storeOf({}, {}, client);
    store.dispose();
    store.update({ temperature: 2 });
    expect(inputs).toHaveLength(1);
  });

  it("speaks the reader's language until one is chosen", () => {
    const store = storeOf({}, { browserLanguage: "en" });
    expect(store.messages.value.modes.self).toBe("Self");
    store.update({ language: "ko" });
    expect(store.messages.value.modes.self).toBe("셀프");
  });
});

describe("numbers that are coming", () => {
  it("are there when the wait for them ends", async () => {
    const store = storeOf();
    await settled();
    expect(store.coming).toBeNull();
    store.update({ temperature: 2 });
    const before = store.result.value;
    await store.coming;
    expect(store.result.value).not.toBe(before);
    expect(store.coming).toBeNull();
  });

  it("are not waited for when no number changes", async () => {
    const store = storeOf();
    await settled();
    store.update({ step: "scores", query: 1 });
    expect(store.coming).toBeNull();
  });

  it("are waited for only so long", async () => {
    const store = storeOf({}, {}, noting().client);
    expect(store.coming).not.toBeNull();
    await store.coming;
    expect(store.coming).toBeNull();
    expect(store.pending.value).toBe(true);
  });

  it("are not waited for when there is a problem instead", async () => {
    const store = storeOf();
    await settled();
    store.update({ text: "" });
    await store.coming;
    expect(store.problem.value?.kind).toBe("empty");
  });
});

describe("the cell that is looked at", () => {
  /** A client, and how many questions it was asked apart from passes. */
  function counting(): { client: ComputeClient; asked: () => number } {
    const inner = sameThreadClient();
    let asked = 0;
    const client: ComputeClient = {
      files: inner.files,
      open: (listener) => {
        const channel = inner.open(listener);
        return {
          ...channel,
          explain: (cell, answer) => {
            asked++;
            return channel.explain(cell, answer);
          },
        };
      },
    };
    return { client, asked: () => asked };
  }

  it("is explained together with new numbers", async () => {
    const { client, asked } = counting();
    const store = storeOf({}, {}, client);
    await settled();
    store.focus.value = { name: "attention_weights", row: 4, col: 2 };
    await settled();
    expect(asked()).toBe(1);
    const before = store.explanation.value;
    store.pin(key, 0);
    await store.coming;
    const weight = weightsOf(store)[4]?.[2];
    expect(store.explanation.value?.value).toBe(weight);
    expect(store.explanation.value?.value).not.toBe(before?.value);
    await settled();
    expect(asked()).toBe(1);
  });

  it("is asked for again when it is another one by then", async () => {
    const { client, asked } = counting();
    const store = storeOf({}, {}, client);
    await settled();
    store.focus.value = { name: "attention_weights", row: 4, col: 2 };
    await settled();
    store.pin(key, 0);
    store.focus.value = { name: "attention_weights", row: 4, col: 1 };
    await settled();
    expect(store.explanation.value).toMatchObject({ row: 4, col: 1 });
    expect(store.explanation.value?.value).toBe(weightsOf(store)[4]?.[1]);
    expect(asked()).toBeGreaterThan(1);
  });
});

describe("pins in a store", () => {
  it("move the numbers, and undo restores them", async () => {
    const store = storeOf();
    await settled();
    const before = weightsOf(store);
    store.pin(key, 0);
    await settled();
    expect(weightsOf(store)[4]?.[2]).toBeLessThan(before[4]?.[2] ?? 0);
    store.undo();
    await settled();
    expect(weightsOf(store)).toEqual(before);
    expect(store.state.value.pins).toEqual({});
    store.redo();
    expect(store.state.value.pins).toEqual({ key: [[2, 1, 0]] });
  });

  it("can be taken away one by one, by tensor, and all together", () => {
    const store = storeOf();
    store.pin(key, 0);
    store.pin({ ...key, row: 0 }, 1);
    store.pin({ name: "query", row: 0, col: 0 }, 1);
    store.unpin(key);
    expect(store.state.value.pins.key).toEqual([[0, 1, 1]]);
    store.resetTensor("key");
    expect(Object.keys(store.state.value.pins)).toEqual(["query"]);
    store.resetAll();
    expect(store.state.value.pins).toEqual({});
    store.undo();
    store.undo();
    store.undo();
    expect(store.state.value.pins.key).toHaveLength(2);
  });

  it("leave no entry where nothing changed", () => {
    const store = storeOf();
    store.unpin(key);
    store.resetAll();
    store.pin(key, Number.NaN);
    expect(store.canUndo.value).toBe(false);
  });

  it("that are typed digit by digit are one entry", () => {
    let time = 0;
    const store = storeOf({}, { now: () => (time += 100) });
    store.pin(key, 2, { history: "merge" });
    store.pin(key, 2.5, { history: "merge" });
    store.pin({ ...key, col: 0 }, 1, { history: "merge" });
    store.undo();
    expect(store.state.value.pins.key).toEqual([[2, 1, 2.5]]);
    store.undo();
    expect(store.state.value.pins).toEqual({});
    expect(store.canUndo.value).toBe(false);
  });
});

describe("undo and redo", () => {
  it("take back typing up to a pause", () => {
    let time = 0;
    const store = storeOf({}, { now: () => time });
    store.update({ text: "나는 집" });
    time += 500;
    store.update({ text: "나는 집에" });
    time += 900;
    store.update({ text: "나는 집에 갔다" });
    store.undo();
    expect(store.state.value.text).toBe("나는 집에");
    store.undo();
    expect(store.state.value.text).toBe("나는 학교에 갔다");
    store.redo();
    store.redo();
    expect(store.state.value.text).toBe("나는 집에 갔다");
    expect(store.canRedo.value).toBe(false);
  });

  it("make one entry of each settled composition, however long it takes", () => {
    let time = 0;
    const store = storeOf({ text: "" }, { now: () => time });
    const compose = (...texts: string[]) => {
      store.composing.value = { box: "text", start: 0, end: 1 };
      for (const text of texts) {
        time += 2_000;
        store.update({ text });
      }
      store.composing.value = null;
    };
    compose("ㄱ", "가");
    compose("가ㅆ", "가따", "가ㅆ다");
    store.undo();
    expect(store.state.value.text).toBe("가");
    store.undo();
    expect(store.state.value.text).toBe("");
    expect(store.canUndo.value).toBe(false);
  });

  it("leave view, step, language and theme alone", () => {
    const store = storeOf();
    store.update({ temperature: 2 });
    store.update({ view: "all", step: "scores", language: "en", theme: "dark", allRows: true });
    expect(store.canUndo.value).toBe(true);
    store.undo();
    expect(store.state.value).toMatchObject({
      temperature: 1,
      view: "all",
      step: "scores",
      language: "en",
      theme: "dark",
      allRows: true,
    });
  });

  it("keep the followed row when only a number comes back", () => {
    const store = storeOf();
    store.pin(key, 0);
    store.update({ query: 1 });
    store.undo();
    expect(store.state.value.query).toBe(1);
  });

  it("bring back the followed row with its sentence", async () => {
    const store = storeOf({ query: 2 });
    await settled();
    store.update({ text: "나는" });
    await settled();
    expect(store.state.value.query).toBeLessThan(2);
    store.undo();
    await settled();
    expect(store.state.value).toMatchObject({ text: "나는 학교에 갔다", query: 2 });
  });

  it("go over a change of mode as one step", () => {
    const store = storeOf();
    store.setMode("cross");
    expect(store.state.value).toMatchObject({ mode: "cross", example: "choose", numHeads: 4 });
    store.undo();
    expect(store.state.value).toMatchObject({ mode: "self", example: "ko-school", numHeads: 1 });
  });

  it("bring back what was shown of a model with its mode", () => {
    const shown = { attention: "encoder", layer: 1, tensor: "encoder.output" } as const;
    const store = storeOf({ ...modeState("translate", "ko"), ...shown }, {}, noting().client);
    store.setMode("self");
    store.undo();
    expect(store.state.value).toMatchObject({ mode: "translate", ...shown });
    store.redo();
    expect(store.state.value).toMatchObject({ mode: "self", layer: 0, tensor: null });
  });

  it("keep what is shown of a model when only its sentence comes back", () => {
    const store = storeOf(modeState("translate", "ko"), {}, noting().client);
    store.update({ text: "나는 갔다" });
    store.update({ attention: "encoder", layer: 0, tensor: "encoder.output" });
    store.undo();
    expect(store.state.value).toMatchObject({
      attention: "encoder",
      layer: 0,
      tensor: "encoder.output",
    });
  });
});

describe("forced pieces", () => {
  const forced = [[0, 7]] as const;
  const translating = () =>
    storeOf({ ...modeState("translate", "ko"), forced }, {}, noting().client);

  it("go with the sentence, the direction or the model they were forced into", () => {
    for (const change of [{ text: "나는 갔다" }, { to: "en" }, { variant: "none" }] as const) {
      const store = translating();
      store.update(change);
      expect(store.state.value).toMatchObject({ ...change, forced: [] });
    }
  });

  it("stay where these are given as they are", () => {
    const store = translating();
    const { text, to, variant } = store.state.value;
    store.update({ text, to, variant });
    expect(store.canUndo.value).toBe(false);
    store.update({ text, to, variant, merged: true });
    expect(store.state.value).toMatchObject({ merged: true, forced });
  });
});

describe("a change of mode", () => {
  it("opens the mode's first example in the language of the sentence", () => {
    const store = storeOf();
    store.setMode("multi");
    expect(store.state.value.text).toBe("고양이가 생선을 먹었다");
    store.setMode("cross");
    store.setMode("self");
    expect(store.state.value.example).toBe("ko-school");
  });

  it("takes a sentence of the reader's own along", () => {
    const store = storeOf({ text: "우리는 바다에 갔다" });
    store.setMode("multi");
    expect(store.state.value).toMatchObject({ mode: "multi", text: "우리는 바다에 갔다" });
  });
});

describe("the followed row", () => {
  it("stays on its token while the text before it is edited", async () => {
    const store = storeOf({ query: 2 });
    await settled();
    store.update({ text: "어제 나는 학교에 갔다" });
    await settled();
    const { pass } = store.result.value ?? {};
    expect(pass?.tokens[store.state.value.query]?.text).toBe("학교");
  });

  it("stays the last while one types on", async () => {
    const store = storeOf();
    await settled();
    for (const text of ["나는 학교에 갔다 왔", "나는 학교에 갔다 왔다"]) store.update({ text });
    await settled();
    expect(store.state.value.query).toBe((store.result.value?.pass.tokens.length ?? 0) - 1);
  });

  it("and the locked head are brought into range", async () => {
    const store = storeOf({ query: 300, head: 12 });
    await settled();
    expect(store.state.value).toMatchObject({ query: 4, head: 0 });
    expect(store.canUndo.value).toBe(false);
  });
});

describe("an explanation", () => {
  it("follows the focused cell, then the hovered one", async () => {
    const store = storeOf();
    await settled();
    store.hover.value = { cell: { name: "attention_scores", row: 4, col: 2 } };
    await settled();
    expect(store.explanation.value).toMatchObject({
      name: "attention_scores",
      operation: "product",
    });
    store.focus.value = { name: "attention_weights", row: 4, col: 2 };
    await settled();
    expect(store.explanation.value).toMatchObject({ name: "attention_weights" });
    store.focus.value = null;
    store.hover.value = {};
    await settled();
    expect(store.explanation.value).toBeNull();
  });

  it("is that of the newest numbers", async () => {
    const store = storeOf();
    store.focus.value = { name: "attention_scores", row: 4, col: 2 };
    await settled();
    const before = store.explanation.value?.value;
    store.pin(key, 0);
    await settled();
    expect(store.explanation.value?.value).not.toBe(before);
    expect(store.explanation.value?.terms[1]).toMatchObject({ product: 0 });
  });

  it("is none where the cell is gone", async () => {
    const store = storeOf();
    store.focus.value = { name: "attention_weights", row: 4, col: 4 };
    await settled();
    expect(store.explanation.value).not.toBeNull();
    store.update({ text: "나는" });
    await settled();
    expect(store.explanation.value).toBeNull();
  });
});

describe("several stores", () => {
  it("share one client and do not mix their numbers", async () => {
    const client = sameThreadClient();
    const first = storeOf({}, {}, client);
    const second = storeOf({ text: "나는 갔다" }, {}, client);
    await settled();
    first.focus.value = { name: "attention_weights", row: 4, col: 2 };
    second.focus.value = { name: "attention_weights", row: 2, col: 0 };
    await settled();
    expect(first.result.value?.pass.tokens).toHaveLength(5);
    expect(second.result.value?.pass.tokens).toHaveLength(3);
    expect(first.explanation.value?.value).toBe(Math.fround(weightsOf(first)[4]?.[2] ?? -1));
    expect(second.explanation.value?.value).toBe(Math.fround(weightsOf(second)[2]?.[0] ?? -1));
  });
});
