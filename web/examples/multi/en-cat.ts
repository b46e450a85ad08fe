import { asking, diagonal, type Example, type Feature, SEES_ALL } from "../example.ts";

const features: readonly Feature[] = [
  { id: "animal", ko: "동물", en: "animal" },
  { id: "food", ko: "먹이", en: "food" },
  { id: "act", ko: "동작", en: "act" },
  { id: "article", ko: "관사", en: "article" },
];

const animal = [2, 0, 0, 0];
const food = [0, 2, 0, 0];
const act = [0, 0, 2, 0];
const article = [0, 0, 0, 1];

export const enCat: Example = {
  id: "en-cat",
  mode: "multi",
  language: "en",
  text: "The cat ate the fish",
  memoryText: "",
  unit: null,
  features,
  lexicon: {
    the: article,
    a: article,
    cat: animal,
    dog: animal,
    rabbit: animal,
    bear: animal,
    fish: food,
    carrot: food,
    honey: food,
    bread: food,
    ate: act,
    eats: act,
    saw: act,
  },
  heads: [
    asking({ ko: "누가", en: "who" }, features, [
      [1, 0, 0, 0],
      [0.5, 0, 0, 0],
      [1.5, 0, 0, 0],
      [2, 0, 0, 0],
    ]),
    asking({ ko: "무엇을", en: "what" }, features, [
      [0, 0.5, 0, 0],
      [0, 1, 0, 0],
      [0, 1.5, 0, 0],
      [0, 2, 0, 0],
    ]),
  ],
  wOutput: [...diagonal(1), ...diagonal(1)],
  mask: SEES_ALL,
  query: 2,
  head: 0,
  caption: {
    ko: "같은 ‘ate’라도 헤드 1은 동물만 찾아서 ‘cat’을, 헤드 2는 먹이만 찾아서 ‘fish’를 봐요.",
    en: "For the same “ate”, head 1 asks only for animals and looks at “cat”, head 2 asks only for food and looks at “fish”.",
  },
};
