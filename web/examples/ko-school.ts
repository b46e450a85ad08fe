import type { Example } from "./example.ts";

export const koSchool: Example = {
  id: "ko-school",
  mode: "self",
  language: "ko",
  text: "나는 학교에 갔다",
  memoryText: "",
  unit: null,
  features: [
    { id: "person", ko: "사람", en: "person" },
    { id: "place", ko: "장소", en: "place" },
    { id: "act", ko: "동작", en: "act" },
    { id: "particle", ko: "조사", en: "particle" },
  ],
  lexicon: {
    나: [2, 0, 0, 0],
    는: [1, 0, 0, 1],
    학교: [0, 2, 0, 0],
    에: [0, 1, 0, 1],
    갔다: [0, 0, 2, 0],
  },
  heads: [
    {
      name: { ko: "누가 어디로", en: "who and where" },
      wQuery: [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [1, 1, 0, 0],
        [0, 0, 0, 1],
      ],
      wKey: [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
      wValue: [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
      ],
      matching: ["person", "place", "act", "particle"],
      values: ["person", "place", "act", "particle"],
    },
  ],
  wOutput: [
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 1, 0],
    [0, 0, 0, 1],
  ],
  mask: { causal: true, window: null, validKeys: null, painted: [] },
  query: 4,
  head: 0,
  caption: {
    ko: "‘갔다’는 사람과 장소를 찾아요.",
    en: "“갔다” (went) looks for a person and a place.",
  },
};
