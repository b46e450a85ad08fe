/** Masks and pins as values of a link. */
import { EVERY, type Pin } from "../core/types.ts";
import { LIMITS } from "./limits.ts";
import { MAX_PINS } from "./pins.ts";
import type { ForcedPiece, MaskState, StoryPlace } from "./state.ts";

/** Rows and columns that a pin may name: no tensor of the page is larger. */
const MAX_INDEX = 8191;
const TENSOR_NAME = /^[a-z](?:[a-z_]|\.(?=[a-z0-9])|(?<=\.)\d{1,2}(?=\.))*$/;

/** "causal,window:2,valid:3,paint:0.1;2.3", or "none". */
export function writeMask({ causal, window, validKeys, painted }: MaskState): string {
  const parts: string[] = [];
  if (causal) parts.push("causal");
  if (window !== null) parts.push(`window:${window}`);
  if (validKeys !== null) parts.push(`valid:${validKeys}`);
  if (painted.length > 0) parts.push(`paint:${painted.map((cell) => cell.join(".")).join(";")}`);
  return parts.join(",") || "none";
}

/** The readable parts of a mask; `clamped` where there was something else. Undefined if none is readable. */
export function parseMask(text: string, clamped: () => void): MaskState | undefined {
  let mask: MaskState = { causal: false, window: null, validKeys: null, painted: [] };
  if (text === "none") return mask;
  let isRead = false;
  let isWhole = true;
  for (const part of text.split(",")) {
    const change = parseMaskPart(part);
    if (!change) {
      isWhole = false;
      continue;
    }
    isRead = true;
    isWhole &&= !change.partly;
    mask = { ...mask, ...change.mask };
  }
  if (!isRead) return undefined;
  if (!isWhole) clamped();
  return mask;
}

function parseMaskPart(
  part: string,
): { readonly mask: Partial<MaskState>; readonly partly: boolean } | null {
  const [name = "", value = ""] = part.split(":");
  if (part === "causal") return { mask: { causal: true }, partly: false };
  if (name === "paint") {
    const cells = value.split(";");
    const painted = cells.slice(0, LIMITS.painted).flatMap((cell) => {
      const [, query, key] = /^(\d+)\.(\d+)$/.exec(cell) ?? [];
      const pair = [Number(query), Number(key)] as const;
      return pair.every((index) => index < LIMITS.tokens) ? [pair] : [];
    });
    return { mask: { painted }, partly: painted.length < cells.length };
  }
  if (!/^\d+$/.test(value)) return null;
  const count = Math.min(Number(value), LIMITS.tokens);
  const partly = count !== Number(value);
  if (name === "window") return { mask: { window: count }, partly };
  if (name === "valid") return { mask: { validKeys: count }, partly };
  return null;
}

/** "2.1204;5.88": at step 2 piece 1204, at step 5 piece 88; or "none". */
export function writeForced(forced: readonly ForcedPiece[]): string {
  return forced.map((pair) => pair.join(".")).join(";") || "none";
}

/** The readable pairs, the last of a step counts; undefined if none is readable. */
export function parseForced(text: string, clamped: () => void): readonly ForcedPiece[] | undefined {
  if (text === "none") return [];
  const parts = text.split(";");
  const pieces = new Map<number, ForcedPiece>();
  for (const part of parts) {
    const [, step, piece] = /^(\d{1,3})\.(\d{1,5})$/.exec(part) ?? [];
    const pair = [Number(step), Number(piece)] as const;
    if (pair[0] < LIMITS.steps && pair[1] <= LIMITS.pieceId) pieces.set(pair[0], pair);
  }
  if (pieces.size === 0) return undefined;
  if (pieces.size < parts.length) clamped();
  return [...pieces.values()].sort((a, b) => a[0] - b[0]);
}

/** "0;2": these heads; or "none". */
export function writeHeads(heads: readonly number[]): string {
  return heads.join(";") || "none";
}

/** The readable heads in ascending order; undefined if none is readable. */
export function parseHeads(text: string, clamped: () => void): readonly number[] | undefined {
  if (text === "none") return [];
  const parts = text.split(";");
  const heads = new Set(parts.filter((part) => /^\d{1,2}$/.test(part)).map(Number));
  const there = [...heads].filter((head) => head < LIMITS.numHeads.most).sort((a, b) => a - b);
  if (there.length === 0) return undefined;
  if (there.length < parts.length) clamped();
  return there;
}

/** The name of a tensor, null for "none", undefined for what is no name. */
export function readTensorName(text: string): string | null | undefined {
  if (text === "none") return null;
  return TENSOR_NAME.test(text) && text.length <= 100 ? text : undefined;
}

/** "0,1,2.5" */
export function writePin(pin: Pin): string {
  return pin[0] === EVERY ? OFF : pin.join(",");
}

/** A model's head that is off: its whole context is zero. */
const OFF = "off";
const HEAD_CONTEXT = /\.head\.\d+\.context$/;

/** The readable pins of one tensor, as many as there is room for after `before` others. */
export function parsePin(
  name: string,
  text: string,
  before: number,
  dropped: () => void,
): readonly Pin[] {
  const parts = text.split(";");
  const cells = new Map<string, Pin>();
  if (TENSOR_NAME.test(name)) {
    for (const part of parts) {
      const isOff = part === OFF && HEAD_CONTEXT.test(name);
      const pin: Pin | null = isOff ? [EVERY, EVERY, 0] : parseCell(part);
      if (pin && before + cells.size < MAX_PINS) cells.set(`${pin[0]},${pin[1]}`, pin);
    }
  }
  if (cells.size < parts.length) dropped();
  return [...cells.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function parseCell(text: string): Pin | null {
  const [, row, col, number] =
    /^(\d{1,4}),(\d{1,4}),(-?\d*\.?\d+(?:e[ +-]?\d+)?)$/i.exec(text) ?? [];
  if (row === undefined || col === undefined || number === undefined) return null;
  const value = Number(number.replace(" ", "+")); // "+" reads as a space in links
  if (!Number.isFinite(Math.fround(value))) return null;
  return Number(row) <= MAX_INDEX && Number(col) <= MAX_INDEX
    ? [Number(row), Number(col), value]
    : null;
}

/** "scale.2": the second step of the story; "scale": from its beginning. */
export function writeStory(story: StoryPlace | null): string {
  if (story === null) return "none";
  return story.step === null ? story.name : `${story.name}.${story.step + 1}`;
}

export function parseStory(text: string): StoryPlace | null | undefined {
  if (text === "none") return null;
  const [, name, step] = /^([a-z][a-z-]{0,31})(?:\.([1-9]\d?))?$/.exec(text) ?? [];
  if (name === undefined) return undefined;
  return { name, step: step === undefined ? null : Number(step) - 1 };
}
