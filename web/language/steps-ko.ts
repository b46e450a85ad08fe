import type { Score } from "../core/types.ts";
import { josa } from "./josa.ts";
import { piece, type Sentence, termPiece, words } from "./pieces.ts";

function quoted(text: string): string {
  return `‘${text}’`;
}

/** 단계마다 독자의 토큰으로 말하는 한두 문장과 행렬의 이름. */
export const stepsKo = {
  notes: {
    input: (query: string, dim: number, position: boolean): Sentence =>
      position
        ? [
            ...words("토큰의 벡터에 자리를 나타내는 벡터를 더해요. 이제"),
            [piece(quoted(query), "query", true), piece("의")],
            ...words("벡터에는 문장에서 몇 번째인지도 들어 있어요."),
          ]
        : [
            ...words(`토큰마다 숫자 ${dim}개로 된 벡터가 하나씩 있어요.`),
            [piece(quoted(query), "query", true), piece("의")],
            ...words("줄을 따라가 봐요."),
          ],
    projections: (query: string): Sentence => [
      [piece(quoted(query), "query", true), piece("의")],
      ...words("벡터에 행렬을 곱해"),
      [termPiece("쿼리", "query"), piece(",")],
      [termPiece("키", "key"), piece(",")],
      [termPiece("값", "value"), piece("을")],
      ...words("만들어요. 차례로 무엇을 찾는지, 어떤 검색에 걸리는지, 무엇을 건네줄지를 나타내요."),
    ],
    projectionsCross: (query: string, key: string): Sentence => [
      [termPiece("쿼리", "query"), piece("는")],
      [piece(quoted(query), "query", true), piece("의")],
      ...words("문장에서,"),
      [termPiece("키", "key"), piece("와")],
      [termPiece("값", "value"), piece("은")],
      [piece(quoted(key), "key", true), piece("의")],
      ...words("문장에서 만들어요."),
    ],
    scores: (score: Score, query: string, key: string): Sentence => {
      const both: Sentence = [
        [piece(`${quoted(query)}의`, "query", true)],
        [piece("쿼리", "query", true), piece("와")],
        [piece(`${quoted(key)}의`, "key", true)],
        [piece("키", "key", true), piece("를")],
      ];
      switch (score) {
        case "general":
          return [...both, ...words("행렬 W를 사이에 두고 곱한 것이 점수예요.")];
        case "additive":
          return [...both, ...words("각각 투영해 더하고, tanh를 거쳐 v와 곱한 것이 점수예요.")];
        case "concat":
          return [...both, ...words("이어 붙여 W를 곱하고, tanh를 거쳐 v와 곱한 것이 점수예요.")];
        case "cosine":
          return [
            ...both,
            ...words("곱해 더한 뒤 두 길이로 나눠요. 방향이 얼마나 같은지가 점수예요."),
          ];
        default:
          return [...both, ...words("같은 자리끼리 곱해 모두 더한 것이 점수예요.")];
      }
    },
    meeting: (): Sentence => [
      [termPiece("쿼리", "query"), piece("의")],
      ...words("줄과"),
      [termPiece("키", "key"), piece("의")],
      ...words("열이 만나는 칸이 점수예요. 다른 칸을 누르면 그 점수를 풀어 봐요."),
    ],
    scale: (scaled: boolean, temperature: boolean): Sentence => {
      if (scaled) {
        return [
          ...words("점수를"),
          temperature ? [piece("√d"), piece("와")] : [piece("√d"), piece("로")],
          ...words(temperature ? "온도로 나눠요." : "나눠요."),
          ...words("차원이 커져도 점수가 너무 벌어지지 않아요."),
        ];
      }
      return words(
        temperature
          ? "이 점수 함수는 크기를 조절하지 않아요. 온도로만 나눠요."
          : "이 점수 함수는 크기를 조절하지 않아요. 점수를 그대로 넘겨요.",
      );
    },
    mask: (hidden: number, query: string): Sentence =>
      hidden === 0
        ? [
            ...words("지금"),
            [piece(quoted(query), "query", true), piece(josa(query, "은/는"))],
            ...words("모두 볼 수 있어요. 칸을 가려 보세요."),
          ]
        : [
            [piece(quoted(query), "query", true), piece(josa(query, "은/는"))],
            ...words(
              `${hidden}개를 볼 수 없어요. [가린](mask) 칸의 점수는 −∞가 되고 가중치는 0이 돼요.`,
            ),
          ],
    softmax: (): Sentence =>
      words("[점수](score)를 비율로 바꿔요. 점수가 클수록 훨씬 큰 몫을 받아요."),
    softmaxRow: (): Sentence => [
      ...words("점수에서 줄의 최댓값을 빼고 e를 그만큼 거듭제곱해요. 다 더한"),
      [piece("Σ", "weights", true), piece("로")],
      ...words("각각을 나누면"),
      [termPiece("가중치", "attention_weights"), piece("예요.")],
    ],
    context: (query: string): Sentence => [
      [termPiece("가중치", "attention_weights"), piece("만큼")],
      [termPiece("값", "value"), piece("을")],
      ...words("덜어 와 한데 더해요. 그 합이"),
      [piece(quoted(query), "query", true), piece("의")],
      [termPiece("컨텍스트 벡터", "context_vector"), piece("예요.")],
    ],
    ofHead: (head: number): Sentence => words(`헤드 ${head + 1}의 숫자예요.`),
    headOff: (): Sentence => words("이 헤드를 꺼서 컨텍스트 벡터가 0이에요."),
    output: (heads: number): Sentence =>
      heads > 1
        ? words(
            `[헤드](head) ${heads}개의 [컨텍스트 벡터](context_vector)를 이어 붙이고 W_O를 곱해 다시 한 벡터로 섞어요.`,
          )
        : words("[컨텍스트 벡터](context_vector)에 W_O를 곱하면 다음 층으로 가는 출력이에요."),
  },
  glosses: {
    input: "두 벡터를 더한 것",
    inputAlone: "토큰마다 한 줄",
    before: "조절하기 전",
    scaledMasked: ["", "하고 가린 뒤"],
    scaledOnly: ["", "한 뒤"],
    unscaledMasked: "가린 뒤",
    weights: "비율, 한 줄의 합 1",
    context: "값을 비율대로 섞은 것",
    concatenated: "헤드를 옆으로 이은 것",
    output: "다음 층으로",
  },
  shares: "누구의 값이 얼마나",
  mix: {
    weights: "가중치",
    products: "가중치 × 값",
    productsNote: "줄마다 제 몫만큼",
    sum: "세로로 더하면",
    sumOf: (query: string) => `${quoted(query)}의 컨텍스트 벡터`,
    stacks: "누구의 값이 얼마나 쌓였나",
  },
  choose: {
    score: "다른 점수 함수로 바꾸기",
  },
};
