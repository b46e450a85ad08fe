/** The page's address follows the state, and Back and Forward lead through it. Not for embeds. */
import { effect } from "@preact/signals-core";
import { preferredLanguage } from "../language/index.ts";
import { sameValue } from "./history.ts";
import type { Language, PlaygroundState } from "./state.ts";
import type { Store } from "./store.ts";
import { type OpenedLink, readHash, writeHash } from "./url.ts";

/** What of `window` is used, so that tests can give their own. */
export interface NavigationHost {
  readonly location: { readonly hash: string };
  readonly history: Pick<History, "pushState" | "replaceState">;
  addEventListener(type: "popstate" | "pagehide", listener: () => void): void;
  removeEventListener(type: "popstate" | "pagehide", listener: () => void): void;
}

/** A change of one of these is a place one wants to come back to; everything else amends its place. */
const PLACES = [
  "mode",
  "example",
  "view",
  "step",
  "story",
] as const satisfies readonly (keyof PlaygroundState)[];

/** Milliseconds: browsers refuse an address that changes at every keystroke. */
const AMEND_PAUSE = 300;
/** Moves through steps that follow each other faster are one move. */
const MOVE_PAUSE = 1_000;

/** What the address opens. */
export function openLocation(hash: string, browserLanguages: readonly string[]): OpenedLink {
  return readHash(hash, preferredLanguage(browserLanguages));
}

/** Ties a store to the address; returns what unties it. */
export function followLocation(
  store: Store,
  host: NavigationHost,
  readerLanguage: Language,
  now: () => number = () => performance.now(),
): () => void {
  let written = store.state.peek();
  let writtenHash = writeHash(written);
  let lastMove = { keys: "", at: Number.NEGATIVE_INFINITY };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const amend = (): void => {
    clearTimeout(timer);
    const hash = writeHash(written);
    if (hash === writtenHash) return;
    writtenHash = hash;
    host.history.replaceState(null, "", `#${hash}`);
  };
  const move = (state: PlaygroundState): void => {
    amend(); // the place that is left keeps what was last done there
    written = state;
    writtenHash = writeHash(state);
    host.history.pushState(null, "", `#${writtenHash}`);
  };
  const follow = (state: PlaygroundState): void => {
    if (state === written) return;
    const keys = PLACES.filter((key) => !sameValue(state[key], written[key])).join();
    const isMove = keys !== "" && !(keys === lastMove.keys && now() - lastMove.at < MOVE_PAUSE);
    if (keys !== "") lastMove = { keys, at: now() };
    if (isMove) {
      move(state);
      return;
    }
    written = state;
    clearTimeout(timer);
    timer = setTimeout(amend, AMEND_PAUSE);
  };
  const goBack = (): void => {
    const { hash } = host.location;
    if (hash !== "" && !hash.includes("=")) return; // an anchor within the page
    const opened = readHash(hash, readerLanguage);
    const { language, theme } = store.state.peek(); // how one reads, not where one is
    const state = { ...opened.state, language, theme };
    written = state;
    writtenHash = hash.slice(1);
    lastMove = { keys: "", at: Number.NEGATIVE_INFINITY };
    store.update(state, { history: "push" });
    written = store.state.peek();
    store.notice.value = opened.notice;
  };

  host.addEventListener("popstate", goBack);
  host.addEventListener("pagehide", amend);
  const stop = effect(() => follow(store.state.value));
  return () => {
    stop();
    clearTimeout(timer);
    host.removeEventListener("popstate", goBack);
    host.removeEventListener("pagehide", amend);
  };
}
