import { josa } from "./josa.ts";
import { pageKo } from "./page-ko.ts";

/** 한국어. Keys are grouped by the part of the page that says them. */
export const ko = {
  page: pageKo,
  modes: { self: "셀프", cross: "크로스", multi: "멀티헤드" },
  steps: {
    input: "임베딩",
    projections: "투영",
    scores: "점수",
    scale: "크기 조절",
    mask: "가리기",
    softmax: "비율",
    context: "값 섞기",
    output: "출력",
  },
  units: { word: "어절", particle: "조각", syllable: "음절", jamo: "자모", byte: "바이트" },
  /** "조각 5개" */
  tokenCount: (count: number, unit: "word" | "particle" | "syllable" | "jamo" | "byte") =>
    `${{ word: "어절", particle: "조각", syllable: "음절", jamo: "자모", byte: "바이트" }[unit]} ${count}개`,
  sources: { handmade: "손으로 만든 값", seeded: "무작위 값", one_hot: "원-핫" },
  /** Where the vectors of this pass came from, for the small print. */
  origins: {
    handmade: "손으로 만든 값",
    mixed: (unknown: readonly string[]) => `손으로 만든 값, ${quotedList(unknown)}만 무작위 값`,
    seeded: "무작위 값(학습하지 않았어요)",
    one_hot: "원-핫 벡터",
  },
  problems: {
    empty: "문장을 입력하면 어텐션을 계산해요.",
    too_long: (limit: number) =>
      `조각이 ${limit}개를 넘어서 계산하지 않았어요. 문장을 줄여 보세요.`,
    refused: (tensor: string) => `${tensor}${josa(tensor, "을/를")} 계산에 쓸 수 없어요.`,
    crashed: "계산이 멈춰서 다시 시작했어요. 문장이나 설정을 조금 바꿔 보세요.",
  },
  notices: {
    link_parts_dropped: (parts: readonly string[]) =>
      `링크에서 읽을 수 없는 부분은 빼고 열었어요: ${parts.join(", ")}`,
    link_unreadable: "링크를 읽을 수 없어서 처음 화면을 열었어요.",
  },
};

function quotedList(texts: readonly string[]): string {
  const shown = texts.slice(0, 3).map((text) => `‘${text}’`);
  return shown.join(", ") + (texts.length > 3 ? ` 등 ${texts.length}개` : "");
}
