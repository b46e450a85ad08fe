import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dropModel, fetchModel } from "../../web/models/fetch-model.ts";
import { MODEL_FILES } from "../../web/models/files.ts";

const URL_OF_IT = "https://example.org/play/model-new.safetensors";
const FILE = { url: URL_OF_IT, bytes: 5 };

/** What a browser keeps. */
class FakeCache {
  readonly kept = new Map<string, Response>();
  match = async (url: string) => this.kept.get(url)?.clone();
  put = async (url: string, response: Response) => void this.kept.set(url, response);
  keys = async () => [...this.kept.keys()].map((url) => ({ url }));
  delete = async (request: string | { url: string }) =>
    this.kept.delete(typeof request === "string" ? request : request.url);
}

let cache: FakeCache;
const fetched = vi.fn();
const body = () =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(Uint8Array.of(1, 2));
        controller.enqueue(Uint8Array.of(3, 4, 5));
        controller.close();
      },
    }),
  );
const get = (progress = (_: number) => {}) =>
  fetchModel(FILE, new AbortController().signal, progress);

beforeEach(() => {
  cache = new FakeCache();
  MODEL_FILES["transformer-ko-en"] = FILE;
  vi.stubGlobal("caches", { open: async () => cache });
  vi.stubGlobal("location", { href: "https://example.org/play/" });
  vi.stubGlobal(
    "fetch",
    fetched.mockReset().mockImplementation(async () => body()),
  );
});
afterEach(() => {
  delete MODEL_FILES["transformer-ko-en"];
  vi.unstubAllGlobals();
});

describe("a model's file", () => {
  it("is fetched once, telling how far it has come, then kept", async () => {
    const seen: number[] = [];
    expect([...(await get((done) => void seen.push(done)))]).toEqual([1, 2, 3, 4, 5]);
    expect(seen).toEqual([2, 5]);
    expect([...(await get())]).toEqual([1, 2, 3, 4, 5]);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it("takes the place of its older versions, and of nobody else's files", async () => {
    const older = "https://example.org/play/model-old.safetensors";
    const others = "https://example.org/elsewhere/model-old.safetensors";
    for (const url of [older, others]) cache.kept.set(url, new Response("old"));
    await get();
    expect([...cache.kept.keys()]).toEqual([others, URL_OF_IT]);
  });

  it("is fetched each time where the browser keeps nothing or has no room", async () => {
    cache.put = async () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    expect(await get()).toHaveLength(5);
    vi.stubGlobal("caches", undefined);
    expect(await get()).toHaveLength(5);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it("is not kept when the server has none", async () => {
    fetched.mockResolvedValueOnce(new Response("not found", { status: 404 }));
    await expect(get()).rejects.toThrow("404");
    expect(cache.kept.size).toBe(0);
  });

  it("can be dropped, to be fetched anew", async () => {
    await get();
    await dropModel(FILE);
    await get();
    expect(fetched).toHaveBeenCalledTimes(2);
  });
});
