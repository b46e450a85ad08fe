import type { Story } from "./story.ts";

const cat = "mode=self&example=en-cat&heads=1";
const pear = "example=ko-pear&mask=none";

export const wordOrder: Story = {
  name: "word-order",
  title: { ko: "어텐션은 순서를 알까요?", en: "Does attention know word order?" },
  summary: {
    ko: "낱말을 섞어 보고, 위치 인코딩을 더해 봐요",
    en: "Shuffle the words, then add position encodings",
  },
  steps: [
    {
      text: {
        ko: "지금 [토큰](token)의 벡터에는 몇 번째인지가 들어 있지 않아요. ‘갔다’의 [컨텍스트 벡터](context_vector)를 봐 두세요: ({context 4 0}, {context 4 1}, {context 4 2}, {context 4 3}).",
        en: "The vectors of the [tokens](token) do not say where they stand. The [context vector](context_vector) of “ate” is ({context 2 0}, {context 2 1}, {context 2 2}, {context 2 3}).",
      },
      state: { ko: "mask=none&step=softmax", en: `${cat}&step=softmax` },
      point: "control:text",
      task: {
        do: {
          ko: "낱말을 섞어 ‘학교에 나는 갔다’로 바꿔 보세요.",
          en: "Shuffle the words: “The fish ate the cat”.",
        },
        until: { ko: "text=학교에 나는 갔다", en: "text=The fish ate the cat" },
      },
      after: {
        ko: "지금도 ({context 4 0}, {context 4 1}, {context 4 2}, {context 4 3}), 그대로예요. 줄이 자리만 바꿨을 뿐, 저마다의 컨텍스트는 변하지 않았어요.",
        en: "It still is ({context 2 0}, {context 2 1}, {context 2 2}, {context 2 3}), though another eats whom. The rows only changed places.",
      },
    },
    {
      text: {
        ko: "‘배가 배를 먹었다’에는 ‘배’가 두 번 나와요. 글자가 같으니 벡터도 같아요.",
        en: "“the” stands twice in “The cat ate the fish”. Both have the same vector.",
      },
      state: { ko: `${pear}&rows=all&step=softmax`, en: `${cat}&rows=all&step=softmax` },
      point: "tensor:context",
      task: {
        ask: {
          ko: "두 ‘배’의 컨텍스트 벡터는 어떨까요?",
          en: "How do the context vectors of the two compare?",
        },
        options: [
          {
            text: { ko: "서로 달라요", en: "They differ" },
            when: {
              ko: "context 0 2 < context 2 2",
              en: "context 0 1 < context 3 1",
            },
          },
          {
            text: { ko: "똑같아요", en: "They are the same" },
            when: {
              ko: "context 0 1 = context 2 1 and context 0 2 = context 2 2",
              en: "context 0 0 = context 3 0 and context 0 1 = context 3 1",
            },
          },
        ],
      },
      after: {
        ko: "똑같아요. 어느 ‘배’가 먹는 쪽이고 어느 ‘배’가 먹히는 쪽인지 어텐션은 알 수 없어요.",
        en: "The same. Attention cannot tell which “the” belongs to the cat and which to the fish.",
      },
    },
    {
      text: {
        ko: "그래서 토큰의 [임베딩](embedding)에 자리를 나타내는 벡터를 더해요. 이것이 [위치 인코딩](position_encoding)이에요.",
        en: "So a vector that stands for the place is added to each [embedding](embedding): the [position encoding](position_encoding).",
      },
      point: "control:position",
      task: {
        do: {
          ko: "설정에서 위치 인코딩을 ‘사인·코사인’으로 바꿔 보세요.",
          en: "In the settings, choose sines and cosines as position encoding.",
        },
        until: "pos=sinusoidal",
      },
      after: {
        ko: "두 ‘배’가 달라졌어요. 셋째 성분이 앞은 {context 0 2}, 뒤는 {context 2 2 이에요/예요}.",
        en: "The two differ now: in the second feature {context 0 1} and {context 3 1}.",
      },
    },
    {
      text: {
        ko: "더한 벡터를 봐요. 줄마다 자리 하나예요. 첫 자리는 0번이라서 첫 칸이 sin 0 = {position_encoding 0 0 이에요/예요}.",
        en: "Here is what was added, one row for each place. The first place is number 0, so its first number is sin 0 = {position_encoding 0 0}.",
      },
      state: { ko: `${pear}&pos=sinusoidal&step=input`, en: `${cat}&pos=sinusoidal&step=input` },
      point: "tensor:position_encoding cell 0 1",
      task: {
        ask: {
          ko: "둘째 칸은 cos 0이에요. 얼마일까요?",
          en: "The second is cos 0. How much is that?",
        },
        number: "position_encoding 0 1",
        within: 0.01,
      },
      after: {
        ko: "칸마다 물결의 빠르기가 달라서 자리마다 무늬가 달라요.",
        en: "Every column is a wave of another speed, so every place gets a pattern of its own.",
      },
    },
    {
      text: {
        ko: "이제 [위치 인코딩](position_encoding)을 켠 채로 다시 섞어 봐요. ‘갔다’의 컨텍스트에서 장소는 {context 4 1 이에요/예요}.",
        en: "Now shuffle again with [position encodings](position_encoding) on. In the context of “ate”, animal is {context 2 0}.",
      },
      state: {
        ko: "mask=none&pos=sinusoidal&step=softmax",
        en: `${cat}&pos=sinusoidal&step=softmax`,
      },
      point: "control:text",
      task: {
        do: {
          ko: "한 번 더 ‘학교에 나는 갔다’로 바꿔 보세요.",
          en: "Once more: “The fish ate the cat”.",
        },
        until: { ko: "text=학교에 나는 갔다", en: "text=The fish ate the cat" },
      },
      after: {
        ko: "이번에는 {before context 4 1}에서 {context 4 1 으로/로} 달라졌어요. 이제 어텐션이 순서를 느껴요.",
        en: "This time it went from {before context 2 0} to {context 2 0}. Now attention feels the order.",
      },
    },
  ],
};
