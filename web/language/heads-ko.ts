import { josa } from "./josa.ts";
import { type Phrase, piece, type Sentence, words } from "./pieces.ts";

/** 헤드를 견주는 곳에서 하는 말. */
export const headsKo = {
  effect: "출력이 달라진 모습",
  effectNote: (query: string) => `‘${query}’의 출력 벡터`,
  most: (count: number) => `가장 많이 달라진 ${count}칸`,
  before: "모두 켰을 때",
  now: "지금",
  /** `change`: the cell of the output that changes most, null where none does. */
  off(
    heads: readonly number[],
    query: string,
    change: { readonly feature: string; readonly before: string; readonly now: string } | null,
  ): Sentence {
    const list = heads.map((head) => head + 1).join(", ");
    const whose: Phrase = [piece(`‘${query}’`, "query", true), piece("의")];
    const opening: Sentence = [...words(`헤드 ${list}${josa(list, "을/를")} 껐어요.`), whose];
    if (!change) return [...opening, ...words("출력 벡터는 그대로예요.")];
    const column = /^\d+$/.test(change.feature) ? `${change.feature}번 칸` : change.feature;
    return [
      ...opening,
      ...words("출력 벡터에서는"),
      [piece(column, "ink", true), piece(josa(column, "이/가"))],
      ...words("가장 많이 달라졌어요:"),
      [piece(`${change.before} →`), piece(` ${change.now}`, "context", true), piece(".")],
    ];
  },
  maximum: "모든 헤드에서 가장 큰 가중치",
  maximumNote: "작은 숫자는 그 가중치가 나온 헤드의 번호예요",
  maximumOn: "켠 헤드에서 가장 큰 가중치",
  ofHead: (head: number) => `, 헤드 ${head + 1}`,
};
