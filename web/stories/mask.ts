import type { Story } from "./story.ts";

const padded = {
  ko: "text=나는 학교에 갔다 _ _",
  en: "example=en-school&text=I went to school _ _",
};

export const mask: Story = {
  name: "mask",
  title: { ko: "마스크는 무엇을 가릴까요?", en: "What does a mask hide?" },
  summary: {
    ko: "뒤를 가리는 인과 마스크, 빈자리를 가리는 패딩 마스크",
    en: "The causal mask hides what comes later, the padding mask what is empty",
  },
  steps: [
    {
      text: {
        ko: "지금은 모든 [토큰](token)이 서로를 볼 수 있어요. 그런데 문장을 한 토큰씩 써 나가는 [디코더](decoder)는 아직 쓰지 않은 토큰을 볼 수 없어요.",
        en: "Right now every [token](token) may see every other. But a [decoder](decoder), which writes token by token, cannot see what it has not written yet.",
      },
      state: { ko: "mask=none&step=softmax", en: "example=en-school&step=softmax" },
      point: "control:mask",
      task: {
        do: {
          ko: "설정의 마스크에서 ‘인과(자기와 앞만)’를 켜 보세요.",
          en: "In the settings, turn on “Causal (itself and before)”.",
        },
        until: "mask=causal",
      },
      after: {
        ko: "대각선 위쪽이 모두 가려졌어요. 자기와 앞만 보는 [인과 마스크](causal_mask)예요.",
        en: "All above the diagonal is hidden. This is the [causal mask](causal_mask): itself and what came before.",
      },
    },
    {
      text: {
        ko: "가린 칸은 점수가 −∞가 되고, [소프트맥스](softmax)를 거치면 가중치가 0이에요. ‘학교’의 줄을 봐요.",
        en: "A hidden cell has the score −∞, and the [softmax](softmax) makes that a weight of 0. Look at the row of “to”.",
      },
      state: {
        ko: "mask=causal&step=softmax",
        en: "example=en-school&mask=causal&step=softmax",
      },
      point: "tensor:masked_scores row 2",
      task: {
        ask: {
          ko: "‘학교’가 볼 수 없는 토큰은 어느 것일까요?",
          en: "Which token can “to” not see?",
        },
        options: [
          { text: { ko: "나", en: "I" }, when: "masked_scores 2 0 < -1000" },
          { text: { ko: "는", en: "went" }, when: "masked_scores 2 1 < -1000" },
          {
            text: { ko: "갔다", en: "school" },
            when: { ko: "masked_scores 2 4 < -1000", en: "masked_scores 2 3 < -1000" },
          },
        ],
      },
      after: {
        ko: "뒤에 오는 ‘갔다’예요. 미리 보면 다음 말을 맞히는 연습이 되지 않아요.",
        en: "“school”, which comes after it. Seeing it would spoil the exercise of guessing the next word.",
      },
    },
    {
      text: {
        ko: "칸을 가려도 한 줄의 합은 1이에요. 남은 [키](key)끼리 몫을 다시 나눠요.",
        en: "Whatever is hidden, a row adds up to 1: the [keys](key) that are left share it anew.",
      },
      point: "tensor:attention_weights cell 0 0",
      task: {
        ask: {
          ko: "첫 토큰 ‘나’는 자기를 얼마만큼 볼까요?",
          en: "How much does the first token, “I”, look at itself?",
        },
        number: "attention_weights 0 0",
        within: 0.01,
      },
      after: {
        ko: "볼 수 있는 것이 자기뿐이라서 모두 자기 몫이에요.",
        en: "It may see nothing but itself, so all of it.",
      },
    },
    {
      text: {
        ko: "여러 문장을 한 번에 계산할 때는 길이를 맞추려고 끝을 뜻 없는 ‘_’로 채워요. 이것이 [패딩](padding)이에요. 그런데 ‘에’가 ‘_’를 {attention_weights 3 5}씩 보고 있어요.",
        en: "To compute many sentences at once, short ones are filled up with an empty “_”: this is [padding](padding). But “I” looks at each “_” by {attention_weights 0 4}.",
      },
      state: {
        ko: `${padded.ko}&mask=none&step=softmax&q=3`,
        en: `${padded.en}&step=softmax&q=0`,
      },
      point: "control:mask",
      task: {
        do: {
          ko: "‘패딩’을 켜고 6번째 키부터 가려 보세요.",
          en: "Turn on “Padding” and hide from key 5 on.",
        },
        until: { ko: "mask=valid:5", en: "mask=valid:4" },
      },
      after: {
        ko: "‘_’의 가중치가 {attention_weights 3 5 이/가} 되고, 그 몫은 나머지 토큰에게 돌아갔어요. ‘학교’는 {before attention_weights 3 2}에서 {attention_weights 3 2 으로/로} 늘었어요.",
        en: "The weight of “_” is {attention_weights 0 4} now, and the others share what it had: “went” rose from {before attention_weights 0 1} to {attention_weights 0 1}.",
      },
    },
    {
      text: {
        ko: "두 [마스크](mask)는 가리는 모양이 달라요. 하나는 대각선 위를, 하나는 열을 통째로 가려요.",
        en: "The two [masks](mask) have different shapes: one hides what is above the diagonal, the other whole columns.",
      },
      point: "tensor:masked_scores",
      task: {
        ask: { ko: "지금 켜진 것은 어느 쪽일까요?", en: "Which one is on now?" },
        options: [
          {
            text: {
              ko: "인과 마스크: 토큰마다 제 뒤를 가려요",
              en: "Causal: each token misses what comes after it",
            },
            when: "masked_scores 0 1 < -1000 and masked_scores 1 2 < -1000",
          },
          {
            text: {
              ko: "패딩 마스크: 아무도 빈자리를 볼 수 없어요",
              en: "Padding: nobody sees the empty places",
            },
            when: {
              ko: "masked_scores 0 5 < -1000 and masked_scores 6 5 < -1000 and masked_scores 0 1 > -1000",
              en: "masked_scores 0 4 < -1000 and masked_scores 5 4 < -1000 and masked_scores 0 1 > -1000",
            },
          },
        ],
      },
      after: {
        ko: "패딩 마스크예요. 실제 모델은 두 마스크를 함께 쓰기도 해요. 그때는 둘 다 허락한 칸만 볼 수 있어요.",
        en: "Padding. Models often use both at once: then a cell is seen where both allow it.",
      },
    },
  ],
};
