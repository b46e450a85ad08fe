import { josa } from "./josa.ts";

/** 화면의 조건을 적은 작은 글씨: 함께 불러와요. */
export const smallPrintKo = {
  card: "모델 카드: 데이터, 품질, 한계",
  label: "이 화면의 조건",
  weights: "벡터",
  model: "모델",
  firstSelf: "인코더 1층",
  lastCross: "디코더 마지막 층",
  d: "d",
  heads: "헤드",
  headOf: (count: number, head: number) => (count === 1 ? "1" : `${count}개 중 ${head + 1}`),
  mask: "마스크",
  score: "점수 함수",
  temperature: "온도",
  position: "위치",
  pins: (count: number) => `고정 ${count}개`,
  pinAt: (from: string, to: string) => (to === "" ? from : `${from} → ${to}`),
  was: (value: string) => `(원래 ${value})`,
  seeded: "투영은 무작위 값",
  unpin: "풀기",
  unpinAll: "모두 풀기",
  more: (count: number) => `외 ${count}개`,
  resting: (count: number) => `적용하지 않은 고정 ${count}개: 지금은 없는 칸이에요`,
  headsOffOf: (count: number) => `끈 헤드 ${count}개`,
  headsOff: (heads: readonly number[]) => `끈 헤드 ${heads.map((head) => head + 1).join(", ")}`,
  rowSum: (row: string, sum: string) =>
    `‘${row}’의 가중치 합은 ${sum}${josa(sum, "이에요/예요")}. 고정한 값이 있어서 1이 아니에요`,
  core: "이 화면의 모든 숫자는 C++ 코어가 계산했어요",
};
