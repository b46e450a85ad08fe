/** How a strip groups tokens: pieces of one 어절 stand close, bytes of one character under it. */
import type { PassUnit } from "../compute/protocol.ts";
import type { Token } from "../core/types.ts";
import { visibleText } from "./labels.ts";

export interface StripToken {
  readonly index: number;
  /** What the button says. */
  readonly text: string;
  /** The character that a byte or jamo is a part of, else "". */
  readonly of: string;
  readonly isByte: boolean;
  /** Whether the token before belongs to the same 어절. */
  readonly joined: boolean;
}

/** `source` is the text that the tokens were cut from. */
export function stripTokens(
  tokens: readonly Token[],
  source: string,
  unit: "byte" | "jamo" | null,
): StripToken[] {
  return tokens.map((token, index) => {
    const before = tokens[index - 1];
    const of = unit ? visibleText(source.slice(token.start, token.end)) : "";
    return {
      index,
      text: visibleText(token.text),
      of: of === token.text ? "" : of,
      isByte: unit === "byte",
      joined: before !== undefined && token.start <= before.end,
    };
  });
}

/** Whether any part of a token lies in what an input method is composing. */
export function isComposed(
  token: Token,
  composing: { readonly start: number; readonly end: number } | null,
): boolean {
  return composing !== null && token.start < composing.end && token.end > composing.start;
}

/** Tokens as a sentence names them: a byte or a jamo with the character that it is a part of. */
export function spokenLabels(tokens: readonly Token[], source: string, unit: PassUnit): string[] {
  const part = partUnit(unit);
  return stripTokens(tokens, source, part).map(({ text, of }) =>
    of === "" ? text : `${text}(${of})`,
  );
}

/** The units whose tokens are parts of a character. */
export function partUnit(unit: PassUnit): "byte" | "jamo" | null {
  return unit === "byte" || unit === "jamo" ? unit : null;
}
