import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followLocation, type NavigationHost, openLocation } from "../../web/state/navigation.ts";
import { Store } from "../../web/state/store.ts";
import { sameThreadClient, stateWith } from "./core-for-tests.ts";

/** A window's address and history, as far as they are used. */
class Tab implements NavigationHost {
  readonly entries: string[];
  at = 0;
  replaced = 0;
  readonly #listeners = new Map<string, Set<() => void>>();

  constructor(hash = "") {
    this.entries = [hash];
  }

  get location() {
    return { hash: this.entries[this.at] ?? "" };
  }

  readonly history = {
    pushState: (_data: unknown, _unused: string, url?: string | URL | null) => {
      this.entries.splice(++this.at, Number.POSITIVE_INFINITY, String(url));
    },
    replaceState: (_data: unknown, _unused: string, url?: string | URL | null) => {
      this.replaced++;
      this.entries[this.at] = String(url);
    },
  };

  addEventListener(type: string, listener: () => void) {
    this.#listeners.set(type, (this.#listeners.get(type) ?? new Set()).add(listener));
  }

  removeEventListener(type: string, listener: () => void) {
    this.#listeners.get(type)?.delete(listener);
  }

  emit(type: string) {
    for (const listener of this.#listeners.get(type) ?? []) listener();
  }

  go(steps: number) {
    this.at += steps;
    this.emit("popstate");
  }
}

let time = 0;
function page(hash = "") {
  const tab = new Tab(hash);
  const { state, notice } = openLocation(hash, ["ko"]);
  const store = new Store(state, sameThreadClient(), { now: () => time });
  store.notice.value = notice;
  const leave = followLocation(store, tab, "ko", () => time);
  return { tab, store, leave };
}
const wait = (milliseconds: number) => {
  time += milliseconds;
  vi.advanceTimersByTime(milliseconds);
};

beforeEach(() => {
  time = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe("the address", () => {
  it("is left alone until something changes", () => {
    const { tab } = page();
    wait(1_000);
    expect(tab.entries).toEqual([""]);
    expect(tab.replaced).toBe(0);
  });

  it("follows typing without new entries, once it pauses", () => {
    const { tab, store } = page();
    for (const text of ["a", "ab", "abc"]) {
      store.update({ text });
      wait(100);
    }
    expect(tab.replaced).toBe(0);
    wait(300);
    expect(tab.entries).toEqual(["#v=1&text=abc"]);
    expect(tab.replaced).toBe(1);
  });

  it("does not lose what was typed just before the page is left", () => {
    const { tab, store } = page();
    store.update({ text: "abc" });
    tab.emit("pagehide");
    expect(tab.entries).toEqual(["#v=1&text=abc"]);
  });

  it("gets an entry for each mode, example and view", () => {
    const { tab, store } = page();
    store.setMode("cross");
    wait(2_000);
    store.update({ view: "all" });
    expect(tab.entries).toEqual(["", "#v=1&mode=cross", "#v=1&mode=cross&view=all"]);
  });

  it("gets one entry for a quick walk through the steps", () => {
    const { tab, store } = page();
    for (const step of ["context", "output", "input", "projections"] as const) {
      store.update({ step });
      wait(400);
    }
    wait(2_000);
    store.update({ step: "scores" });
    expect(tab.entries).toEqual(["", "#v=1&step=projections", "#v=1&step=scores"]);
  });

  it("keeps the last edit with the place where it was made", () => {
    const { tab, store } = page();
    store.update({ temperature: 2 });
    store.update({ step: "scores" });
    expect(tab.entries).toEqual(["#v=1&t=2", "#v=1&t=2&step=scores"]);
  });

  it("is not touched any more once the page has let go of it", () => {
    const { tab, store, leave } = page();
    store.update({ text: "abc" });
    leave();
    store.update({ view: "all" });
    wait(1_000);
    tab.go(0);
    expect(tab.entries).toEqual([""]);
  });
});

describe("Back and Forward", () => {
  it("lead through the places and make no new ones", () => {
    const { tab, store } = page();
    store.setMode("cross");
    wait(2_000);
    store.update({ step: "scores" });
    tab.go(-1);
    expect(store.state.value).toMatchObject({ mode: "cross", step: "softmax" });
    tab.go(-1);
    expect(store.state.value).toEqual(stateWith("ko-school"));
    wait(1_000);
    tab.go(2);
    expect(store.state.value).toMatchObject({ mode: "cross", step: "scores" });
    wait(1_000);
    expect(tab.entries).toHaveLength(3);
  });

  it("lead through the steps of a story and make no new places", () => {
    const { tab, store } = page("#v=1&story=mask.1");
    store.update({ step: "mask" });
    wait(2_000);
    store.update({ story: { name: "mask", step: 1 }, step: "scores" });
    expect(tab.entries).toHaveLength(3);
    tab.go(-1);
    expect(store.state.value).toMatchObject({ story: { name: "mask", step: 0 }, step: "mask" });
    tab.go(-1);
    wait(1_000);
    expect(tab.at).toBe(0);
    expect(tab.entries).toHaveLength(3);
  });

  it("can be undone like any other change", () => {
    const { tab, store } = page();
    store.setMode("cross");
    tab.go(-1);
    store.undo();
    expect(store.state.value.mode).toBe("cross");
  });

  it("keep the language and the theme one reads in", () => {
    const { tab, store } = page();
    store.setMode("cross");
    store.update({ language: "en", theme: "dark" });
    tab.go(-1);
    expect(store.state.value).toMatchObject({ mode: "self", language: "en", theme: "dark" });
  });

  it("let go of an edit that was still to be written", () => {
    const { tab, store } = page();
    store.setMode("cross");
    store.update({ text: "abc" });
    tab.go(-1);
    wait(1_000);
    expect(tab.entries[0]).not.toContain("abc");
  });

  it("stay where they are at an anchor of the page", () => {
    const { tab, store } = page("#v=1&t=2");
    tab.entries[0] = "#top";
    tab.go(0);
    expect(store.state.value.temperature).toBe(2);
    expect(store.notice.value).toBeNull();
  });

  it("say what of a link typed into the address could not be read", () => {
    const { tab, store } = page();
    tab.entries[0] = "#v=1&t=hot&heads=2";
    tab.go(0);
    expect(store.state.value.numHeads).toBe(2);
    expect(store.notice.value).toEqual({ kind: "link_parts_dropped", parts: ["t"] });
  });
});

describe("opening", () => {
  it("greets readers in the first of their languages", () => {
    expect(openLocation("", ["en-GB", "ko"]).state.text).toBe("She gave me her book");
    expect(openLocation("", ["ko-KR"]).state.text).toBe("나는 학교에 갔다");
  });

  it("shows what the link says", () => {
    const { store } = page("#v=1&mode=multi&q=2&pin.head.0.key=0,1,2.5");
    expect(store.state.value).toMatchObject({
      mode: "multi",
      query: 2,
      pins: { "head.0.key": [[0, 1, 2.5]] },
    });
  });
});
