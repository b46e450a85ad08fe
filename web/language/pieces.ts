/** Sentences whose words carry hues: a language file says what, an element how it looks. */
export type Hue = "query" | "key" | "value" | "weights" | "context" | "ink";

export interface Piece {
  readonly text: string;
  readonly hue?: Hue;
  readonly strong?: boolean;
}

/** Stays on one line where there is room: a noun, its closing quote and its particle. */
export type Phrase = readonly Piece[];

/** Phrases with spaces between them. */
export type Sentence = readonly Phrase[];

/** Plain words become phrases, one a word, so that a line may break between them. */
export function words(text: string): Phrase[] {
  return text
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => [{ text: word }]);
}

export function piece(text: string, hue?: Hue, strong = false): Piece {
  return { text, ...(hue ? { hue } : {}), ...(strong ? { strong } : {}) };
}

/** A sentence as a screen reader or a title says it. */
export function plainText(sentence: Sentence): string {
  return sentence.map((phrase) => phrase.map(({ text }) => text).join("")).join(" ");
}
