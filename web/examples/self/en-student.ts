import { asking, diagonal, type Example, type Feature, SEES_ALL } from "../example.ts";

const features: readonly Feature[] = [
  { id: "person", ko: "사람", en: "person" },
  { id: "link", ko: "이어 주기", en: "link" },
  { id: "one", ko: "하나", en: "one" },
  { id: "role", ko: "하는 일", en: "role" },
];

const person = [2, 0, 0, 0];
const link = [0, 1, 0, 0];
const one = [0, 0, 1, 0];
const role = [1, 0, 0, 2];

export const enStudent: Example = {
  id: "en-student",
  mode: "self",
  language: "en",
  text: "I am a student",
  memoryText: "",
  unit: null,
  features,
  lexicon: {
    i: person,
    you: person,
    she: person,
    he: person,
    am: link,
    are: link,
    is: link,
    was: link,
    a: one,
    an: one,
    the: one,
    student: role,
    teacher: role,
    doctor: role,
    singer: role,
  },
  heads: [
    asking({ ko: "누가 무엇", en: "who is what" }, features, [
      [0, 1, 0, 0],
      [2, 0, 0, 1],
      [0, 0, 0, 2],
      [1, 0, 0, -1],
    ]),
  ],
  wOutput: diagonal(1),
  mask: SEES_ALL,
  query: 1,
  head: 0,
  caption: {
    ko: "‘am’은 ‘I’와 ‘student’의 점수가 똑같이 4라서 둘을 똑같이 봐요. 나와 학생이 같다고 이어 주는 말이에요.",
    en: "For “am”, “I” and “student” both score 4, so they get equal shares: it is the word that says they are the same.",
  },
};
