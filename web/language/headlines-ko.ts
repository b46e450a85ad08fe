import { josa } from "./josa.ts";
import { type Phrase, piece, type Sentence, words } from "./pieces.ts";

/** A key and a printed number. */
export interface Share {
  readonly key: string;
  readonly value: string;
}

function quoted(text: string): string {
  return `‘${text}’`;
}

/** 숫자로 만드는 한 문장. */
export const headlinesKo = {
  headline(query: string, first: Share, second: Share | null): Sentence {
    const isSelf = first.key === "";
    const opening: Phrase = [piece(quoted(query), "query", true), piece(josa(query, "은/는"))];
    const named = isSelf
      ? [piece("자기 자신", "key", true), piece("을")]
      : [piece(quoted(first.key), "key", true), piece(josa(first.key, "을/를"))];
    if (!second) {
      return [
        opening,
        named,
        [piece(first.value, "weights", true), piece("만큼")],
        ...words("봐요."),
      ];
    }
    const next =
      second.key === ""
        ? [piece("자기 자신", "key"), piece("을")]
        : [piece(quoted(second.key), "key"), piece(josa(second.key, "을/를"))];
    return [
      opening,
      named,
      [piece(first.value, "weights", true), piece(",")],
      next,
      [piece(second.value, "weights"), piece("만큼")],
      ...words("봐요."),
    ];
  },
  headlineNone(query: string): Sentence {
    return [
      [piece(quoted(query), "query", true), piece(josa(query, "은/는"))],
      ...words("아무것도 볼 수 없어요. 가중치가 모두 0이에요."),
    ];
  },
  headlineScore(query: string, key: string, score: string): Sentence {
    return [
      [piece(quoted(query), "query", true), piece(josa(query, "이/가"))],
      [piece(quoted(key), "key", true), piece("에")],
      ...words("주는 점수는"),
      [piece(score, "ink", true), piece(josa(score, "이에요/예요")), piece(".")],
    ];
  },
  headlineMix(query: string, feature: string, total: string, key: string | null): Sentence {
    const whose: Phrase = [piece(quoted(query), "query", true), piece("의")];
    const column = /^\d+$/.test(feature) ? `${feature}번 칸` : feature;
    if (key === null) {
      return [
        whose,
        [piece(column, "ink", true), piece(josa(column, "은/는"))],
        [piece(total, "context", true), piece(josa(total, "이에요/예요")), piece(".")],
      ];
    }
    return [
      whose,
      [piece(column, "ink", true)],
      [piece(total, "context", true), piece(josa(total, "은/는"))],
      ...words("대부분"),
      [piece(quoted(key), "key", true), piece("에서")],
      ...words("와요."),
    ];
  },
};
