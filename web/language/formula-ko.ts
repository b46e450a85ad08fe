import { josa } from "./josa.ts";

/** 수식 막대: 그 막대와 함께 불러와요. */
export const formulaKo = {
  label: "수식",
  emptyShort: "칸을 골라 보세요",
  valueBox: "값, 적으면 고정돼요",
  computedBy: (arithmetic: string) => `계산: ${arithmetic}`,
  given: "주어진 값이에요. 바꾸면 뒤따르는 숫자가 모두 따라와요.",
  givenPinned: "바꾼 값이에요.",
  embeddingScale: (factor: string) =>
    `토큰 임베딩에 √d_model = ${factor}${josa(factor, "을/를")} 곱한 값이에요.`,
  masked: "마스크가 가린 칸이라 −∞예요.",
  nothingToSee: "볼 수 있는 키가 없어서 0이에요.",
  headOff: (computed: string) =>
    `헤드를 꺼서 0이에요. 켜면 ${computed}${josa(computed, "이에요/예요")}.`,
  was: (computed: string) => `원래 ${computed}`,
  copy: "이 계산 복사하기",
  pin: "지금 값으로 고정",
  unpin: "풀기",
  unpinLabel: "고정 풀기",
  undo: "되돌리기",
  redo: "다시 하기",
  resetAll: "고정 모두 풀기",
  showLess: "줄여 보기",
  moreTerms: (count: number) => `가운데 ${count}개 더 보기`,
  bias: "편향",
  valueNow: (place: string, value: string) => `${place}, ${value}`,
};
