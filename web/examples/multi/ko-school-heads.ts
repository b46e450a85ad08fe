import { asking, diagonal, type Example, SEES_ALL } from "../example.ts";
import { features, lexicon } from "../self/ko-school.ts";

export const koSchoolHeads: Example = {
  id: "ko-school-heads",
  mode: "multi",
  language: "ko",
  text: "나는 학교에 갔다",
  memoryText: "",
  unit: null,
  features,
  lexicon,
  heads: [
    asking({ ko: "누가 어디로", en: "who, where" }, features, [
      [0, 0, 2, 0],
      [0, 0, 2, 0],
      [2, 2.5, -2, -2],
      [0, 0, 0, 0],
    ]),
    asking({ ko: "조사", en: "particles" }, features, [
      [1, 0, 0, 3],
      [0, 1, 0, 3],
      [0, 0, 0, 4],
      [0, 0, 0, -1],
    ]),
  ],
  wOutput: [...diagonal(1), ...diagonal(1)],
  mask: SEES_ALL,
  query: 2,
  head: 1,
  caption: {
    ko: "헤드 1에서 ‘학교’는 동작인 ‘갔다’를 보고, 헤드 2에서는 자기에게 붙은 조사 ‘에’를 봐요.",
    en: "In head 1 “학교” (school) looks at the act, “갔다” (went); in head 2 it looks at its own particle, “에” (to).",
  },
};
