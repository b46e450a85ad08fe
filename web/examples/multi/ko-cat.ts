import { asking, diagonal, type Example, type Feature, SEES_ALL } from "../example.ts";

const features: readonly Feature[] = [
  { id: "animal", ko: "동물", en: "animal" },
  { id: "food", ko: "먹이", en: "food" },
  { id: "act", ko: "동작", en: "act" },
  { id: "particle", ko: "조사", en: "particle" },
];

const animal = [2, 0, 0, 0];
const food = [0, 2, 0, 0];
const act = [0, 0, 2, 0];
const marksAnimal = [1, 0, 0, 1];
const marksFood = [0, 1, 0, 1];

export const koCat: Example = {
  id: "ko-cat",
  mode: "multi",
  language: "ko",
  text: "고양이가 생선을 먹었다",
  memoryText: "",
  unit: null,
  features,
  lexicon: {
    고양이: animal,
    강아지: animal,
    토끼: animal,
    곰: animal,
    생선: food,
    당근: food,
    꿀: food,
    밥: food,
    먹었다: act,
    먹는다: act,
    봤다: act,
    가: marksAnimal,
    이: marksAnimal,
    는: marksAnimal,
    은: marksAnimal,
    을: marksFood,
    를: marksFood,
  },
  heads: [
    asking({ ko: "누가", en: "who" }, features, [
      [1, 0, 0, 0],
      [0.5, 0, 0, 0],
      [1.5, 0, 0, 0],
      [1, 0, 0, 0],
    ]),
    asking({ ko: "무엇을", en: "what" }, features, [
      [0, 0.5, 0, 0],
      [0, 1, 0, 0],
      [0, 1.5, 0, 0],
      [0, 1, 0, 0],
    ]),
  ],
  wOutput: [...diagonal(1), ...diagonal(1)],
  mask: SEES_ALL,
  query: 4,
  head: 0,
  caption: {
    ko: "같은 ‘먹었다’라도 헤드 1은 동물만 찾아서 ‘고양이’를, 헤드 2는 먹이만 찾아서 ‘생선’을 봐요.",
    en: "For the same “먹었다” (ate), head 1 asks only for animals and looks at “고양이” (cat), head 2 asks only for food and looks at “생선” (fish).",
  },
};
