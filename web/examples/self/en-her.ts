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
  { id: "woman", ko: "여자", en: "woman" },
  { id: "act", ko: "동작", en: "act" },
  { id: "thing", ko: "물건", en: "thing" },
];

const act = [0, 0, 1, 0];
const thing = [0, 0, 0, 1];

export const lexicon: Lexicon = {
  she: [1, 1, 0, 0],
  her: [0, 1, 0, 0],
  mary: [1, 1, 0, 0],
  anna: [1, 1, 0, 0],
  he: [1, 0, 0, 0],
  tom: [1, 0, 0, 0],
  i: [1, 0, 0, 0],
  me: [1, 0, 0, 0],
  him: [1, 0, 0, 0],
  you: [1, 0, 0, 0],
  gave: act,
  sent: act,
  showed: act,
  lent: act,
  book: thing,
  letter: thing,
  picture: thing,
  bike: thing,
};

export const enHer: Example = {
  id: "en-her",
  mode: "self",
  language: "en",
  text: "She gave me her book",
  memoryText: "",
  unit: null,
  features,
  lexicon,
  heads: [
    asking({ ko: "누구를 가리키나", en: "who is meant" }, features, [
      [0, 0, 2, 0],
      [3, 1, 0, 0],
      [2, 0, -1, 2],
      [0, 2, 1, 0],
    ]),
  ],
  wOutput: diagonal(1),
  mask: SEES_BEFORE,
  query: 3,
  head: 0,
  caption: {
    ko: "‘her’의 쿼리는 사람을 3, 여자를 1만큼 찾아요. 그래서 ‘She’를 가장 많이, ‘me’를 그다음으로 봐요.",
    en: "The query of “her” asks for a person by 3 and a woman by 1, so “She” gets most and “me” comes next.",
  },
};
