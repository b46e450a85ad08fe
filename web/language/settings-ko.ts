import type { Position, Score } from "../core/types.ts";
import type { Source } from "../state/state.ts";

/** 설정: 패널과 함께 불러와요. */
export const settingsKo = {
  title: "설정",
  open: "설정 열기",
  close: "설정 닫기",
  about: "설명",
  mask: "마스크",
  maskNote:
    "가린 칸은 점수가 −∞가 되어 가중치가 0이에요. 여러 규칙을 함께 쓰면 모두 허락한 칸만 볼 수 있어요.",
  maskNone: "가리지 않기",
  causal: "인과(자기와 앞만)",
  padding: "패딩(뒤쪽 키 가리기)",
  paddingFrom: "가리기 시작할 키",
  window: "창(가까운 토큰만)",
  windowSize: "앞뒤로 볼 토큰 수",
  painted: "직접 가리기",
  painterHint: "칸을 누르면 가리고, 다시 누르면 보여요.",
  painter: "가릴 칸 고르기",
  clearPainted: "직접 가린 칸 지우기",
  cellHidden: (query: string, key: string) => `${query} → ${key} 가림`,
  cellSeen: (query: string, key: string) => `${query} → ${key} 보임`,
  score: "점수 함수",
  scoreNote:
    "쿼리와 키가 얼마나 맞는지 재는 방법이에요. 쿼리와 키는 그대로이고, 점수부터 그 뒤의 숫자가 달라져요.",
  scores: {
    scaled_dot_product: "스케일드 닷 프로덕트",
    dot_product: "닷 프로덕트",
    general: "제너럴(Luong)",
    additive: "애디티브(Bahdanau)",
    concat: "콘캣(Luong)",
    cosine: "코사인",
  } satisfies Record<Score, string>,
  allScores: "여섯 가지를 나란히 보기",
  temperature: "온도",
  temperatureNote: "점수를 온도로 나눠요. 낮으면 가장 큰 점수에 몰리고, 높으면 고르게 퍼져요.",
  heads: "헤드 수",
  headsNote: "헤드마다 따로 투영해서 서로 다른 것을 봐요.",
  headDim: "헤드 차원 d",
  headDimNote: "d는 쿼리, 키, 값 벡터의 차원, 곧 숫자의 개수예요.",
  seededProjections: "예시에 없는 헤드 수나 차원이라서 투영 행렬은 무작위 값을 써요.",
  position: "위치 인코딩",
  positionNote: "사인과 코사인으로 자리를 나타내는 벡터를 더해요. 없으면 순서를 알 수 없어요.",
  positions: { none: "없음", sinusoidal: "사인·코사인" } satisfies Record<Position, string>,
  source: "벡터",
  sourceNote:
    "손으로 만든 값은 뜻을 알 수 있고, 무작위 값은 어떤 문장에도 쓸 수 있고, 원-핫은 토큰마다 칸이 하나이고, 학습한 값은 번역 모델이 배운 것이에요.",
  sources: {
    handmade: "손으로 만든 값",
    seeded: "무작위 값",
    one_hot: "원-핫",
    trained: "학습한 값",
  } satisfies Record<Source, string>,
  seed: "시드",
  newSeed: "새 시드",
  view: "보기",
};
