import type { Story } from "./story.ts";

const cat = { ko: "mode=multi&example=ko-cat", en: "mode=multi&example=en-cat" };

export const heads: Story = {
  name: "heads",
  title: { ko: "헤드는 왜 여럿일까요?", en: "What are heads for?" },
  summary: {
    ko: "한 토큰이 한 번에 두 가지를 물어봐요",
    en: "One token asks two things at once",
  },
  steps: [
    {
      text: {
        ko: "‘먹었다’는 궁금한 것이 둘이에요. 누가 먹었을까요, 무엇을 먹었을까요? [헤드](head)가 둘이면 따로따로 물어볼 수 있어요.",
        en: "“ate” wants to know two things: who ate, and what was eaten? With two [heads](head) it can ask for each by itself.",
      },
      state: { ko: `${cat.ko}&step=softmax`, en: `${cat.en}&step=softmax` },
      point: { ko: "tensor:attention_weights row 4", en: "tensor:attention_weights row 2" },
      task: {
        ask: {
          ko: "지금은 헤드 1이에요. ‘먹었다’는 무엇을 가장 많이 볼까요?",
          en: "This is head 1. What does “ate” look at most?",
        },
        largest: { ko: "head.0.attention_weights 4", en: "head.0.attention_weights 2" },
      },
      after: {
        ko: "‘고양이’를 {head.0.attention_weights 4 0}만큼 봐요. 헤드 1은 누가 먹었는지를 찾아요.",
        en: "“cat”, by {head.0.attention_weights 2 1}. Head 1 looks for who did it.",
      },
    },
    {
      text: {
        ko: "헤드마다 [투영](projection) 행렬이 따로 있어서 [쿼리](query)가 달라요. 같은 토큰이 다른 것을 묻는 셈이에요.",
        en: "Each head has [projections](projection) of its own, so the [query](query) differs: the same token asks for something else.",
      },
      point: "head:1",
      task: {
        do: { ko: "아래에서 헤드 2를 골라 보세요.", en: "Choose head 2 below." },
        until: "head=1",
      },
      after: {
        ko: "이번에는 ‘생선’을 {head.1.attention_weights 4 2}만큼 봐요. 헤드 2는 무엇을 먹었는지를 찾아요.",
        en: "Now “fish”, by {head.1.attention_weights 2 4}. Head 2 looks for what was eaten.",
      },
    },
    {
      text: {
        ko: "[소프트맥스](softmax)의 몫은 모두 더해 1이에요. 헤드가 하나뿐이라면 두 물음이 그 1을 나눠 가져야 해요.",
        en: "The shares of a [softmax](softmax) add up to 1. With a single head, both questions would have to share it.",
      },
      state: { ko: `${cat.ko}&step=softmax`, en: `${cat.en}&step=softmax` },
      point: "control:heads",
      task: {
        do: {
          ko: "설정에서 헤드 수를 1로 줄여 보세요.",
          en: "In the settings, reduce the heads to 1.",
        },
        until: "heads=1",
      },
      after: {
        ko: "‘고양이’가 {attention_weights 4 0 을/를} 가져가서 ‘생선’에게는 {attention_weights 4 2}만 남았어요. 무엇을 먹었는지는 잘 보이지 않아요.",
        en: "“cat” takes {attention_weights 2 1}, which leaves {attention_weights 2 4} for “fish”. What was eaten is hardly seen.",
      },
    },
    {
      text: {
        ko: "헤드마다 나온 [컨텍스트 벡터](context_vector)를 옆으로 이어 붙이고 행렬을 곱해 한 벡터로 섞어요. 이 출력이 다음 층으로 가요.",
        en: "The [context vectors](context_vector) of all heads are put side by side, and a matrix mixes them into one vector. This output goes to the next layer.",
      },
      state: { ko: `${cat.ko}&step=output`, en: `${cat.en}&step=output` },
      point: { ko: "tensor:output row 4", en: "tensor:output row 2" },
      task: {
        ask: {
          ko: "‘먹었다’의 출력에서 동물과 먹이는 어느 쪽이 클까요?",
          en: "In the output of “ate”, which is larger: animal or food?",
        },
        options: [
          {
            text: { ko: "동물", en: "animal" },
            when: { ko: "output 4 0 > output 4 1", en: "output 2 0 > output 2 1" },
          },
          {
            text: { ko: "먹이", en: "food" },
            when: { ko: "output 4 0 < output 4 1", en: "output 2 0 < output 2 1" },
          },
          {
            text: { ko: "둘이 같아요", en: "both the same" },
            when: { ko: "output 4 0 = output 4 1", en: "output 2 0 = output 2 1" },
          },
        ],
      },
      after: {
        ko: "둘 다 {output 4 0 이에요/예요}. ‘누가’와 ‘무엇을’이 나란히 담겼어요. 그래서 헤드를 여럿 둬요.",
        en: "Both are {output 2 0}. Who and what are in it side by side: that is what heads are for.",
      },
    },
  ],
};
