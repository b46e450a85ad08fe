import type { Story } from "./story.ts";

export const crossAttention: Story = {
  name: "cross-attention",
  title: { ko: "크로스 어텐션과 두 문장", en: "Cross-attention and two sentences" },
  summary: {
    ko: "영어 쿼리가 한국어 키와 값을 봐요",
    en: "English queries look at Korean keys and values",
  },
  steps: [
    {
      text: {
        ko: "번역하는 모델은 영어 낱말을 하나 쓸 때마다 한국어 문장을 다시 봐요. 보는 문장과 보이는 문장이 달라서 [크로스 어텐션](cross_attention)이라고 해요.",
        en: "A model that translates looks at the Korean sentence again for every English word. One sentence looks, another is looked at: [cross-attention](cross_attention).",
      },
      state: "mode=cross&example=went&step=softmax",
      point: "token:1",
      task: {
        do: { ko: "아랫줄에서 ‘went’를 눌러 보세요.", en: "Press “went” in the lower row." },
        until: "q=1",
      },
      after: {
        ko: "‘went’는 뜻이 같은 ‘갔다’를 {attention_weights 1 2}만큼 봐요.",
        en: "“went” looks at “갔다” (went) by {attention_weights 1 2}: they mean the same.",
      },
    },
    {
      text: {
        ko: "[쿼리](query)는 영어 문장에서 만들고, [키](key)는 한국어 문장에서 만들어요. 그래서 줄은 영어, 열은 한국어예요.",
        en: "The [queries](query) are made from the English sentence, the [keys](key) from the Korean one. So rows are English and columns Korean.",
      },
      point: "tensor:attention_weights row 2",
      task: {
        ask: {
          ko: "‘to’는 어느 토큰을 가장 많이 볼까요?",
          en: "Which token does “to” look at most?",
        },
        largest: "attention_weights 2",
      },
      after: {
        ko: "방향을 나타내는 조사 ‘에’예요. {attention_weights 2 1}만큼 봐요.",
        en: "“에”, the particle for “to”, by {attention_weights 2 1}.",
      },
    },
    {
      text: {
        ko: "한국어 문장에는 ‘나’가 빠져 있어서 ‘I’에 맞는 [키](key)가 없어요. 세 토큰의 [점수](score)가 모두 같아요.",
        en: "The Korean sentence leaves out the subject, so no [key](key) fits “I”. All three tokens get the same [score](score).",
      },
      point: "tensor:attention_weights cell 0 0",
      task: {
        ask: {
          ko: "그럼 ‘I’는 ‘학교’를 얼마만큼 볼까요?",
          en: "How much does “I” look at “학교” (school), then?",
        },
        number: "attention_weights 0 0",
        within: 0.01,
      },
      after: {
        ko: "1을 셋이 똑같이 나눠요. 맞는 것이 없어도 어텐션은 어딘가를 봐야 해요.",
        en: "Three share 1 equally. Even where nothing fits, attention has to look somewhere.",
      },
    },
    {
      text: {
        ko: "그럼 한국어 문장에 ‘나는’을 넣어 볼까요?",
        en: "Let us give the Korean sentence its subject, “나는” (I).",
      },
      point: "control:memory",
      task: {
        do: {
          ko: "보이는 문장을 ‘나는 학교에 갔다’로 바꿔 보세요.",
          en: "Change the sentence that is looked at to “나는 학교에 갔다”.",
        },
        until: "memory=나는 학교에 갔다",
      },
      after: {
        ko: "‘I’가 ‘나’를 {attention_weights 0 0}만큼 보게 됐어요. 줄은 그대로 넷이고 열만 다섯으로 늘었어요.",
        en: "Now “I” looks at “나” by {attention_weights 0 0}. There are still four rows, but five columns.",
      },
    },
    {
      text: {
        ko: "[값](value)도 한국어 문장에서 와요. 테두리 안은 ‘학교’의 값에 담긴 장소예요.",
        en: "The [values](value) come from the Korean sentence, too. The ring is around the place in the value of “학교” (school).",
      },
      state: "mode=cross&example=went&step=projections",
      point: "tensor:value cell 0 1",
      task: {
        do: {
          ko: "칸을 누르고 5를 적은 다음 Enter를 눌러 보세요.",
          en: "Choose the cell, type 5 and press Enter.",
        },
        until: "value 0 1 > 4.9",
        shown: "pin.value=0,1,5",
      },
      after: {
        ko: "‘school’의 [컨텍스트 벡터](context_vector)에서 장소가 {before context 3 1}에서 {context 3 1 으로/로} 따라왔어요. 영어 토큰이 한국어의 내용을 건네받은 거예요.",
        en: "In the [context vector](context_vector) of “school”, place followed from {before context 3 1} to {context 3 1}: an English token received what a Korean one holds.",
      },
    },
  ],
};
