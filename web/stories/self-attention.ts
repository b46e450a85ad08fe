import type { Story } from "./story.ts";

export const selfAttention: Story = {
  name: "self-attention",
  title: { ko: "‘나는 학교에 갔다’ 속 셀프 어텐션", en: "Self-attention in “I went to school”" },
  summary: {
    ko: "한 문장 안에서 토큰들이 서로를 봐요",
    en: "Tokens of one sentence look at each other",
  },
  steps: [
    {
      text: {
        ko: "한 문장의 [토큰](token)들이 서로를 보는 것이 [셀프 어텐션](self_attention)이에요. 지금은 ‘갔다’가 어디를 보는지 따라가고 있어요. 선이 굵을수록 많이 봐요.",
        en: "In [self-attention](self_attention) the [tokens](token) of a sentence look at each other. Right now the page follows “went”. The thicker the line, the more it looks.",
      },
      state: { ko: "mask=none&step=softmax", en: "example=en-school&step=softmax" },
      point: { ko: "token:2", en: "token:3" },
      task: {
        do: { ko: "‘학교’를 눌러 보세요.", en: "Press “school”." },
        until: { ko: "q=2", en: "q=3" },
      },
      after: {
        ko: "‘학교’는 자기를 {attention_weights 2 2}, 조사 ‘에’를 {attention_weights 2 3}만큼 봐요. 같은 문장인데 보는 곳이 달라졌어요.",
        en: "“school” looks at “went” by {attention_weights 3 1} and at “to” by {attention_weights 3 2}. The same sentence, another view.",
      },
    },
    {
      text: {
        ko: "행렬에서는 한 줄이 한 토큰의 시선이에요. 줄의 이름이 보는 쪽인 [쿼리](query), 열의 이름이 보이는 쪽인 [키](key)예요.",
        en: "In the matrix, a row is what one token sees. Rows are named by who looks, the [query](query), and columns by who is looked at, the [key](key).",
      },
      point: { ko: "tensor:attention_weights row 3", en: "tensor:attention_weights row 2" },
      task: {
        ask: {
          ko: "‘에’는 어느 토큰을 가장 많이 볼까요?",
          en: "Which token does “to” look at most?",
        },
        largest: { ko: "attention_weights 3", en: "attention_weights 2" },
      },
      after: {
        ko: "바로 앞의 ‘학교’예요. {attention_weights 3 2}만큼 봐요.",
        en: "“school”, the place it leads to, by {attention_weights 2 3}.",
      },
    },
    {
      text: {
        ko: "이 [어텐션 가중치](attention_weights)는 외워 둔 것이 아니라 토큰의 [벡터](vector)에서 계산한 거예요. 다른 낱말을 넣으면 다시 계산해요.",
        en: "These [attention weights](attention_weights) are not stored anywhere: they are computed from the tokens' [vectors](vector). Put in another word and they are computed anew.",
      },
      state: { ko: "mask=none&step=softmax", en: "example=en-school&step=softmax" },
      point: "control:text",
      task: {
        do: {
          ko: "문장을 ‘엄마는 바다에 갔다’로 바꿔 보세요.",
          en: "Change the sentence to “She went to town”.",
        },
        until: { ko: "text=엄마는 바다에 갔다", en: "text=She went to town" },
      },
      after: {
        ko: "‘바다’도 ‘학교’처럼 장소라서 가중치가 {before attention_weights 4 2}에서 {attention_weights 4 2 으로/로}, 그대로예요.",
        en: "“town” is a place like “school”, so its weight went from {before attention_weights 1 3} to {attention_weights 1 3}: no change.",
      },
    },
    {
      text: {
        ko: "그럼 벡터가 달라지면 어떨까요? 테두리 안은 ‘학교’의 키에 적힌 장소 값이에요. 지금은 {key 2 1 이에요/예요}.",
        en: "And when a vector changes? The ring is around how much of a place the key of “school” has: {key 3 1}.",
      },
      state: { ko: "mask=none&step=projections", en: "example=en-school&step=projections" },
      point: { ko: "tensor:key cell 2 1", en: "tensor:key cell 3 1" },
      task: {
        do: {
          ko: "칸을 누르고 4를 적은 다음 Enter를 눌러 보세요.",
          en: "Choose the cell, type 4 and press Enter.",
        },
        until: { ko: "key 2 1 > 3.9", en: "key 3 1 > 3.9" },
        shown: { ko: "pin.key=2,1,4", en: "pin.key=3,1,4" },
      },
      after: {
        ko: "‘갔다’가 ‘학교’를 보는 가중치가 {before attention_weights 4 2}에서 {attention_weights 4 2 으로/로} 커졌어요. 숫자 하나를 바꾸면 뒤따르는 숫자가 모두 따라와요.",
        en: "“went” now looks at “school” by {attention_weights 1 3} instead of {before attention_weights 1 3}. Change one number and all that follow come along.",
      },
    },
    {
      text: {
        ko: "지금까지는 한 토큰을 따라왔지만, 계산은 모든 토큰을 한꺼번에 해요.",
        en: "So far we followed one token. The computation does all of them at once.",
      },
      state: { ko: "mask=none&step=softmax", en: "example=en-school&step=softmax" },
      point: "control:follow",
      task: {
        do: { ko: "‘모든 줄’을 눌러 보세요.", en: "Choose “All rows”." },
        until: "rows=all",
      },
      after: {
        ko: "줄마다 합이 1인 시선이 하나씩 있어요. 서로 기다릴 것이 없어서 행렬 곱 몇 번이면 끝나요.",
        en: "Every row is one token's view and adds up to 1. No row waits for another, so a few matrix products do it all.",
      },
    },
  ],
};
