import { readPeak } from "../measure/peaks.js";
import { flashProblem } from "../measure/problems.js";
import { everyone, limits } from "./group.js";

const KEYS = 4096;
const DIM = 64;

/**
 * One query on 4096 keys: all of K and V are read once, so memory sets the limit. @type
 * {import("./group.js").Group[]}
 */
export const decodeGroups = [1, 8, 12].map((heads) => {
  const title = `A decoding step: 1 × ${KEYS}, ${heads} head${heads > 1 ? "s" : ""} of ${DIM}`;
  return {
    id: `decode-${heads}`,
    title,
    quick: heads === 8,
    entrants({ contenders, kernels }) {
      const problem = flashProblem({ heads, queries: 1, keys: KEYS, dim: DIM });
      const bytes = 4 * (problem.key.length + problem.value.length);
      const all = everyone(contenders, "flash", problem, title, { unit: "byte", work: bytes });
      return [...all, ...limits([readPeak(kernels.plain, bytes)], "byte")];
    },
  };
});
