/** Sentences whose words carry hues: a language file says what, an element how it looks. */
import { isTerm, type TermId } from "./terms.ts";

export type Hue = "query" | "key" | "value" | "weights" | "context" | "ink";

export interface Piece {
  readonly text: string;
  readonly hue?: Hue;
  readonly strong?: boolean;
  /** What the glossary explains. */
  readonly term?: TermId;
}

/** Stays on one line where there is room: a noun, its closing quote and its particle. */
export type Phrase = readonly Piece[];

/** Phrases with spaces between them. */
export type Sentence = readonly Phrase[];

/**
 * Plain words become phrases, one a word, so that a line may break between them. "[쿼리](query)와" is a
 * word whose first part the glossary explains: a link's notation with a term for its address.
 */
export function words(text: string): Phrase[] {
  return (text.match(/(?:\[[^\]]*\]\([a-z_]+\)|\S)+/g) ?? []).map(phrase);
}

function phrase(word: string): Phrase {
  return word
    .split(/(\[[^\]]*\]\([a-z_]+\))/)
    .filter((part) => part !== "")
    .map((part) => {
      const [, text = part, id = ""] = /^\[([^\]]*)\]\(([a-z_]+)\)$/.exec(part) ?? [];
      return isTerm(id) ? termPiece(text, id) : { text: part };
    });
}

/** A term in the hue of its idea. */
export function termPiece(text: string, term: TermId): Piece {
  const hue = HUES[term];
  return { text, term, ...(hue ? { hue } : {}) };
}

const HUES: Partial<Record<TermId, Hue>> = {
  query: "query",
  key: "key",
  value: "value",
  attention_weights: "weights",
  context_vector: "context",
};

export function piece(text: string, hue?: Hue, strong = false): Piece {
  return { text, ...(hue ? { hue } : {}), ...(strong ? { strong } : {}) };
}

/** A sentence as a screen reader or a title says it. */
export function plainText(sentence: Sentence): string {
  return sentence.map((phrase) => phrase.map(({ text }) => text).join("")).join(" ");
}
