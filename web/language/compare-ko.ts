import type { NumberKey } from "../state/state.ts";
import { josa } from "./josa.ts";

/** 바꾸기 전과 비교하는 화면: 열 때 불러와요. */
export const compareKo = {
  intro:
    "지금 상태를 A로 남겨 두고 무엇이든 바꿔 보세요. 문장, 숫자, 점수 함수, 마스크, 온도… 바꾼 뒤의 상태가 B예요. 어떤 행렬이든 A, B와 그 차이 B − A를 나란히 볼 수 있어요.",
  freeze: "지금 상태를 A로 남기기",
  again: "지금 상태를 새 A로 남기기",
  swap: "A와 B 맞바꾸기",
  back: "A로 돌아가기",
  clear: "A 지우기",
  actions: "남겨 둔 상태 A",
  same: "아직 A와 같아요. 위에서 무엇이든 바꾸면 차이가 여기에 보여요.",
  changedKeys: (names: readonly string[]) => `A와 B에서 다른 것: ${names.join(", ")}`,
  fromTo: (name: string, from: string, to: string) => `${name} ${from} → ${to}`,
  keys: {
    mode: "어텐션의 종류",
    example: "예시",
    text: "문장",
    memoryText: "보이는 문장",
    unit: "나누는 단위",
    source: "벡터",
    seed: "시드",
    numHeads: "헤드 수",
    headDim: "d",
    position: "위치 인코딩",
    score: "점수 함수",
    temperature: "온도",
    mask: "마스크",
    pins: "고정한 칸",
    disabledHeads: "끈 헤드",
    to: "번역할 언어",
    variant: "모델",
    forced: "고른 조각",
    merged: "어절로 묶기",
  } satisfies Record<NumberKey, string>,
  tensor: "비교할 행렬",
  option: (title: string, name: string) => `${title} · ${name}`,
  most: (size: string) => `차이 최대 ${size}`,
  unchanged: "차이 없음",
  apart: "비교할 수 없음",
  a: "A",
  b: "B",
  difference: "B − A",
  aNote: "남겨 둔 상태",
  bNote: "지금",
  differenceNote: "파란색은 커진 칸, 갈색은 작아진 칸",
  /** 점수나 가중치처럼 쿼리와 키가 만나는 칸. */
  largest: (tensor: string, cell: string, from: string, to: string, by: string) =>
    `가장 크게 달라진 칸은 ${tensor}의 ‘${cell}’${josa(cell, "이에요/예요")}. ${from}에서 ${to}${josa(to, "으로/로")} ${by.replace("−", "")}만큼 ${by.startsWith("−") ? "작아졌어요" : "커졌어요"}.`,
  /** 마스크가 생기거나 없어진 칸. */
  largestMask: (tensor: string, cell: string, from: string, to: string) =>
    `가장 크게 달라진 칸은 ${tensor}의 ‘${cell}’${josa(cell, "이에요/예요")}. ${from}에서 ${to}${josa(to, "으로/로")} 바뀌었어요.`,
  none: (tensor: string) => `${tensor}에서는 달라진 칸이 없어요.`,
  shapes: (a: string, b: string) => `크기가 달라요. A는 ${a}, B는 ${b}${josa(b, "이에요/예요")}.`,
  only: (side: "A" | "B", tokens: readonly string[]) =>
    `${side}에만 있는 토큰: ${tokens.join(", ")}.`,
  shared: "양쪽에 다 있는 토큰의 칸에서만 차이를 구했어요.",
  noShared: "양쪽에 다 있는 토큰이 없어서 차이를 구할 수 없어요.",
  features: "행이나 열이 뜻하는 성분이 서로 달라서 차이를 구할 수 없어요.",
  missing: "A에는 이 행렬이 없어서 차이를 구할 수 없어요.",
  failed: "A를 계산하지 못했어요.",
  waiting: "A를 계산하고 있어요.",
  reading: (cell: string, a: string, b: string, by: string) =>
    `${cell}: A ${a}, B ${b}, 차이 ${by}`,
};
