import { josa } from "./josa.ts";
import { pageKo } from "./page-ko.ts";

/** 한국어. Keys are grouped by the part of the page that says them. */
export const ko = {
  page: pageKo,
  modes: {
    self: "셀프",
    cross: "크로스",
    multi: "멀티헤드",
    translate: "번역",
    seq2seq: "Seq2seq",
  },
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
  /** "조각 5개" */
  tokenCount: (count: number, unit: "word" | "particle" | "syllable" | "jamo" | "byte" | "piece") =>
    `${{ word: "어절", particle: "조각", syllable: "음절", jamo: "자모", byte: "바이트", piece: "조각" }[unit]} ${count}개`,
  /** Where the vectors of this pass came from, for the small print. */
  origins: {
    handmade: "손으로 만든 값",
    mixed: (unknown: readonly string[]) => `손으로 만든 값, ${quotedList(unknown)}만 무작위 값`,
    seeded: "무작위 값(학습하지 않았어요)",
    one_hot: "원-핫 벡터",
    trained: "학습한 값",
  },
  /** Plain names of tensors, by their name without its head. */
  tensors: {
    token_embedding: "토큰 임베딩",
    position_encoding: "위치 인코딩",
    memory_token_embedding: "보이는 문장의 토큰 임베딩",
    memory_position_encoding: "보이는 문장의 위치 인코딩",
    input: "입력 벡터",
    memory: "보이는 문장의 벡터",
    w_query: "쿼리 투영",
    w_key: "키 투영",
    w_value: "값 투영",
    w_output: "출력 투영",
    b_query: "쿼리 편향",
    b_key: "키 편향",
    b_value: "값 편향",
    b_output: "출력 편향",
    query: "쿼리 벡터",
    key: "키 벡터",
    value: "값 벡터",
    attention_scores: "점수",
    scaled_scores: "크기를 조절한 점수",
    masked_scores: "가린 뒤의 점수",
    row_maximum: "줄의 최댓값",
    exponentials: "지수",
    exponential_sum: "지수의 합",
    attention_weights: "어텐션 가중치",
    context: "컨텍스트 벡터",
    concatenated_context: "이어 붙인 컨텍스트",
    output: "출력 벡터",
    residual: "더한 뒤의 벡터",
    layer_norm: "층 정규화한 벡터",
    mean: "줄의 평균",
    deviation: "줄의 표준편차",
    gain: "배율",
    bias: "편향",
    hidden: "은닉 벡터",
    activation: "활성화한 은닉 벡터",
    embedding: "임베딩 표",
    source_embedding: "원문의 토큰 임베딩",
    w_input: "입력 가중치",
    b_input: "입력 편향",
    w_hidden: "은닉층 가중치",
    b_hidden: "은닉층 편향",
    hidden_before: "한 단계 전의 은닉 상태",
    cell_before: "한 단계 전의 셀 상태",
    x_gates: "게이트마다 입력에서 온 몫",
    h_gates: "게이트마다 은닉 상태에서 온 몫",
    reset_gate: "리셋 게이트",
    update_gate: "업데이트 게이트",
    candidate: "새 상태의 후보",
    input_gate: "입력 게이트",
    forget_gate: "망각 게이트",
    cell_candidate: "셀 상태의 후보",
    output_gate: "출력 게이트",
    cell: "셀 상태",
    last_forward: "앞에서부터 읽은 마지막 상태",
    last_backward: "뒤에서부터 읽은 마지막 상태",
    last_states: "두 방향의 마지막 상태",
    w_initial: "첫 상태의 가중치",
    b_initial: "첫 상태의 편향",
    initial_projection: "투영한 마지막 상태",
    initial_state: "디코더의 첫 상태",
    readout_input: "출력에 쓰려고 이어 붙인 벡터",
    readout: "tanh를 하기 전의 출력",
    logits: "조각별 점수(로짓)",
    probabilities: "조각별 확률",
    score_parameter: "점수 함수의 매개변수",
    "score.projected_query": "투영한 쿼리",
    "score.projected_key": "투영한 키",
    "score.query_norm": "쿼리의 길이",
    "score.key_norm": "키의 길이",
  },
  axes: { query: "보는 쪽", key: "보이는 쪽" },
  matrix: {
    /** A whole matrix, for a screen reader. */
    grid: (name: string, rows: string, cols: string) => `${name}, 행은 ${rows}, 열은 ${cols}`,
    axisNames: { query: "쿼리(보는 쪽)", key: "키(보이는 쪽)", feature: "성분" },
    /** One cell, for a screen reader. */
    cell: (name: string, place: string, value: string) => `${name}, ${place}, ${value}`,
    pinned: (computed: string) => `고정한 값, 원래 ${computed}`,
    masked: "가려진 칸",
    covered: "물음에 답하면 보이는 숫자",
    editing: (place: string) => `${place} 값 바꾸기`,
    followedRow: (token: string) => `‘${token}’의 줄`,
    reset: "이 행렬 되돌리기",
    resetOf: (name: string) => `${name} 되돌리기`,
    pinnedCount: (count: number) => `고정 ${count}개`,
    canvas: (rows: number, cols: number) =>
      `${rows}×${cols}칸이라 그림으로 보여요. 칸을 고르면 아래에서 값을 읽고 바꿀 수 있어요.`,
  },
  numberProblems: {
    empty: "숫자를 적어 주세요.",
    not_a_number: (text: string) => `‘${text}’${josa(text, "은/는")} 숫자로 읽을 수 없어요.`,
    too_large: (text: string) => `‘${text}’${josa(text, "은/는")} 너무 커서 쓸 수 없어요.`,
  },
  shareBar: {
    label: (token: string, parts: string) => `‘${token}’의 컨텍스트 벡터: ${parts}`,
    labelRow: (parts: string) => `컨텍스트 벡터: ${parts}`,
    none: "볼 수 있는 키가 없어요",
  },
  allView: {
    index: "행렬 목록",
    groups: {
      input: "입력",
      projections: "투영",
      score: "점수 함수",
      attention: "어텐션",
      head: (number: number) => `헤드 ${number}`,
      output: "출력",
    },
    shape: (rows: number, cols: number) => `${rows}×${cols}`,
    waiting: "계산하고 있어요.",
  },
  problems: {
    empty: "문장을 입력하면 어텐션을 계산해요.",
    too_long: (limit: number) =>
      `토큰이 ${limit}개를 넘어서 계산하지 않았어요. 문장을 줄여 보세요.`,
    /** The only numbers the core refuses from the page: those that leave float32 (mostly by pins). */
    refused: (tensor: string) =>
      `${tensor}의 숫자가 너무 커져서 계산을 멈췄어요. 고정한 값을 줄이거나 되돌려 보세요.`,
    direction: "이 모델은 한국어를 영어로만 번역해요. 한국어 문장을 입력해 보세요.",
    bad_model: "내려받은 모델 파일을 읽을 수 없어요. 다시 내려받아 보세요.",
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
