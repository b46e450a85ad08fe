import { asking, diagonal, type Example, SEES_ALL } from "../example.ts";
import { enHer, features, lexicon } from "../self/en-her.ts";

export const enHerHeads: Example = {
  id: "en-her-heads",
  mode: "multi",
  language: "en",
  text: "She gave me her book",
  memoryText: "",
  unit: null,
  features,
  lexicon,
  heads: [
    ...enHer.heads.map((head) => ({
      ...head,
      name: { ko: "누구를 가리키나", en: "who is meant" },
    })),
    asking({ ko: "누구의 무엇", en: "whose what" }, features, [
      [0, 0, 4, 0],
      [0, 0, -2, 6],
      [0, 0, 0, 6],
      [0, 4, 0, -2],
    ]),
  ],
  wOutput: [...diagonal(1), ...diagonal(1)],
  mask: SEES_ALL,
  query: 3,
  head: 0,
  caption: {
    ko: "헤드 1에서 ‘her’는 가리키는 사람 ‘She’를 보고, 헤드 2에서는 그 사람의 물건 ‘book’을 봐요.",
    en: "In head 1 “her” looks at the person it stands for, “She”; in head 2 at the thing she owns, “book”.",
  },
};
