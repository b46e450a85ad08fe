import type { Example } from "../example.ts";
import { koReferent } from "../self/ko-referent.ts";

const [referring] = koReferent.heads;

export const koReferentHeads: Example = {
  ...koReferent,
  id: "ko-referent-heads",
  mode: "multi",
  heads: [
    ...(referring ? [referring] : []),
    {
      name: { ko: "무엇을 했나", en: "what was done" },
      matching: ["name", "thing", "act", "man"],
      values: ["name", "thing", "act", "man"],
      wQuery: [
        [0, 0, 2, 0],
        [0, 2, 0, 0],
        [0, 2, 0, 0],
        [0, 0, 2, 0],
        [0, 3, 0, 0],
      ],
      wKey: [
        [1, 0, 0, 0],
        [0, 0, 0, 1],
        [0, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
      ],
      wValue: [
        [1, 0, 0, 0],
        [0, 0, 0, 1],
        [0, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, 0],
      ],
    },
  ],
  mask: { causal: false, window: null, validKeys: null, painted: [] },
  wOutput: [
    [0, 1, 0, 0, 0],
    [0, 0, 1, 0, 0],
    [0, 0, 0, 1, 0],
    [0, 0, 0, 0, 1],
    [1, 0, 0, 0, 0],
    [0, 0, 0, 1, 0],
    [0, 0, 0, 0, 1],
    [0, 1, 0, 0, 0],
  ],
  query: 2,
  head: 0,
  caption: {
    ko: "헤드 1에서 ‘그’는 가리키는 사람 ‘민수’를 보고, 헤드 2에서는 그 사람의 물건 ‘책’을 봐요.",
    en: "In head 1 “그” (his) looks at the person it stands for, “민수” (Minsu); in head 2 at the thing he owns, “책” (book).",
  },
};
