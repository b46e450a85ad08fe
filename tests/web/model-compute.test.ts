import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WorkerClient } from "../../web/compute/client.ts";
import { decodePass, resolveDirection } from "../../web/compute/decode.ts";
import type { OpenPort } from "../../web/compute/port.ts";
import type { PassInput, Response, TranslationResult } from "../../web/compute/protocol.ts";
import { createResponder } from "../../web/compute/responder.ts";
import { wordsOf, wordsOfInputs, wordsOfSteps } from "../../web/compute/words.ts";
import type { LoadModel } from "../../web/core/model-types.ts";
import { TraceReader } from "../../web/core/trace.ts";
import { exampleById } from "../../web/examples/index.ts";
import { MODEL_FILES, modelOf } from "../../web/models/files.ts";
import { ModelFiles } from "../../web/models/model-files.ts";
import { asOpened, modeState } from "../../web/state/defaults.ts";
import type { PlaygroundState } from "../../web/state/state.ts";
import { Store } from "../../web/state/store.ts";
import { compute, core, rowsOf, settled, stateWith } from "./core-for-tests.ts";
import { fakeModel } from "./fake-model.ts";

const NAME = "transformer-ko-en";
const loadFake: LoadModel = async (bytes) => {
  if (bytes[0] === 0) throw new RangeError("the header is too long");
  return fakeModel();
};
const stateOf = (change: Partial<PlaygroundState> = {}): PlaygroundState => ({
  ...asOpened(modeState("translate", "ko")),
  ...change,
});
const watcher = () => {
  const seen: string[] = [];
  return {
    seen,
    partial: (translation: () => TranslationResult) => void seen.push(translation().text),
    isCancelled: () => false,
  };
};
const decoded = async (input: PassInput, watch = watcher()) => {
  const outcome = await decodePass(core, fakeModel(), NAME, input, watch);
  if (outcome?.kind !== "result") throw new Error(JSON.stringify(outcome));
  return outcome.result;
};

beforeEach(() => {
  MODEL_FILES[NAME] = { url: "https://example.org/model", bytes: 4 };
});
afterEach(() => {
  delete MODEL_FILES[NAME];
});

/** Waits as long as a busy machine may need. */
const eventually = <Result>(check: () => Result | Promise<Result>): Promise<Result> =>
  vi.waitFor(check, { timeout: 15_000 });

describe("a translation", () => {
  it("is told token by token, and ends with the end token", async () => {
    const watch = watcher();
    const { translation, tokens, keyTokens, unit } = await decoded(stateOf(), watch);
    expect(watch.seen).toEqual([
      "Please",
      "Please choose",
      "Please choose me",
      "Please choose me!",
    ]);
    expect(translation?.text).toBe("Please choose me!");
    expect(translation?.steps.map(({ done }) => done)).toEqual([false, false, false, false, true]);
    expect(tokens).toHaveLength(5);
    expect(keyTokens.map(({ text }) => text).join("")).toBe("저를꼭뽑아주세요!");
    expect(unit).toBe("piece");
  });

  it("goes into the other language than the sentence's, unless one is chosen", () => {
    expect(resolveDirection({ to: null, text: "나는" })).toBe("en");
    expect(resolveDirection({ to: null, text: "me" })).toBe("ko");
    expect(resolveDirection({ to: "ko", text: "나는" })).toBe("ko");
  });

  it("takes the piece that is asked for, and goes on from it", async () => {
    const { translation } = await decoded(stateOf({ forced: [[1, 6]] }));
    expect(translation?.text).toBe("Please went me!");
    expect(translation?.steps.map(({ forced }) => forced)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  it("holds pins, and lets those rest whose cell is not there", async () => {
    const name = "decoder.1.cross_attention.head.0.attention_weights";
    const input = stateOf({
      pins: {
        [name]: [
          [1, 0, 0.5],
          [40, 0, 1],
        ],
      },
    });
    const { trace, restingPins } = await decoded(input);
    expect(restingPins).toEqual([{ name, row: 40, col: 0 }]);
    expect(new TraceReader(trace).pinned(name)).toMatchObject([{ row: 1, col: 0, value: 0.5 }]);
  });

  it("says what it cannot translate", async () => {
    const kindOf = async (change: Partial<PlaygroundState>, kind?: "recurrent") => {
      const outcome = await decodePass(core, fakeModel(kind), NAME, stateOf(change), watcher());
      return outcome?.kind === "problem" ? outcome.problem.kind : outcome?.kind;
    };
    expect(await kindOf({ text: "  " })).toBe("empty");
    expect(await kindOf({ text: "가 ".repeat(65) })).toBe("too_long");
    expect(await kindOf({ text: "I am" }, "recurrent")).toBe("direction");
    expect(await kindOf({ forced: [[0, 4000]] })).toBe("refused");
  });

  it("stops between two tokens when it is cancelled", async () => {
    const watch = watcher();
    const outcome = await decodePass(core, fakeModel(), NAME, stateOf(), {
      ...watch,
      isCancelled: () => watch.seen.length === 2,
    });
    expect(outcome).toBeNull();
    expect(watch.seen).toHaveLength(2);
  });
});

describe("whole words", () => {
  it("give the sum of what their pieces get, and on average what their pieces give", async () => {
    const name = "decoder.1.cross_attention.head.0.attention_weights";
    const { trace } = await decoded(stateOf({ merged: true }));
    const reader = new TraceReader(trace);
    const pieces = rowsOf(reader, name); // Please · choose · me · ! · end × 저 를 · 꼭 · 뽑아주세 요 !
    const sums = pieces.map((row) => {
      const [a = 0, b = 0, c = 0, ...rest] = row;
      return [a + b, c, rest.reduce((sum, value) => sum + value, 0)];
    });
    const [first, second, me = [], mark = [], end] = sums;
    const mean = me.map((value, col) => (value + (mark[col] ?? 0)) / 2);
    const merged = rowsOf(reader, `merged.${name}`);
    expect(merged).toHaveLength(4);
    [first, second, mean, end].forEach((row, index) => {
      row?.forEach((value, col) => void expect(merged[index]?.[col]).toBeCloseTo(value, 5));
    });
  });

  it("are those of the sentence, of the translation, and of what the decoder has read", async () => {
    const { translation } = await decoded(stateOf());
    expect(wordsOf(translation?.source ?? [])).toEqual([[0, 1], [2], [3, 4, 5]]);
    expect(wordsOfSteps(translation?.steps ?? [])).toEqual([[0], [1], [2, 3], [4]]);
    expect(wordsOfInputs(translation?.steps ?? [])).toEqual([[0], [1], [2], [3, 4]]);
    expect(wordsOfInputs([])).toEqual([[0]]);
  });
});

describe("the source “trained”", () => {
  it("is seeded until the model is there, and says which one it waits for", () => {
    const outcome = compute(stateWith("ko-school", { source: "trained" }));
    expect(outcome).toMatchObject({
      kind: "result",
      result: { awaits: NAME, unit: "particle", origin: { kind: "seeded" } },
    });
  });

  it("multiplies the model's vectors with the projections of its heads, by the core", () => {
    const input = stateWith("ko-school", {
      source: "trained",
      numHeads: 2,
      position: "sinusoidal",
    });
    const model = fakeModel();
    const outcome = compute(input, model);
    if (outcome.kind === "problem") throw new Error(outcome.problem.message);
    const { result, trace } = outcome;
    expect(result).toMatchObject({ unit: "piece", headDim: 2, modelDim: 8, numHeads: 2 });
    expect(result.origin).toMatchObject({ kind: "trained", projections: "trained" });
    expect(rowsOf(trace, "input")).toEqual(
      rowsOf(model.encode(input.text) as TraceReader, "encoder.0.self_attention.layer_norm"),
    );
    const whole = model.parameter("encoder.0.self_attention.w_query");
    expect(trace.get("w_query")).toMatchObject({ rows: 8, cols: 4 });
    expect(trace.get("w_query").data[4]).toBe(whole.data[8]);
  });

  it("makes the decoder say the reader's sentence in cross-attention", () => {
    const input = stateWith("choose", { source: "trained" });
    const outcome = compute(input, fakeModel());
    if (outcome.kind === "problem") throw new Error(outcome.problem.message);
    const { tokens, keyTokens } = outcome.result;
    expect(outcome.trace.get("head.0.attention_weights")).toMatchObject({
      rows: tokens.length,
      cols: keyTokens.length,
    });
  });
});

describe("the responder", () => {
  it("asks for a model that it lacks, and refuses one that cannot be read", async () => {
    const said: Response[] = [];
    const respond = createResponder(core, (response) => void said.push(response), loadFake);
    const example = exampleById("ko-school");
    const pass = { kind: "pass", id: 1, input: stateOf(), example } as const;
    await respond(pass);
    expect(said.pop()).toEqual({ kind: "missing", id: 1, model: NAME });
    await respond({ kind: "model", name: NAME, bytes: Uint8Array.of(0) });
    await respond(pass);
    expect(said.pop()).toMatchObject({ kind: "problem", problem: { kind: "bad_model" } });
    await respond({ kind: "model", name: NAME, bytes: Uint8Array.of(1) });
    await respond(pass);
    expect(said.at(-1)).toMatchObject({ kind: "pass", result: { translation: { to: "en" } } });
  });

  it("hands the parameters over once, and a page reads them in every trace", async () => {
    const bytes = readFileSync(
      new URL("../../web/models/transformer-ko-en.safetensors", import.meta.url),
    );
    const said: Response[] = [];
    const respond = createResponder(core, (response) => void said.push(response));
    const port: OpenPort = (events) => ({
      post: async (request) => {
        const before = said.length;
        await respond(request);
        for (const response of said.slice(before)) events.response(response);
      },
      terminate: () => {},
    });
    const files = new ModelFiles(() => Promise.resolve(new Uint8Array(bytes)));
    const store = new Store(stateOf({ text: "나는 학교에 갔다" }), new WorkerClient([port], files));
    const read = async () => {
      const trace = await eventually(() => {
        const result = store.result.value;
        if (!result || store.pending.value) throw new Error("still on its way");
        return result.trace;
      });
      return { embedding: trace.get("embedding"), output: trace.get("decoder.output") };
    };
    const first = await read();
    store.update({ text: "나는 집에 갔다" });
    const second = await read();
    store.dispose();
    const model = await core.loadModel(new Uint8Array(bytes));
    expect(second.embedding).toEqual(model.parameter("embedding"));
    expect(second.embedding).toEqual(first.embedding);
    expect(second.output).not.toEqual(first.output);
    const kinds = said.map(({ kind }) => kind).filter((kind) => kind !== "partial");
    expect(kinds.filter((kind) => kind === "parameters")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "pass").length).toBeGreaterThan(1);
    for (const response of said) {
      if (response.kind === "pass") expect(response.result.trace.lent).toBeUndefined();
    }
  });
});

describe("a playground that translates", () => {
  const sameThread: OpenPort = (events) => {
    const respond = createResponder(core, (response) => events.response(response), loadFake);
    queueMicrotask(() => events.response({ kind: "ready", simd: "baseline" }));
    return { post: (request) => queueMicrotask(() => void respond(request)), terminate: () => {} };
  };
  const stores: Store[] = [];
  const open = (files: ModelFiles, state = stateOf()) => {
    const store = new Store(state, new WorkerClient([sameThread], files));
    stores.push(store);
    return store;
  };
  afterEach(() => {
    for (const store of stores.splice(0)) store.dispose();
  });

  it("fetches the model once, shows how far it is, and translates when it is there", async () => {
    let arrive = (_: Uint8Array): void => {};
    const fetch = vi.fn((_file, _signal, progress: (done: number) => void) => {
      progress(2);
      return new Promise<Uint8Array<ArrayBuffer>>((resolve) => {
        arrive = resolve as typeof arrive;
      });
    });
    const files = new ModelFiles(fetch);
    const store = open(files);
    await eventually(() =>
      expect(files.status(NAME).value).toEqual({ kind: "loading", done: 2, total: 4 }),
    );
    expect(store.pending.value).toBe(true);
    arrive(Uint8Array.of(1));
    await eventually(() => expect(store.pending.value).toBe(false));
    expect(store.result.value?.pass.translation?.text).toBe("Please choose me!");
    store.update({ text: "나는 학교에 갔다." });
    await eventually(() =>
      expect(store.result.value?.pass.translation?.text).toBe("I went to school."),
    );
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it("names the tokens of the attention that is shown", async () => {
    const store = open(new ModelFiles(async () => Uint8Array.of(1)));
    await eventually(() => expect(store.result.value).not.toBeNull());
    const words = () => {
      const pass = store.result.value?.pass;
      return [pass?.tokens, pass?.keyTokens].map((all) => all?.map(({ text }) => text).join(" "));
    };
    const translated = "Please choose me ! 끝";
    expect(words()).toEqual([translated, "저 를 꼭 뽑아주세 요 !"]);
    store.update({ attention: "decoder" });
    expect(words()).toEqual([translated, "시작 Please choose me !"]);
    expect(store.result.value?.pass.paths?.[1]).toBe("decoder.1.self_attention");
    store.update({ attention: "encoder" });
    expect(words()).toEqual(["저 를 꼭 뽑아주세 요 !", "저 를 꼭 뽑아주세 요 !"]);
  });

  it("shows whole words where they are asked for", async () => {
    const store = open(new ModelFiles(async () => Uint8Array.of(1)), stateOf({ merged: true }));
    await eventually(() => expect(store.result.value).not.toBeNull());
    const texts = (tokens: readonly { text: string }[] = []) => tokens.map(({ text }) => text);
    const pass = () => store.result.value?.pass;
    expect(texts(pass()?.tokens)).toEqual(["Please", "choose", "me!", "끝"]);
    expect(texts(pass()?.keyTokens)).toEqual(["저를", "꼭", "뽑아주세요!"]);
    store.update({ attention: "decoder" });
    expect(texts(pass()?.keyTokens)).toEqual(["시작", "Please", "choose", "me!"]);
    expect(pass()?.paths?.[0]).toBe("merged.decoder.0.self_attention");
  });

  it("can stop a download and start it again", async () => {
    let count = 0;
    const files = new ModelFiles((_file, signal) => {
      count++;
      return count === 1
        ? new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error())))
        : Promise.resolve(Uint8Array.of(1));
    });
    const store = open(files);
    await eventually(() => expect(files.status(NAME).value.kind).toBe("loading"));
    files.cancel(NAME);
    store.update({ text: "나는 학교에 갔다." });
    await settled();
    expect(files.status(NAME).value.kind).toBe("cancelled");
    files.load(NAME);
    await eventually(() => expect(store.pending.value).toBe(false));
    expect(store.result.value?.pass.translation?.text).toBe("I went to school.");
  });

  it("says that a file cannot be read, and translates with a better one", async () => {
    let count = 0;
    const files = new ModelFiles(async () => Uint8Array.of(count++));
    const store = open(files);
    await eventually(() => expect(store.problem.value?.kind).toBe("bad_model"));
    expect(files.status(NAME).value.kind).toBe("failed");
    files.load(NAME);
    await eventually(() => expect(store.result.value).not.toBeNull());
    expect(store.problem.value).toBeNull();
  });

  it("swaps seeded vectors for trained ones once the file is there", async () => {
    const files = new ModelFiles(async () => Uint8Array.of(1));
    const store = open(files, stateWith("ko-school", { source: "trained" }));
    await eventually(() => expect(store.pending.value).toBe(false));
    expect(store.result.value?.pass.origin.kind).toBe("trained");
  });

  it("forgets forced pieces with the sentence that they were forced into", async () => {
    const store = open(new ModelFiles(async () => Uint8Array.of(1)), stateOf({ forced: [[1, 6]] }));
    store.update({ text: "나는" });
    expect(store.state.value.forced).toEqual([]);
    store.undo();
    expect(store.state.value.forced).toEqual([[1, 6]]);
  });

  it("needs no model in the other modes", () => {
    expect(modelOf(stateWith("ko-school"))).toBeNull();
    expect(modelOf(stateOf({ mode: "seq2seq", variant: "none" }))).toBe("rnn-none");
  });
});
