import { asking, diagonal, type Example, type Feature, SEES_NEIGHBOURS } from "../example.ts";

const features: readonly Feature[] = [
  { id: "noun", ko: "명사", en: "noun" },
  { id: "doer", ko: "하는 쪽", en: "doer" },
  { id: "done_to", ko: "당하는 쪽", en: "done to" },
  { id: "act", ko: "동작", en: "act" },
];

const noun = [1, 0, 0, 0];
const marksDoer = [0, 2, 0, 0];
const marksDoneTo = [0, 0, 2, 0];
const act = [0, 0, 0, 1];

export const koPear: Example = {
  id: "ko-pear",
  mode: "self",
  language: "ko",
  text: "배가 배를 먹었다",
  memoryText: "",
  unit: null,
  features,
  lexicon: {
    배: noun,
    말: noun,
    사람: noun,
    사과: noun,
    가: marksDoer,
    이: marksDoer,
    를: marksDoneTo,
    을: marksDoneTo,
    먹었다: act,
    탔다: act,
    봤다: act,
  },
  heads: [
    asking({ ko: "이웃한 조사", en: "the particle beside" }, features, [
      [0, 2, 3, 0],
      [2, 0, 0, 0],
      [2, 0, 0, 1],
      [0, 1, 2, 0],
    ]),
  ],
  wOutput: diagonal(1),
  mask: SEES_NEIGHBOURS,
  query: 2,
  head: 0,
  caption: {
    ko: "두 ‘배’는 벡터가 똑같아요. 그래도 바로 옆만 보게 하면 앞의 ‘배’는 ‘가’를, 뒤의 ‘배’는 ‘를’을 가장 크게 봐서 컨텍스트 벡터가 달라져요. 마스크를 끄면 둘은 다시 똑같아져요.",
    en: "Both “배” have the same vector. Allowed to see only their neighbours, the first looks at “가” (the subject marker) and the second at “를” (the object marker), so their contexts differ. Turn the mask off and they are the same again.",
  },
};
