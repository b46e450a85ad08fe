import { asking, diagonal, type Example, SEES_ALL } from "../example.ts";
import { features, lexicon } from "../self/en-school.ts";

export const enSchoolHeads: Example = {
  id: "en-school-heads",
  mode: "multi",
  language: "en",
  text: "I went to school",
  memoryText: "",
  unit: null,
  features,
  lexicon,
  heads: [
    asking({ ko: "누가", en: "who" }, features, [
      [1, 0, 0, 0],
      [1, 0, 0, 0],
      [3, 0, 0, 0],
      [1, 0, 0, 0],
    ]),
    asking({ ko: "어디로", en: "where" }, features, [
      [0, 1, 0, 0],
      [0, 0, 0, 3],
      [0, 3, 0, 0],
      [0, 2, 0, 0],
    ]),
  ],
  wOutput: [...diagonal(1), ...diagonal(1)],
  mask: SEES_ALL,
  query: 1,
  head: 0,
  caption: {
    ko: "같은 ‘went’라도 헤드 1은 사람을 찾아서 ‘I’를, 헤드 2는 장소를 찾아서 ‘school’을 봐요.",
    en: "For the same “went”, head 1 asks for a person and looks at “I”, head 2 asks for a place and looks at “school”.",
  },
};
