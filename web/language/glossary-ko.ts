import type { Glossary } from "./glossary.ts";

/** 용어를 한 줄로 풀이해요. */
export const glossaryKo: Glossary = {
  attention: {
    name: "어텐션",
    english: "attention",
    meaning: "토큰마다 어느 토큰을 얼마나 볼지 정하고, 그만큼 섞어 오는 계산이에요.",
  },
  token: {
    name: "토큰",
    english: "token",
    meaning: "문장을 나눈 조각이에요. 어절이나 조사, 글자 하나가 될 수도 있어요.",
  },
  embedding: {
    name: "임베딩",
    english: "embedding",
    meaning: "토큰을 숫자 여러 개로 나타낸 벡터예요. 뜻이 비슷하면 벡터도 비슷해요.",
  },
  vector: {
    name: "벡터",
    english: "vector",
    meaning: "숫자를 정해진 순서로 늘어놓은 것이에요. 이 화면에서는 행렬의 한 줄이에요.",
  },
  position_encoding: {
    name: "위치 인코딩",
    english: "position encoding",
    meaning: "토큰이 몇 번째인지 알려 주려고 임베딩에 더하는 벡터예요.",
  },
  projection: {
    name: "투영",
    english: "projection",
    meaning: "벡터에 행렬을 곱해 새 벡터를 만드는 일이에요. 쿼리, 키, 값이 이렇게 생겨요.",
  },
  query: {
    name: "쿼리",
    english: "query",
    meaning: "보는 쪽 토큰이 무엇을 찾는지 나타낸 벡터예요.",
  },
  key: {
    name: "키",
    english: "key",
    meaning: "보이는 쪽 토큰이 어떤 검색에 걸리는지 나타낸 벡터예요.",
  },
  value: {
    name: "값",
    english: "value",
    meaning: "토큰을 보았을 때 건네받는 내용을 담은 벡터예요.",
  },
  dot_product: {
    name: "내적",
    english: "dot product",
    meaning: "두 벡터를 같은 자리끼리 곱해 모두 더한 수예요. 방향이 비슷하고 길수록 커요.",
  },
  score: {
    name: "점수",
    english: "score",
    meaning: "쿼리와 키가 얼마나 맞는지 나타낸 수예요. 아직 비율이 아니에요.",
  },
  score_function: {
    name: "점수 함수",
    english: "score function",
    meaning: "쿼리와 키로 점수를 내는 방법이에요. 내적도 있고 작은 신경망을 쓰기도 해요.",
  },
  scale: {
    name: "스케일",
    english: "scale",
    meaning: "차원이 커져도 점수가 너무 벌어지지 않게 점수를 √d로 나누는 일이에요.",
  },
  temperature: {
    name: "온도",
    english: "temperature",
    meaning:
      "소프트맥스에 넣기 전에 점수를 나누는 수예요. 낮으면 한곳에 몰리고 높으면 고르게 퍼져요.",
  },
  mask: {
    name: "마스크",
    english: "mask",
    meaning: "어느 쿼리가 어느 키를 볼 수 없는지 정한 표예요. 가린 칸의 점수는 −∞가 돼요.",
  },
  causal_mask: {
    name: "인과 마스크",
    english: "causal mask",
    meaning: "자기와 앞의 토큰만 보게 하는 마스크예요. 뒤에 올 말을 미리 볼 수 없어요.",
  },
  padding: {
    name: "패딩",
    english: "padding",
    meaning: "문장의 길이를 맞추려고 끝에 채운 빈자리예요. 뜻이 없으니 마스크로 가려요.",
  },
  softmax: {
    name: "소프트맥스",
    english: "softmax",
    meaning:
      "점수를 비율로 바꾸는 함수예요. 비율을 모두 더하면 1이고, 큰 점수가 훨씬 큰 몫을 받아요.",
  },
  attention_weights: {
    name: "어텐션 가중치",
    english: "attention weights",
    meaning: "한 토큰이 각 토큰을 얼마나 보는지 나타낸 비율이에요. 한 줄을 더하면 1이에요.",
  },
  context_vector: {
    name: "컨텍스트 벡터",
    english: "context vector",
    meaning: "값을 어텐션 가중치만큼 섞은 벡터예요. 어텐션의 결과예요.",
  },
  head: {
    name: "헤드",
    english: "head",
    meaning: "제 쿼리, 키, 값으로 따로 보는 어텐션 하나예요. 여럿이 나란히 서로 다른 것을 봐요.",
  },
  self_attention: {
    name: "셀프 어텐션",
    english: "self-attention",
    meaning: "한 문장의 토큰이 같은 문장의 토큰을 보는 어텐션이에요.",
  },
  cross_attention: {
    name: "크로스 어텐션",
    english: "cross-attention",
    meaning: "한 문장의 토큰이 다른 문장의 토큰을 보는 어텐션이에요.",
  },
  encoder: {
    name: "인코더",
    english: "encoder",
    meaning: "읽는 쪽이에요. 원문의 토큰을 벡터로 바꿔요.",
  },
  decoder: {
    name: "디코더",
    english: "decoder",
    meaning: "쓰는 쪽이에요. 인코더가 만든 벡터를 보면서 토큰을 하나씩 내놓아요.",
  },
};
