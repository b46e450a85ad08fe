import type { Story } from "./story.ts";

export const scale: Story = {
  name: "scale",
  title: { ko: "왜 √d로 나눌까요?", en: "Why divide by √d?" },
  summary: {
    ko: "차원이 커질 때 생기는 일과 스케일",
    en: "What longer vectors do to the scores",
  },
  steps: [
    {
      text: {
        ko: "무작위 [벡터](vector)로 [점수](score)를 내고, 나누지 않은 채 [소프트맥스](softmax)에 넣었어요. 벡터의 차원 d는 아직 4예요. ‘갔다’는 모든 토큰을 나눠서 봐요.",
        en: "Random [vectors](vector) give [scores](score), which go into the [softmax](softmax) undivided. The vectors are short: d is 4. “went” spreads its attention over all tokens.",
      },
      state: {
        ko: "source=seeded&mask=none&dim=4&score=dot_product&step=softmax",
        en: "example=en-school&source=seeded&dim=4&score=dot_product&step=softmax",
      },
      point: "control:heads",
      task: {
        do: {
          ko: "설정에서 헤드 차원 d를 64로 바꿔 보세요.",
          en: "In the settings, make head dimension d 64.",
        },
        until: "dim=64",
      },
      after: {
        ko: "‘는’ 하나의 가중치가 {before attention_weights 4 1}에서 {attention_weights 4 1 으로/로} 뛰었어요. 나머지는 거의 보이지 않아요.",
        en: "The weight of “went” itself jumped from {before attention_weights 1 1} to {attention_weights 1 1}. The others can hardly be seen.",
      },
    },
    {
      text: {
        ko: "점수는 곱을 d개 더한 수예요. 더할 것이 많을수록 점수가 서로 멀어지고, 소프트맥스는 그 차이를 지수로 키워요.",
        en: "A score is a sum of d products. The more there is to add, the further the scores drift apart, and the softmax blows the differences up.",
      },
      state: {
        ko: "source=seeded&mask=none&dim=64&score=dot_product&step=softmax",
        en: "example=en-school&source=seeded&dim=64&score=dot_product&step=softmax",
      },
      point: { ko: "tensor:masked_scores row 4", en: "tensor:masked_scores row 1" },
      task: {
        ask: {
          ko: "‘갔다’의 점수는 서로 얼마나 벌어졌을까요?",
          en: "How far apart are the scores of “went”?",
        },
        options: [
          {
            text: { ko: "모두 −3과 3 사이예요", en: "All lie between −3 and 3" },
            when: {
              ko: "masked_scores 4 3 > -3 and masked_scores 4 1 < 3",
              en: "masked_scores 1 3 > -3 and masked_scores 1 1 < 3",
            },
          },
          {
            text: { ko: "−10 아래부터 3 위까지 있어요", en: "From below −10 to above 3" },
            when: {
              ko: "masked_scores 4 3 < -10 and masked_scores 4 1 > 3",
              en: "masked_scores 1 3 < -10 and masked_scores 1 1 > 3",
            },
          },
        ],
      },
      after: {
        ko: "{masked_scores 4 3}부터 {masked_scores 4 1}까지예요. 이만큼 벌어지면 가장 큰 점수가 거의 모두 가져가요.",
        en: "From {masked_scores 1 3} to {masked_scores 1 1}. That far apart, the largest score takes nearly everything.",
      },
    },
    {
      text: {
        ko: "곱을 d개 더한 수는 대략 √d에 비례해서 커져요. 그래서 [점수](score)를 √d로 나눠 제 크기로 돌려놓아요. 이것이 [스케일](scale)이에요.",
        en: "A sum of d such products grows about as √d. So the [scores](score) are divided by √d to bring them back: this is the [scale](scale).",
      },
      point: "control:score",
      task: {
        do: {
          ko: "점수 함수를 ‘스케일드 닷 프로덕트’로 바꿔 보세요.",
          en: "Choose the score function “Scaled dot product”.",
        },
        until: "score=scaled_dot_product",
      },
      after: {
        ko: "√64로 나누니 가장 큰 가중치가 {before attention_weights 4 1}에서 {attention_weights 4 1 으로/로} 내려왔어요. 다른 토큰도 다시 보여요.",
        en: "Divided by √64, the largest weight came down from {before attention_weights 1 1} to {attention_weights 1 1}. The other tokens are back.",
      },
    },
    {
      text: {
        ko: "가중치가 1에 붙어 버리면 점수를 조금 바꿔도 가중치가 움직이지 않아요. 그러면 모델이 무엇을 고쳐야 할지 배우지 못해요. [온도](temperature)로도 같은 일을 할 수 있어요.",
        en: "A weight stuck at 1 does not move when its score changes a little, so a model cannot learn what to change. The [temperature](temperature) can do the same as the scale.",
      },
      state: {
        ko: "source=seeded&mask=none&dim=64&score=dot_product&step=softmax",
        en: "example=en-school&source=seeded&dim=64&score=dot_product&step=softmax",
      },
      point: "control:temperature",
      task: {
        do: { ko: "온도를 8로 바꿔 보세요.", en: "Set the temperature to 8." },
        until: "t=8",
      },
      after: {
        ko: "가중치가 {attention_weights 4 1}, ÷√d를 했을 때와 같아요. 스케일은 벡터의 차원에 맞춰 미리 정해 둔 온도인 셈이에요.",
        en: "The weight is {attention_weights 1 1}, the same as with ÷√d. The scale is a temperature chosen to fit the length of the vectors.",
      },
    },
  ],
};
