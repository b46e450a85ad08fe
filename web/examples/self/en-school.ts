import {
  asking,
  diagonal,
  type Example,
  type Feature,
  type Lexicon,
  SEES_ALL,
} from "../example.ts";

export const features: readonly Feature[] = [
  { id: "person", ko: "사람", en: "person" },
  { id: "place", ko: "장소", en: "place" },
  { id: "act", ko: "동작", en: "act" },
  { id: "link", ko: "전치사", en: "link" },
];

const person = [2, 0, 0, 0];
const place = [0, 2, 0, 0];
const act = [0, 0, 1, 0];
const link = [0, 1, 0, 1];

export const lexicon: Lexicon = {
  i: person,
  you: person,
  we: person,
  she: person,
  he: person,
  they: person,
  went: act,
  go: act,
  came: act,
  walked: act,
  to: link,
  from: link,
  into: link,
  school: place,
  home: place,
  work: place,
  town: place,
};

export const enSchool: Example = {
  id: "en-school",
  mode: "self",
  language: "en",
  text: "I went to school",
  memoryText: "",
  unit: null,
  features,
  lexicon,
  heads: [
    asking({ ko: "누가 어디로", en: "who, where" }, features, [
      [0, 0, 1, 0],
      [0, 0, 1, 1],
      [2, 2.5, -2, 0],
      [0, 2, 0, -1],
    ]),
  ],
  wOutput: diagonal(1),
  mask: SEES_ALL,
  query: 1,
  head: 0,
  caption: {
    ko: "‘went’의 쿼리는 장소를 2.5, 사람을 2만큼 찾아요. 그래서 ‘school’을 가장 많이, ‘I’를 그다음으로 봐요.",
    en: "The query of “went” asks for a place by 2.5 and a person by 2, so “school” gets most and “I” comes next.",
  },
};
