/** Why a translation is not to be trusted. Pure. */
import type { TranslationResult } from "../../compute/protocol.ts";
import { hasHangul } from "../../compute/units.ts";
import type { ModelMessages } from "../../language/models.ts";
import { formatNumber } from "../../language/numbers.ts";
import { visibleText } from "../labels.ts";

/**
 * A token below this probability is a guess. Of held-out sentences that the Transformer translates
 * right, 1.1 % have such a token; of everyday sentences beyond its grammar, 88 %.
 */
export const UNSURE = 0.5;

export type Doubt =
  | { readonly kind: "other_language" | "same_language" | "endless" }
  | { readonly kind: "unknown"; readonly texts: readonly string[] }
  | { readonly kind: "unsure"; readonly token: string; readonly probability: number };

/** What speaks against a translation of `text`, the gravest first. */
export function doubtsOf({ source, steps, to }: TranslationResult, text: string): Doubt[] {
  const doubts: Doubt[] = [];
  const letters = [...text].filter((letter) => /\p{L}/u.test(letter));
  const foreign = letters.filter((letter) => !/[a-z]/i.test(letter) && !hasHangul(letter));
  if (foreign.length > 0) doubts.push({ kind: "other_language" });
  const unknown = source.filter((piece) => piece.unknown);
  if (unknown.length > 0 && foreign.length === 0) {
    doubts.push({
      kind: "unknown",
      texts: [...new Set(unknown.map((piece) => writtenAs(piece, text)))],
    });
  }
  if (letters.length > 0 && (to === "ko") === hasHangul(text))
    doubts.push({ kind: "same_language" });
  const free = steps.filter((step) => !step.forced);
  const [worst] = [...free].sort((a, b) => a.probability - b.probability);
  if (worst && worst.probability < UNSURE) {
    doubts.push({ kind: "unsure", token: worst.token.text, probability: worst.probability });
  }
  if (steps.length > 0 && !steps.at(-1)?.done) doubts.push({ kind: "endless" });
  return doubts;
}

export function doubtText(words: ModelMessages, doubt: Doubt): string {
  const { doubts } = words;
  switch (doubt.kind) {
    case "unknown":
      return doubts.unknown(doubt.texts.map(visibleText));
    case "unsure":
      return doubts.unsure(
        doubt.token === "" ? words.end : visibleText(doubt.token),
        formatNumber(doubt.probability),
      );
    default:
      return doubts[doubt.kind]();
  }
}

/** The character that a byte is a part of. */
function writtenAs(
  { start, end, text }: { start: number; end: number; text: string },
  source: string,
): string {
  return source.slice(start, end) || text;
}
