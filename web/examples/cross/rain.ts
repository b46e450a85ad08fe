import { asking, diagonal, type Example, type Feature, SEES_ALL } from "../example.ts";

const features: readonly Feature[] = [
  { id: "rain", ko: "비", en: "rain" },
  { id: "coming", ko: "오다", en: "coming" },
  { id: "subject", ko: "주어 자리", en: "subject" },
  { id: "now", ko: "지금", en: "now" },
];

export const rain: Example = {
  id: "rain",
  mode: "cross",
  language: "both",
  text: "It rains",
  memoryText: "비가 온다",
  unit: null,
  features,
  lexicon: {
    비: [2, 0, 0, 0],
    가: [0, 0, 2, 0],
    온다: [0, 2, 0, 1],
    it: [0, 0, 2, 0],
    rains: [2, 2, 0, 1],
  },
  heads: [
    asking({ ko: "뜻", en: "meaning" }, features, [
      [1.5, 0, 0, 0],
      [0, 1.5, 0, 0],
      [0, 0, 1.5, 0],
      [0, 0, 0, 0],
    ]),
  ],
  wOutput: diagonal(1),
  mask: SEES_ALL,
  query: 1,
  head: 0,
  chip: { ko: "비가 온다", en: "It rains" },
  caption: {
    ko: "‘rains’는 한 낱말이지만 한국어로는 ‘비’와 ‘온다’ 둘이에요. 그래서 두 조각을 반씩 봐요. 뜻 없이 자리만 채우는 ‘It’은 조사 ‘가’를 봐요.",
    en: "“rains” is one word, but Korean says it with two, “비” (rain) and “온다” (comes), so each gets half. “It”, which only fills the subject's place, looks at the subject marker “가”.",
  },
};
