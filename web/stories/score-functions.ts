import type { Story } from "./story.ts";

const school = { ko: "", en: "example=en-school&" };

export const scoreFunctions: Story = {
  name: "score-functions",
  title: { ko: "더하기와 곱하기, 두 가지 점수", en: "Additive or dot product" },
  summary: {
    ko: "Bahdanau와 Luong의 점수 함수",
    en: "The score functions of Bahdanau and Luong",
  },
  steps: [
    {
      text: {
        ko: "[쿼리](query)와 [키](key)가 얼마나 맞는지 재는 방법은 여럿이에요. 지금은 같은 자리끼리 곱해 더하는 [내적](dot_product)이에요.",
        en: "There are several ways to tell how well a [query](query) and a [key](key) match. Right now it is the [dot product](dot_product): multiply number by number and add up.",
      },
      state: {
        ko: `${school.ko}score=dot_product&step=softmax`,
        en: `${school.en}score=dot_product&step=softmax`,
      },
      point: "control:score",
      task: {
        do: {
          ko: "점수 함수를 ‘애디티브(Bahdanau)’로 바꿔 보세요.",
          en: "Choose the score function “Additive (Bahdanau)”.",
        },
        until: "score=additive",
      },
      after: {
        ko: "쿼리와 키를 각각 [투영](projection)해 더하고, tanh를 거쳐 v와 곱해요. 작은 신경망이 [점수](score)를 매기는 거예요.",
        en: "Query and key are [projected](projection) and added; tanh and v turn that into a [score](score). A small network does the marking.",
      },
    },
    {
      text: {
        ko: "재는 방법이 달라져 숫자도 달라졌지만, 찾는 것은 같아요.",
        en: "Another measure gives other numbers, but what is looked for is the same.",
      },
      point: { ko: "tensor:attention_weights row 4", en: "tensor:attention_weights row 1" },
      task: {
        ask: {
          ko: "‘갔다’는 이번에 어느 토큰을 가장 많이 볼까요?",
          en: "Which token does “went” look at most now?",
        },
        largest: { ko: "attention_weights 4", en: "attention_weights 1" },
      },
      after: {
        ko: "여전히 ‘학교’예요. {attention_weights 4 2}만큼 봐요.",
        en: "Still “school”, by {attention_weights 1 3}.",
      },
    },
    {
      text: {
        ko: "다른 점도 있어요. tanh는 아무리 큰 수도 −1과 1 사이로 눌러서, 더하기 방식의 점수는 한없이 커지지 않아요.",
        en: "There is a difference. tanh presses any number between −1 and 1, so an additive score cannot grow without end.",
      },
      state: {
        ko: `${school.ko}score=additive&step=projections`,
        en: `${school.en}score=additive&step=projections`,
      },
      point: { ko: "tensor:key cell 2 1", en: "tensor:key cell 3 1" },
      task: {
        do: {
          ko: "‘학교’의 키에서 장소를 20으로 바꿔 보세요.",
          en: "In the key of “school”, set place to 20.",
        },
        until: { ko: "key 2 1 > 19", en: "key 3 1 > 19" },
        shown: { ko: "pin.key=2,1,20", en: "pin.key=3,1,20" },
      },
      after: {
        ko: "키는 열 배가 됐는데 ‘갔다’와의 점수는 {before attention_scores 4 2}에서 {attention_scores 4 2 으로/로}, 조금밖에 안 움직였어요.",
        en: "The key is ten times as large, yet its score with “went” only moved from {before attention_scores 1 3} to {attention_scores 1 3}.",
      },
    },
    {
      text: {
        ko: "같은 키를 [내적](dot_product)으로 재면 어떨까요?",
        en: "And the same key under the [dot product](dot_product)?",
      },
      point: "control:score",
      task: {
        do: {
          ko: "점수 함수를 ‘닷 프로덕트’로 바꿔 보세요.",
          en: "Choose the score function “Dot product”.",
        },
        until: "score=dot_product",
      },
      after: {
        ko: "점수가 {attention_scores 4 2 으로/로} 치솟고, 가중치는 {attention_weights 4 2}, 모두 ‘학교’에 몰렸어요. 내적은 벡터의 크기를 그대로 따라가요.",
        en: "The score shoots up to {attention_scores 1 3}, and the weight is {attention_weights 1 3}: all on “school”. A dot product follows the size of its vectors.",
      },
    },
    {
      text: {
        ko: "Luong의 제너럴은 쿼리와 키 사이에 행렬 W를 하나 둬요. 여기서는 W가 아무것도 바꾸지 않는 단위행렬이에요.",
        en: "Luong's general score puts a matrix W between query and key. Here W is the identity, which changes nothing.",
      },
      state: {
        ko: `${school.ko}score=general&step=scores&q=0`,
        en: `${school.en}score=general&step=scores&q=0`,
      },
      point: { ko: "tensor:attention_scores cell 4 2", en: "tensor:attention_scores cell 1 3" },
      task: {
        ask: {
          ko: "쿼리가 ({query 4 0}, {query 4 1}, {query 4 2}, {query 4 3}), 키가 ({key 2 0}, {key 2 1}, {key 2 2}, {key 2 3})이면 점수는 얼마일까요?",
          en: "The query is ({query 1 0}, {query 1 1}, {query 1 2}, {query 1 3}), the key ({key 3 0}, {key 3 1}, {key 3 2}, {key 3 3}). What is the score?",
        },
        number: { ko: "attention_scores 4 2", en: "attention_scores 1 3" },
        within: 0.05,
      },
      after: {
        ko: "내적과 같아요. 내적 계열은 행렬 곱 한 번으로 모든 점수를 낼 수 있어서, 지금의 트랜스포머가 이쪽을 써요.",
        en: "The same as the dot product. Scores of this kind take one matrix product for all pairs, which is why today's Transformers use them.",
      },
    },
  ],
};
