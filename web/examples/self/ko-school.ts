import {
  asking,
  diagonal,
  type Example,
  type Feature,
  type Lexicon,
  SEES_BEFORE,
} from "../example.ts";

export const features: readonly Feature[] = [
  { id: "person", ko: "사람", en: "person" },
  { id: "place", ko: "장소", en: "place" },
  { id: "act", ko: "동작", en: "act" },
  { id: "particle", ko: "조사", en: "particle" },
];

const person = [2, 0, 0, 0];
const place = [0, 2, 0, 0];
const act = [0, 0, 1, 0];
const marksPerson = [1, 0, 0, 1];
const marksPlace = [0, 1, 0, 1];

/** The words of the sentence, and some to put in their place. */
export const lexicon: Lexicon = {
  나: person,
  너: person,
  우리: person,
  친구: person,
  동생: person,
  엄마: person,
  학교: place,
  집: place,
  도서관: place,
  회사: place,
  시장: place,
  바다: place,
  갔다: act,
  간다: act,
  왔다: act,
  갔어요: act,
  는: marksPerson,
  은: marksPerson,
  가: marksPerson,
  이: marksPerson,
  도: marksPerson,
  에: marksPlace,
  에서: marksPlace,
  로: marksPlace,
  으로: marksPlace,
};

export const koSchool: Example = {
  id: "ko-school",
  mode: "self",
  language: "ko",
  text: "나는 학교에 갔다",
  memoryText: "",
  unit: null,
  features,
  lexicon,
  heads: [
    asking({ ko: "누가 어디로", en: "who, where" }, features, [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [2, 2.5, -2, 0],
      [0, 0, 0, -1],
    ]),
  ],
  wOutput: diagonal(1),
  mask: SEES_BEFORE,
  query: 4,
  head: 0,
  caption: {
    ko: "‘갔다’의 쿼리는 장소를 2.5, 사람을 2만큼 찾아요. 그래서 ‘학교’를 가장 많이, ‘나’를 그다음으로 봐요.",
    en: "The query of “갔다” (went) asks for a place by 2.5 and a person by 2, so “학교” (school) gets most and “나” (I) comes next.",
  },
};
