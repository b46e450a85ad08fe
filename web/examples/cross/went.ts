import { asking, diagonal, type Example, SEES_ALL } from "../example.ts";
import { features } from "../self/ko-school.ts";

export const went: Example = {
  id: "went",
  mode: "cross",
  language: "both",
  text: "I went to school",
  memoryText: "학교에 갔다",
  unit: null,
  features,
  lexicon: {
    나: [2, 0, 0, 0],
    학교: [0, 2, 0, 0],
    집: [0, 2, 0, 0],
    도서관: [0, 2, 0, 0],
    갔다: [0, 0, 2, 0],
    왔다: [0, 0, 2, 0],
    는: [1, 0, 0, 1],
    에: [0, 0, 0, 2],
    로: [0, 0, 0, 2],
    i: [2, 0, 0, 0],
    went: [0, 0, 2, 0],
    came: [0, 0, 2, 0],
    to: [0, 0, 0, 2],
    school: [0, 2, 0, 0],
    home: [0, 2, 0, 0],
  },
  heads: [asking({ ko: "뜻", en: "meaning" }, features, diagonal(1.5))],
  wOutput: diagonal(1),
  mask: SEES_ALL,
  query: 3,
  head: 0,
  chip: { ko: "학교에 갔다", en: "I went to school" },
  caption: {
    ko: "‘school’은 ‘학교’를, ‘to’는 ‘에’를, ‘went’는 ‘갔다’를 봐요. 한국어 문장에는 ‘I’에 맞는 말이 없어서 ‘I’는 세 조각을 똑같이 봐요.",
    en: "“school” looks at “학교”, “to” at “에”, “went” at “갔다”. The Korean sentence leaves out the subject, so “I” finds no partner and spreads evenly.",
  },
};
