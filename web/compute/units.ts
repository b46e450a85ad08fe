import type { TokenUnit } from "../core/types.ts";

/** Hangul syllables and every block of jamo: what makes a text Korean. */
const HANGUL = /[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7a3\ud7b0-\ud7ff]/;

export function hasHangul(text: string): boolean {
  return HANGUL.test(text);
}

/** The unit a text is cut by when nobody chose one: particles where it has Hangul, words elsewhere. */
export function resolveUnit(unit: TokenUnit | null, text: string): TokenUnit {
  return unit ?? (hasHangul(text) ? "particle" : "word");
}
