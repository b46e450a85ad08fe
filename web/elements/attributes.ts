/** The attributes of the tag: the keys of a link, by the same names and with the same limits. */
import { EXAMPLES } from "../examples/index.ts";
import { sameValue } from "../state/history.ts";
import type { Language, PlaygroundState } from "../state/state.ts";
import { readHash } from "../state/url.ts";

/** Attribute → key of the link, in both spellings where the attribute says it in full. */
const KEYS: Readonly<Record<string, string>> = {
  mode: "mode",
  example: "example",
  text: "text",
  memory: "memory",
  unit: "unit",
  source: "source",
  seed: "seed",
  heads: "heads",
  "head-dim": "dim",
  position: "pos",
  score: "score",
  temperature: "t",
  mask: "mask",
  view: "view",
  step: "step",
  query: "q",
  head: "head",
  lang: "lang",
  language: "lang",
  theme: "theme",
};

export const ATTRIBUTES: readonly string[] = Object.keys(KEYS);

/** The state that a tag with these attributes opens; what it does not say is as in the example. */
export function stateFromAttributes(
  attributes: ReadonlyMap<string, string>,
  readerLanguage: Language,
): PlaygroundState {
  const entries = new Map(attributes);
  const mode = entries.get("mode") ?? "self";
  const own = EXAMPLES.find(
    (example) =>
      example.mode === mode &&
      example.text === entries.get("text") &&
      (entries.get("memory") ?? example.memoryText) === example.memoryText,
  );
  if (own && !entries.has("example")) entries.set("example", own.id);
  const parts = [...entries].flatMap(([name, value]) => {
    const key = KEYS[name];
    return key ? [`${key}=${encodeURIComponent(value)}`] : [];
  });
  const link = parts.length === 0 ? "" : `v=1&${parts.join("&")}`;
  return readHash(link, readerLanguage).state;
}

/** What a changed attribute changes, and nothing else. */
export function changedByAttribute(
  before: PlaygroundState,
  after: PlaygroundState,
): Partial<PlaygroundState> {
  const keys = Object.keys(after) as (keyof PlaygroundState)[];
  const changed = keys.filter((key) => !sameValue(before[key], after[key]));
  return Object.fromEntries(changed.map((key) => [key, after[key]]));
}
