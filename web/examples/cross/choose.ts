import { asking, diagonal, type Example, type Feature, type Rows, SEES_ALL } from "../example.ts";

const features: readonly Feature[] = [
  { id: "me", ko: "나", en: "me" },
  { id: "choosing", ko: "고르기", en: "choosing" },
  { id: "asking", ko: "부탁", en: "asking" },
  { id: "end", ko: "끝", en: "end" },
];

const half: Rows = diagonal(0.5);

export const choose: Example = {
  id: "choose",
  mode: "cross",
  language: "both",
  text: "Please choose me!",
  memoryText: "저를 꼭 뽑아주세요!",
  unit: "word",
  features,
  lexicon: {
    저를: [2, 0, 0, 0],
    나를: [2, 0, 0, 0],
    꼭: [0, 0, 2, 0],
    제발: [0, 0, 2, 0],
    뽑아주세요: [0, 2, 2, 0],
    골라주세요: [0, 2, 2, 0],
    "!": [0, 0, 0, 2],
    please: [0, 0, 2, 0],
    choose: [0, 2, 0, 0],
    pick: [0, 2, 0, 0],
    me: [2, 0, 0, 0],
  },
  heads: [
    asking({ ko: "뜻", en: "meaning" }, features, [
      [1.5, 0, 0, 0],
      [0, 1.5, 0, 0],
      [0, 0, 1.5, 0],
      [0, 0, 0, 1.5],
    ]),
    asking({ ko: "부탁하는 말", en: "asking words" }, features, [
      [0, 0, 1, 0],
      [0, 0, 1, 0],
      [0, 0, 1, 0],
      [0, 0, 1, 0],
    ]),
    asking({ ko: "문장 끝", en: "sentence end" }, features, [
      [0, 0, 0, 1],
      [0, 0, 0, 1],
      [0, 0, 0, 1],
      [0, 0, 0, 2],
    ]),
    asking({ ko: "고르게", en: "evenly" }, features, diagonal(0)),
  ],
  wOutput: [...half, ...half, ...half, ...half],
  mask: SEES_ALL,
  query: 1,
  head: 0,
  chip: { ko: "뽑아주세요", en: "Please choose me!" },
  caption: {
    ko: "뜻이 같은 낱말끼리 이어져요. ‘choose’는 ‘뽑아주세요’를, ‘me’는 ‘저를’을 봐요. ‘Please’는 부탁하는 말인 ‘꼭’과 ‘뽑아주세요’를 똑같이 봐요.",
    en: "Words with the same meaning find each other: “choose” looks at “뽑아주세요”, “me” at “저를”. “Please” looks equally at the two words that ask, “꼭” and “뽑아주세요”.",
  },
};
