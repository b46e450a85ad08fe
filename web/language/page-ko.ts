import type { TokenUnit } from "../core/types.ts";
import { headlinesKo } from "./headlines-ko.ts";
import { josa } from "./josa.ts";
import { stepsKo } from "./steps-ko.ts";

/** 화면의 틀. */
export const pageKo = {
  ...headlinesKo,
  ...stepsKo,
  name: "어텐션 놀이터",
  modesLabel: "어텐션의 종류",
  languageLabel: "화면 언어",
  toLight: "밝은 화면으로 바꾸기",
  toDark: "어두운 화면으로 바꾸기",
  share: "링크 복사하기",
  copied: "지금 화면을 여는 링크를 복사했어요.",
  notCopied: "복사하지 못했어요. 주소창의 주소를 복사해 주세요.",
  dismiss: "알림 닫기",

  sentence: "문장",
  querySentence: ["query", "보는 문장"],
  keySentence: ["key", "보이는 문장"],
  querySide: ["query", "보는 쪽"],
  keySide: ["key", "보이는 쪽"],
  swap: "두 문장 맞바꾸기",
  useTrained: "학습한 값으로 보기",
  placeholder: "문장을 입력해 보세요",
  editSentence: "문장 고치기",
  examples: "예시 문장",
  unitTitle: "문장을 무엇으로 나눌까요?",
  unitAuto: "자동",
  unitNames: {
    word: "어절",
    particle: "조각(조사를 뗀 어절)",
    syllable: "음절",
    jamo: "자모",
    byte: "바이트",
  } satisfies Record<TokenUnit, string>,
  foreignWords: (count: number) => `단어 ${count}개`,
  unitNotes: {
    word: "띄어쓰기로 나누고 문장 부호는 떼요.",
    particle: "어절에서 조사를 떼요. 학습한 것이 아니라 규칙이라서 틀릴 때도 있어요.",
    syllable: "한글을 한 글자씩 나눠요. 다른 글자는 어절과 같아요.",
    jamo: "한글을 초성, 중성, 종성으로 나눠요. 다른 글자는 한 글자씩 나눠요.",
    byte: "UTF-8 바이트로 나누고 16진수로 적어요.",
  } satisfies Record<TokenUnit, string>,
  unitAutoNote: "한글이 있으면 조각, 없으면 어절로 나눠요.",

  ends: { start: "시작", end: "끝" },
  strip: "토큰과 어텐션 가중치",
  tokenLabel: (token: string, weight: string) => `${token}, 가중치 ${weight}`,
  hiddenToken: "가려서 볼 수 없음",
  linesLabel: "쿼리와 키를 잇는 그림",
  queriesLabel: "보는 쪽 토큰",
  keysLabel: "보이는 쪽 토큰",

  rail: "계산 단계",
  scrub: "단계 훑어보기",
  previous: "이전 단계",
  next: "다음",
  follow: { label: "보여 줄 범위", one: "한 줄 따라가기", all: "모든 줄" },
  views: { all: "한꺼번에" },

  heads: (count: number) => `헤드 ${count}개`,
  headsHint: (query: string) =>
    `‘${query}’${josa(query, "이/가")} 헤드마다 가장 많이 보는 토큰이에요. 눌러서 골라요. 텐서 이름에서는 헤드 1이 head.0이에요.`,
  headOff: "끄기",
  headOn: "켜기",
  headSwitch: (head: string, isOff: boolean) => `${head} ${isOff ? "켜기" : "끄기"}`,
  headMaximum: "가장 큰 값",
  headName: (head: number) => `헤드 ${head + 1}`,

  maskWords: {
    none: "없음",
    notYet: "아직 없음 — mask 단계에서 가려요",
    causal: "인과 — 자기와 앞만 봐요",
    window: (window: number) =>
      window === 0 ? "창 0 — 자기만 봐요" : `창 ${window} — 앞뒤 ${window}칸까지만 봐요`,
    padding: (from: number) => `패딩 — ${from}번째부터 가려요`,
    painted: (count: number) => `직접 가린 칸 ${count}개`,
  },

  stories: {
    title: "이야기",
    newcomer: "처음이라면",
    invite: "처음이라면 이야기로 배워 봐요",
    failed: "이야기를 불러오지 못했어요. 닫았다가 다시 열어 보세요.",
    close: "닫기",
  },
  panels: {
    compare: "바꾸기 전과 비교하기",
    scores: "점수 함수 여섯 가지 비교하기",
    speed: "여기서는 얼마나 빠를까요?",
    failed: "이 부분을 불러오지 못했어요. 닫았다가 다시 열어 보세요.",
  },

  room: {
    loading: "화면을 불러오고 있어요",
    failed: "이 화면을 불러오지 못했어요.",
    retry: "다시 불러오기",
  },
  model: {
    loading: (percent: number) => `학습한 모델을 내려받고 있어요, ${percent}%`,
    label: "모델 내려받기",
    cancel: "그만 받기",
    cancelled: "내려받기를 멈췄어요.",
    failed: "모델을 내려받지 못했어요.",
    retry: "다시 받기",
  },

  openPage: "놀이터에서 열기",
  loading: "C++ 코어를 불러오고 있어요",
};
