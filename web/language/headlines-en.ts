import type { headlinesKo, Share } from "./headlines-ko.ts";
import { type Phrase, piece, type Sentence, words } from "./pieces.ts";

function quoted(text: string): string {
  return `“${text}”`;
}

function target(share: Share, strong: boolean, end: string): Phrase {
  return share.key === ""
    ? [piece("itself", "key", strong), piece(end)]
    : [piece(quoted(share.key), "key", strong), piece(end)];
}

/** The one sentence made from the numbers. */
export const headlinesEn: typeof headlinesKo = {
  headline(query, first, second): Sentence {
    return [
      [piece(quoted(query), "query", true)],
      ...words("gives"),
      [piece(first.value, "weights", true)],
      ...words("of its attention to"),
      target(first, true, second ? "" : "."),
      ...(second
        ? [
            ...words("and"),
            [piece(second.value, "weights")],
            ...words("to"),
            target(second, false, "."),
          ]
        : []),
    ];
  },
  headlineNone(query): Sentence {
    return [
      [piece(quoted(query), "query", true)],
      ...words("may look at nothing: all of its weights are 0."),
    ];
  },
  headlineScore(query, key, score): Sentence {
    return [
      [piece(quoted(query), "query", true)],
      ...words("scores"),
      [piece(quoted(key), "key", true)],
      [piece(score, "ink", true), piece(".")],
    ];
  },
  headlineMix(query, feature, total, key): Sentence {
    const column = /^\d+$/.test(feature) ? `column ${feature}` : feature;
    if (key === null) {
      return [
        [piece(quoted(query), "query", true)],
        ...words("has"),
        [piece(total, "context", true)],
        ...words("of"),
        [piece(column, "ink", true), piece(".")],
      ];
    }
    return [
      ...words("Most of the"),
      [piece(column, "ink", true)],
      [piece(total, "context", true)],
      ...words("of"),
      [piece(quoted(query), "query", true)],
      ...words("comes from"),
      [piece(quoted(key), "key", true), piece(".")],
    ];
  },
};
