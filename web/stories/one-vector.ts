import type { Story } from "./story.ts";

const choose = "mode=cross&example=choose";

export const oneVector: Story = {
  name: "one-vector",
  title: { ko: "벡터 하나로 충분할까요?", en: "Is one vector enough?" },
  summary: {
    ko: "고정된 컨텍스트 하나와 어텐션을 견줘요",
    en: "Attention against one fixed context",
  },
  steps: [
    {
      text: {
        ko: "어텐션이 없던 번역 모델에서는 [인코더](encoder)가 문장 전체를 벡터 하나에 담았어요. 헤드 4가 그 흉내를 내요. 누가 보든 모든 토큰을 고르게 섞어요.",
        en: "Before attention, the [encoder](encoder) of a translation model put the whole sentence into one vector. Head 4 acts like it: whoever looks gets all tokens mixed evenly.",
      },
      state: `${choose}&head=3&step=softmax`,
      point: "token:2",
      task: {
        do: { ko: "‘me’를 눌러 따라가 보세요.", en: "Press “me” to follow it." },
        until: "q=2",
      },
      after: {
        ko: "‘me’도 모든 토큰을 {head.3.attention_weights 2 0}씩 봐요. ‘choose’가 볼 때와 같아요.",
        en: "“me” sees every token by {head.3.attention_weights 2 0}, just as “choose” did.",
      },
    },
    {
      text: {
        ko: "이 [가중치](attention_weights)로 섞어 온 [컨텍스트 벡터](context_vector)를 봐요. 줄마다 영어 낱말 하나가 받은 벡터예요.",
        en: "Now the [context vectors](context_vector) that come of these [weights](attention_weights). Each row is what one English word receives.",
      },
      state: `${choose}&head=3&q=2&rows=all&step=softmax`,
      point: "tensor:context",
      task: {
        ask: {
          ko: "‘choose’와 ‘me’가 받은 벡터는 어떨까요?",
          en: "How do “choose” and “me” compare?",
        },
        options: [
          {
            text: { ko: "똑같아요", en: "They receive the same vector" },
            when: "context 1 0 = context 2 0 and context 1 1 = context 2 1 and context 1 2 = context 2 2",
          },
          {
            text: { ko: "저마다 달라요", en: "Each receives its own" },
            when: "context 1 0 < context 2 0",
          },
        ],
      },
      after: {
        ko: "똑같아요. 어떤 낱말을 쓸 차례든 [디코더](decoder)가 받는 것은 이 벡터 하나예요.",
        en: "The same. Whatever word comes next, this one vector is all the [decoder](decoder) gets.",
      },
    },
    {
      text: {
        ko: "헤드 1은 진짜 어텐션을 해요. 보는 낱말에 따라 [가중치](attention_weights)가 달라져요.",
        en: "Head 1 really attends: its [weights](attention_weights) depend on who looks.",
      },
      point: "head:0",
      task: {
        do: { ko: "아래에서 헤드 1을 골라 보세요.", en: "Choose head 1 below." },
        until: "head=0",
      },
      after: {
        ko: "이제 ‘me’는 ‘저를’을 {head.0.attention_weights 2 0}만큼 봐요.",
        en: "Now “me” looks at “저를” (me) by {head.0.attention_weights 2 0}.",
      },
    },
    {
      text: {
        ko: "낱말마다 제게 필요한 곳을 봐요.",
        en: "Every word looks where it needs to.",
      },
      point: "tensor:attention_weights row 1",
      task: {
        ask: {
          ko: "‘choose’는 어느 토큰을 가장 많이 볼까요?",
          en: "Which token does “choose” look at most?",
        },
        largest: "head.0.attention_weights 1",
      },
      after: {
        ko: "뜻이 같은 ‘뽑아주세요’예요. 그래서 ‘choose’와 ‘me’가 받는 벡터도 달라요.",
        en: "“뽑아주세요” (please choose). So “choose” and “me” receive different vectors.",
      },
    },
    {
      text: {
        ko: "문장이 길어지면 차이가 더 커져요. 다시 헤드 4로 왔어요. 한 토큰의 몫은 {head.3.attention_weights 2 0 이에요/예요}.",
        en: "The longer the sentence, the larger the difference. Back in head 4, the share of one token is {head.3.attention_weights 2 0}.",
      },
      state: `${choose}&head=3&q=2&step=softmax`,
      point: "control:memory",
      task: {
        do: {
          ko: "보이는 문장 앞에 ‘제발’을 넣어 ‘제발 저를 꼭 뽑아주세요!’로 바꿔 보세요.",
          en: "Put “제발” in front: “제발 저를 꼭 뽑아주세요!”",
        },
        until: "memory=제발 저를 꼭 뽑아주세요!",
      },
      after: {
        ko: "몫이 {before head.3.attention_weights 2 0}에서 {head.3.attention_weights 2 0 으로/로} 줄었어요. 어텐션을 하는 헤드 1에서는 ‘me’가 ‘저를’을 여전히 {head.0.attention_weights 2 1}만큼 봐요.",
        en: "The share fell from {before head.3.attention_weights 2 0} to {head.3.attention_weights 2 0}. Where head 1 attends, “me” still looks at “저를” by {head.0.attention_weights 2 1}.",
      },
    },
  ],
};
