import { type Example, type Feature, type Lexicon, SEES_BEFORE } from "../example.ts";

export const features: readonly Feature[] = [
  { id: "name", ko: "이름", en: "name" },
  { id: "man", ko: "남자", en: "man" },
  { id: "woman", ko: "여자", en: "woman" },
  { id: "thing", ko: "물건", en: "thing" },
  { id: "act", ko: "동작", en: "act" },
];

const man = [2, 1, 0, 0, 0];
const woman = [2, 0, 1, 0, 0];
const thing = [0, 0, 0, 2, 0];
const act = [0, 0, 0, 0, 1];

export const lexicon: Lexicon = {
  민수: man,
  철수: man,
  준호: man,
  영희: woman,
  수진: woman,
  지영: woman,
  그: [0, 1, 0, 0, 0],
  그녀: [0, 0, 1, 0, 0],
  책: thing,
  편지: thing,
  공책: thing,
  신문: thing,
  읽었다: act,
  썼다: act,
  샀다: act,
  는: [1, 0, 0, 0, 0],
  은: [1, 0, 0, 0, 0],
  가: [1, 0, 0, 0, 0],
  이: [1, 0, 0, 0, 0],
  의: [0, 0, 0, 1, 0],
  을: [0, 0, 0, 1, 0],
  를: [0, 0, 0, 1, 0],
};

export const koReferent: Example = {
  id: "ko-referent",
  mode: "self",
  language: "ko",
  text: "민수는 그의 책을 읽었다",
  memoryText: "",
  unit: null,
  features,
  lexicon,
  heads: [
    {
      name: { ko: "누구를 가리키나", en: "who is meant" },
      matching: ["name", "man", "woman", "thing"],
      values: ["man", "woman", "thing", "act"],
      wQuery: [
        [1, 0, 0, 0],
        [2, 2, -2, 0],
        [2, -2, 2, 0],
        [0, 0, 0, 1],
        [2, 0, 0, 2],
      ],
      wKey: [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
        [0, 0, 0, 0],
      ],
      wValue: [
        [0, 0, 0, 0],
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
    },
  ],
  wOutput: [
    [0, 1, 0, 0, 0],
    [0, 0, 1, 0, 0],
    [0, 0, 0, 1, 0],
    [0, 0, 0, 0, 1],
  ],
  mask: SEES_BEFORE,
  query: 2,
  head: 0,
  caption: {
    ko: "‘그’의 쿼리는 이름이면서 남자인 것을 찾아요. 그래서 앞에 나온 ‘민수’를 가장 많이 봐요. ‘민수’를 ‘영희’로 바꾸면 가중치가 줄어들어요.",
    en: "The query of “그” (his) asks for a name that is a man's, so it looks back at “민수” (Minsu). Put “영희” (a woman) there and the weight drops.",
  },
};
