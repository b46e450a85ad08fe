/** State ↔ location hash: `#v=1&mode=cross&text=…&pin.key=0,1,2.5`. What is as in the example is left out. */
import { TRANSLATION_LANGUAGES } from "../core/model-types.ts";
import { POSITIONS, SCORES, TOKEN_UNITS } from "../core/types.ts";
import { exampleById, hasExample } from "../examples/index.ts";
import { isOffered } from "../models/files.ts";
import { asOpened, defaultState, modeState, stateOf } from "./defaults.ts";
import { frozenOf, sameValue } from "./history.ts";
import { LIMITS } from "./limits.ts";
import {
  ATTENTIONS,
  type Frozen,
  isModelMode,
  LANGUAGES,
  type Language,
  MODES,
  type Mode,
  PANELS,
  type Panel,
  type PlaygroundState,
  SOURCES,
  STEPS,
  VARIANTS,
  VIEWS,
} from "./state.ts";
import type { Notice } from "./store.ts";
import {
  parseForced,
  parseHeads,
  parseMask,
  parsePin,
  parseStory,
  readTensorName,
  writeForced,
  writeHeads,
  writeMask,
  writePin,
  writeStory,
} from "./url-values.ts";

const VERSION = "1";
const THEMES = ["light", "dark"] as const;

export interface OpenedLink {
  readonly state: PlaygroundState;
  readonly notice: Notice | null;
}

/** One key of the link: how it is written, and read (undefined = cannot be read). */
interface Field {
  readonly key: string;
  readonly name: keyof PlaygroundState;
  write(state: PlaygroundState): string;
  /** `clamped` is called where the value had to be changed to fit. */
  read(text: string, clamped: () => void): unknown;
}

const FIELDS: readonly Field[] = [
  field("text", "text", (state) => encodeURIComponent(wellFormed(state.text)), readText),
  field(
    "memory",
    "memoryText",
    (state) => encodeURIComponent(wellFormed(state.memoryText)),
    readText,
  ),
  field(
    "unit",
    "unit",
    (state) => state.unit ?? "auto",
    (text) => (text === "auto" ? null : oneOf(TOKEN_UNITS, text)),
  ),
  field(
    "source",
    "source",
    (state) => state.source,
    (text) => oneOf(SOURCES.filter(isOffered), text),
  ),
  integer("seed", "seed", LIMITS.seed),
  integer("heads", "numHeads", LIMITS.numHeads),
  integer("dim", "headDim", LIMITS.headDim),
  field(
    "pos",
    "position",
    (state) => state.position,
    (text) => oneOf(POSITIONS, text),
  ),
  field(
    "score",
    "score",
    (state) => state.score,
    (text) => oneOf(SCORES, text),
  ),
  field(
    "t",
    "temperature",
    (state) => String(state.temperature),
    (text, clamped) => clamp(decimal(text), LIMITS.temperature, clamped),
  ),
  field("mask", "mask", (state) => writeMask(state.mask), parseMask),
  field("off", "disabledHeads", (state) => writeHeads(state.disabledHeads), parseHeads),
  field(
    "to",
    "to",
    (state) => state.to ?? "auto",
    (text) => (text === "auto" ? null : oneOf(TRANSLATION_LANGUAGES, text)),
  ),
  field(
    "rnn",
    "variant",
    (state) => state.variant,
    (text) => oneOf(VARIANTS, text),
  ),
  field("force", "forced", (state) => writeForced(state.forced), parseForced),
  field(
    "attention",
    "attention",
    (state) => state.attention,
    (text) => oneOf(ATTENTIONS, text),
  ),
  integer("layer", "layer", LIMITS.layers),
  field(
    "words",
    "merged",
    (state) => (state.merged ? "whole" : "pieces"),
    (text) => (text === "whole" ? true : text === "pieces" ? false : undefined),
  ),
  field("tensor", "tensor", (state) => state.tensor ?? "none", readTensorName),
  field(
    "view",
    "view",
    (state) => state.view,
    (text) => oneOf(VIEWS, text),
  ),
  field(
    "step",
    "step",
    (state) => state.step,
    (text) => oneOf(STEPS, text),
  ),
  integer("q", "query", { least: 0, most: LIMITS.tokens - 1 }),
  integer("head", "head", { least: 0, most: LIMITS.numHeads.most - 1 }),
  field(
    "max",
    "headMaximum",
    (state) => (state.headMaximum ? "heads" : "none"),
    (text) => (text === "heads" ? true : text === "none" ? false : undefined),
  ),
  field(
    "rows",
    "allRows",
    (state) => (state.allRows ? "all" : "one"),
    (text) => (text === "all" ? true : text === "one" ? false : undefined),
  ),
  field("story", "story", (state) => writeStory(state.story), parseStory),
  field(
    "lang",
    "language",
    (state) => state.language ?? "auto",
    (text) => (text === "auto" ? null : oneOf(LANGUAGES, text)),
  ),
  field(
    "theme",
    "theme",
    (state) => state.theme ?? "auto",
    (text) => (text === "auto" ? null : oneOf(THEMES, text)),
  ),
  field("open", "panels", (state) => state.panels.join() || "none", readPanels),
  field("a", "frozen", (state) => writeFrozen(state.frozen), readFrozen),
];

/** The hash of a state, without "#". */
export function writeHash(state: PlaygroundState): string {
  const parts = [`v=${VERSION}`];
  const start = baseOf(state.mode);
  if (state.mode !== "self") parts.push(`mode=${state.mode}`);
  if (state.example !== start.example) parts.push(`example=${state.example}`);
  const base = isModelMode(state.mode)
    ? start
    : { ...stateOf(exampleById(state.example)), mode: state.mode };
  for (const { key, name, write } of FIELDS) {
    if (!sameValue(state[name], base[name])) parts.push(`${key}=${write(state)}`);
  }
  for (const [name, pins] of Object.entries(state.pins)) {
    if (pins.length > 0) parts.push(`pin.${name}=${pins.map(writePin).join(";")}`);
  }
  return parts.join("&");
}

/** What a hash (with or without "#") opens. Never throws; what it cannot read it says in the notice. */
export function readHash(hash: string, readerLanguage: Language): OpenedLink {
  const body = hash.replace(/^#/, "");
  if (body === "") return { state: defaultState(readerLanguage), notice: null };
  const entries = readEntries(body);
  if (entries.get("v") !== VERSION) {
    return {
      state: defaultState(readerLanguage),
      notice: { kind: "link_unreadable", parts: [] },
    };
  }
  const { state, dropped } = readState(entries);
  return {
    state,
    notice: dropped.length > 0 ? { kind: "link_parts_dropped", parts: dropped } : null,
  };
}

/** The state of a link's entries, and the keys of what could not be read. */
function readState(entries: ReadonlyMap<string, string>): {
  readonly state: PlaygroundState;
  readonly dropped: readonly string[];
} {
  const dropped: string[] = [];
  const drop = (key: string) => () => void dropped.push(key);
  const take = takerOf(entries, drop);

  const mode = take("mode", (text) => oneOf(MODES.filter(isOffered), text));
  const example = take("example", (text) => (hasExample(text) ? text : undefined));
  const base = example === undefined ? baseOf(mode ?? "self") : stateOf(exampleById(example));
  const read = readFields(take, drop);
  const pins = readPins(entries, drop);
  return { state: { ...base, ...(mode && { mode }), ...read, pins }, dropped };
}

/** A link inside the link: it is as strict, and an old one means the same for ever. */
function writeFrozen(frozen: Frozen | null): string {
  return frozen ? encodeURIComponent(writeHash({ ...baseOf(frozen.mode), ...frozen })) : "none";
}

function readFrozen(text: string, clamped: () => void): Frozen | null | undefined {
  if (text === "none") return null;
  const entries = new Map(readEntries(text));
  if (entries.get("v") !== VERSION) return undefined;
  const isNested = entries.delete("a");
  const { state, dropped } = readState(entries);
  if (isModelMode(state.mode)) return undefined;
  if (isNested || dropped.length > 0) clamped();
  return frozenOf(state);
}

/** The panels named, in their own order; undefined if none is. */
function readPanels(text: string, clamped: () => void): readonly Panel[] | undefined {
  if (text === "none") return [];
  const names = text.split(",");
  const panels = PANELS.filter((panel) => names.includes(panel));
  if (panels.length === 0) return undefined;
  if (panels.length < names.length) clamped();
  return panels;
}

/**
 * What some keys of a link ask for, and nothing else: "q=2&step=mask". `dropped` are those that it
 * cannot read.
 */
export function readParts(body: string): {
  readonly change: Partial<PlaygroundState>;
  readonly dropped: readonly string[];
} {
  const entries = readEntries(body);
  const known = new Set(["mode", "example", ...FIELDS.map(({ key }) => key)]);
  const dropped = [...entries.keys()].filter((key) => !known.has(key) && !key.startsWith("pin."));
  const drop = (key: string) => () => void dropped.push(key);
  const take = takerOf(entries, drop);
  const mode = take("mode", (text) => oneOf(MODES.filter(isOffered), text));
  const example = take("example", (text) => (hasExample(text) ? text : undefined));
  const pins = readPins(entries, drop);
  const change = {
    ...(mode && { mode }),
    ...(example && { example }),
    ...readFields(take, drop),
    ...(Object.keys(pins).length > 0 && { pins }),
  };
  return { change, dropped };
}

type Drop = (key: string) => () => void;
type Take = <T>(key: string, read: (text: string) => T | undefined) => T | undefined;

/** Reads the value of a key; a value that cannot be read is dropped. */
function takerOf(entries: ReadonlyMap<string, string>, drop: Drop): Take {
  return (key, read) => {
    const text = entries.get(key);
    if (text === undefined) return undefined;
    const value = read(text);
    if (value === undefined) drop(key)();
    return value;
  };
}

function readFields(take: Take, drop: Drop): Partial<PlaygroundState> {
  const read: Record<string, unknown> = {};
  for (const { key, name, read: readField } of FIELDS) {
    const value = take(key, (text) => readField(text, drop(key)));
    if (value !== undefined) read[name] = value;
  }
  return read;
}

function readPins(entries: ReadonlyMap<string, string>, drop: Drop): PlaygroundState["pins"] {
  const pins: [string, PlaygroundState["pins"][string]][] = [];
  let count = 0;
  for (const [key, text] of entries) {
    if (!key.startsWith("pin.")) continue;
    const cells = parsePin(key.slice("pin.".length), text, count, drop(key));
    count += cells.length;
    if (cells.length > 0) pins.push([key.slice("pin.".length), cells]);
  }
  return Object.fromEntries(pins);
}

/** Where a link of a mode starts from: the same for readers of every language. */
function baseOf(mode: Mode): PlaygroundState {
  return asOpened(modeState(mode, "ko"));
}

/** The last of several equal keys counts. "&amp;" is what some sites make of "&". */
function readEntries(body: string): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  for (const part of body.split(/&(?:amp;)?/)) {
    const at = part.indexOf("=");
    if (at > 0) entries.set(decode(part.slice(0, at)), decode(part.slice(at + 1)));
  }
  return entries;
}

/** Percent-decoding that leaves alone what is not valid. */
function decode(text: string): string {
  return text.replaceAll("+", " ").replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}

function field(
  key: string,
  name: keyof PlaygroundState,
  write: Field["write"],
  read: Field["read"],
): Field {
  return { key, name, write, read };
}

function integer(
  key: string,
  name: "seed" | "numHeads" | "headDim" | "query" | "head" | "layer",
  range: { readonly least: number; readonly most: number },
): Field {
  return field(
    key,
    name,
    (state) => String(state[name]),
    (text, clamped) => clamp(/^-?\d+$/.test(text) ? Number(text) : undefined, range, clamped),
  );
}

function readText(text: string, clamped: () => void): string {
  if (text.length <= LIMITS.textLength) return text;
  clamped();
  return text.slice(0, LIMITS.textLength).replace(/[\ud800-\udbff]$/, "");
}

function decimal(text: string): number | undefined {
  return /^-?\d*\.?\d+(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

function clamp(
  value: number | undefined,
  { least, most }: { readonly least: number; readonly most: number },
  clamped: () => void,
): number | undefined {
  if (value === undefined || Number.isNaN(value)) return undefined;
  const inside = Math.min(most, Math.max(least, value));
  if (inside !== value) clamped();
  return inside;
}

function oneOf<T extends string>(choices: readonly T[], text: string): T | undefined {
  return choices.find((choice) => choice === text);
}

/** A lone half of a surrogate pair cannot be percent-encoded. */
function wellFormed(text: string): string {
  return text.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    "\ufffd",
  );
}
