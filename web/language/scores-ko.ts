import { josa } from "./josa.ts";

/** 점수 함수를 나란히 보는 화면: 열 때 불러와요. */
export const scoresKo = {
  intro:
    "같은 토큰을 여섯 가지 점수 함수로 계산했어요. 가중치가 한 키에 몰리는지, 여러 키에 퍼지는지 견줘 보세요.",
  pins: "점수와 그 뒤를 고정한 값은 한 가지 점수 함수에서 정한 것이라 여기서는 빼고 계산했어요.",
  handmade:
    "손으로 만든 예시에서 제너럴의 W는 단위행렬이라 닷 프로덕트와 같고, 애디티브와 콘캣은 같은 일을 하는 가중치를 써서 서로 같아요. 벡터를 무작위 값으로 바꾸면 모두 달라져요.",
  waiting: "계산하고 있어요.",
  failed: "이 점수 함수로는 계산하지 못했어요.",
  mean: (entropy: string, keys: string) => `평균 엔트로피 ${entropy}나트, 유효 키 ${keys}개`,
  table: "줄마다 몇 개의 키를 볼까요?",
  tableNote: (most: string) =>
    `굵은 숫자는 유효 키 수(e의 엔트로피 제곱)예요. 키 하나만 보면 1, 모든 키를 고르게 보면 키의 수와 같아요. 아래 작은 숫자는 엔트로피 −Σ w ln w이고 단위는 나트(nat)예요. 이 문장에서는 많아야 ${most}${josa(most, "이에요/예요")}.`,
  query: "쿼리",
  meanRow: "평균",
  cell: (keys: string, entropy: string) => `유효 키 ${keys}개, 엔트로피 ${entropy}나트`,
  saturation: {
    title: "왜 √d로 나눌까요?",
    about: (queries: number, keys: number) =>
      `쿼리 ${queries}개와 키 ${keys}개를 평균 0, 분산 1인 무작위 수로 만들고 차원 d만 1부터 512까지 늘렸어요. 내적 q·k의 분산은 d에 비례해서 커져요.`,
    largest: "가장 큰 가중치(쿼리 평균)",
    entropy: "엔트로피(쿼리 평균, 나트)",
    scaled: "√d로 나눔",
    unscaled: "그대로",
    found: (dim: number, raw: string, rawKeys: string, scaled: string, keys: string, all: number) =>
      `d가 ${dim}일 때 그대로 두면 가장 큰 가중치가 평균 ${raw}이고 키 ${all}개 가운데 사실상 ${rawKeys}개만 봐요. √d로 나누면 가장 큰 가중치가 ${scaled}, 유효 키가 ${keys}개예요.`,
    steady: (first: string, last: string) =>
      `나눈 쪽의 가장 큰 가중치는 d가 1일 때 ${first}, 512일 때 ${last}${josa(last, "으로/로")} 크게 변하지 않아요.`,
    why: "한쪽으로 몰린 소프트맥스는 거의 0이나 1만 내놓아서 기울기도 거의 0이에요. 그래서 학습이 느려져요.",
    again: "다른 무작위 수로 다시",
    running: "무작위 쿼리와 키로 계산하고 있어요.",
    failed: (message: string) => `계산하지 못했어요: ${message}`,
    numbers: "d마다 잰 값",
    missing: "없음",
    columns: {
      largestUnscaled: "가장 큰 가중치, 그대로",
      largestScaled: "가장 큰 가중치, ÷√d",
      entropyUnscaled: "엔트로피, 그대로",
      entropyScaled: "엔트로피, ÷√d",
    },
  },
};
