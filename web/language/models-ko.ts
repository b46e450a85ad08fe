import type { AttentionKind, Variant } from "../state/state.ts";
import { josa } from "./josa.ts";

/** 번역과 Seq2seq 화면의 말. */
export const modelsKo = {
  samples: "번역해 볼 문장",

  direction: "번역 방향",
  directions: { auto: "자동", en: "한국어 → 영어", ko: "영어 → 한국어" },
  translation: "번역",
  words: "조각을 어절로 묶기",
  wordsNote:
    "어절이 받는 가중치는 그 조각들이 받는 가중치의 합이고, 주는 가중치는 조각들의 평균이에요. 후보와 컨텍스트 벡터는 조각마다 있어서 묶으면 보이지 않아요.",

  attention: "어느 어텐션을 볼까요?",
  attentions: {
    cross: "크로스(번역이 원문을)",
    encoder: "인코더(원문끼리)",
    decoder: "디코더(번역끼리)",
  } satisfies Record<AttentionKind, string>,

  stepTitle: (token: string) => `‘${token}’${josa(token, "을/를")} 고를 때`,
  previous: "앞 토큰",
  next: "다음 토큰",
  candidates: "후보",
  candidatesNote: "하나를 고르면 그 자리에 그 토큰을 넣고 나머지를 다시 번역해요.",
  candidate: (token: string, probability: string) => `${token}, 확률 ${probability}`,
  forced: "직접 고름",
  release: "모델에게 맡기기",
  end: "끝",
  probability: (value: string) => `확률 ${value}`,
  unknownToken: "모르는 글자",

  shares: "어디를 보고 있나요?",
  context: "컨텍스트 벡터",
  contextNote: "값을 가중치만큼 섞은 것",

  matrix: "문장 전체의 어텐션 가중치",
  matrixNote:
    "가중치를 고치면 번역을 다시 계산해요. 다른 헤드도 같은 것을 보면 번역은 그대로일 수 있어요.",
  headsTitle: "층과 헤드",
  layer: (layer: number) => `${layer + 1}층`,
  layerHead: (layer: number, head: number) => `${layer + 1}층 헤드 ${head + 1}`,

  headSwitch: (head: string, isOff: boolean) => `${head} ${isOff ? "켜기" : "끄기"}`,
  off: "꺼짐",
  taught: "정렬을 배운 헤드",
  headsChanged: (before: string, now: string) =>
    `헤드를 끄니 번역이 바뀌었어요. 모두 켜면 ‘${before}’, 지금은 ‘${now}’.`,
  headsKept: (token: string, was: string, now: string) =>
    `헤드를 꺼도 번역은 그대로예요. ‘${token}’의 확률은 ${was}에서 ${now}${josa(now, "이/가")} 됐어요.`,
  namesCount: "텐서 이름에서는 층과 헤드를 0부터 세어요.",

  tensors: "모든 텐서",
  tensorsNote: "숫자를 바꾸면 번역이 따라와요.",
  module: "모듈",
  tensor: "텐서",
  modules: {
    "": "모델 끝",
    encoder: "인코더",
    decoder: "디코더",
    self_attention: "셀프 어텐션",
    cross_attention: "크로스 어텐션",
    feed_forward: "피드포워드",
    forward: "앞에서부터",
    backward: "뒤에서부터",
  } as Readonly<Record<string, string>>,
  head: (head: number) => `헤드 ${head + 1}`,
  close: "닫기",

  doubts: {
    title: "이 번역은 믿기 어려워요.",
    unknown: (texts: readonly string[]) =>
      `모델이 모르는 글자가 있어요: ${texts.map((text) => `‘${text}’`).join(", ")}.`,
    other_language: () => "한국어와 영어가 아닌 글자가 있어요. 이 모델은 두 언어만 배웠어요.",
    same_language: () => "문장이 이미 번역할 언어로 쓰여 있어요. 번역 방향을 바꿔 보세요.",
    unsure: (token: string, probability: string) =>
      `‘${token}’의 확률이 ${probability}밖에 안 돼요. 배운 적 없는 문장일 수 있어요.`,
    endless: () => "문장을 끝맺지 못해서 여기까지만 보여 줘요.",
  },

  variant: "점수 함수",
  variants: {
    additive: "애디티브(Bahdanau)",
    general: "제너럴(Luong)",
    none: "어텐션 없이",
  } satisfies Record<Variant, string>,
  onlyKorean: "이 모델들은 한국어를 영어로만 번역해요.",
  unrolled: "펼친 인코더와 디코더",
  encoderStates: { attention: "인코더 상태 = 키 = 값", none: "인코더 상태" },
  decoderState: { attention: "디코더 상태 = 쿼리", none: "디코더 상태" },
  scores: "점수",
  weights: "가중치",
  attentionValue: "컨텍스트 벡터(어텐션 값)",
  noAttention:
    "어텐션이 없어서 문장 전체를 벡터 하나에 담아 넘겨요. 디코더는 원문을 다시 볼 수 없어요.",
  fixedVector: "고정된 벡터 하나",

  bottleneck: {
    title: "문장이 길어지면 어떻게 될까요?",
    about:
      "학습할 때 보지 못한 문장을 두 모델로 번역해서, 정답과 똑같이 번역한 문장이 얼마나 되는지 문장 길이별로 세어요.",
    start: "세어 보기",
    again: "다시 세기",
    stop: "멈추기",
    progress: "진행",
    running: (done: number, total: number) => `${total}문장 중 ${done}문장을 번역했어요`,
    loading: "모델과 문장을 불러오고 있어요",
    stopped: "멈췄어요. 여기까지의 결과예요.",
    finished: (seconds: string) => `${seconds}초 걸렸어요.`,
    failed: (message: string) => `문제가 생겨서 세지 못했어요. (${message})`,
    length: "문장 길이(어절 수)",
    exact: "똑같이 번역한 비율",
    sentences: "문장 수",
    attention: "어텐션 있음",
    none: "어텐션 없음",
    chart: (summary: string) => `문장 길이별로 똑같이 번역한 비율. ${summary}`,
  },
};
