/** What stands below the tokens of a translation and of its source. */
import type { PassResult } from "../../compute/protocol.ts";
import type { ModelMessages } from "../../language/models.ts";
import { formatNumber } from "../../language/numbers.ts";
import type { AttentionKind } from "../../state/state.ts";
import type { TokenNote } from "../crossing-lines.ts";
import { UNSURE } from "./doubts.ts";

const NOTHING: TokenNote = { look: "", text: "", spoken: "" };

/** The probability of a token that was generated. */
function generatedNote(pass: PassResult, words: ModelMessages) {
  return (index: number): TokenNote => {
    const step = pass.translation?.steps[index];
    if (!step) return NOTHING;
    const text = formatNumber(step.probability);
    const probability = words.probability(text);
    if (step.forced) return { look: "forced", text, spoken: `${probability}, ${words.forced}` };
    const isUnsure = step.probability < UNSURE;
    return { look: isUnsure ? "unsure" : "", text, spoken: probability };
  };
}

/** Whether a piece of the source is one that the vocabulary lacks. */
function sourceNote(pass: PassResult, words: ModelMessages) {
  return (index: number): TokenNote =>
    pass.translation?.source[index]?.unknown
      ? { look: "unknown", text: "?", spoken: words.unknownToken }
      : NOTHING;
}

/** The notes of both rows where an attention is shown. */
export function notesOf(pass: PassResult, attention: AttentionKind, words: ModelMessages) {
  if (pass.merged) return { queries: null, keys: null };
  const isEncoder = attention === "encoder";
  return {
    queries: isEncoder ? sourceNote(pass, words) : generatedNote(pass, words),
    keys: attention === "decoder" ? null : sourceNote(pass, words),
  };
}
