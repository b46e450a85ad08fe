import { flashProblem } from "../measure/problems.js";
import { arithmeticLimits, everyone } from "./group.js";

// [heads, length, head_dim, whether a short run has it]
const SHAPES = [
  [4, 8, 16, true],
  [8, 16, 64, true],
  [8, 64, 64, true],
  [8, 256, 64, true],
  [12, 512, 64, true],
  [8, 1024, 64, false],
  [12, 2048, 64, false],
  [1, 16384, 64, false],
];

/** heads × length × head_dim, all keys seen, and causal. @type {import("./group.js").Group[]} */
export const flashGroups = SHAPES.flatMap(([heads, queries, dim, quick]) =>
  [false, true].map((causal) => {
    const id = `${heads}x${queries}x${dim}${causal ? "-causal" : ""}`;
    const title = `${heads} × ${queries} × ${dim}${causal ? ", causal" : ""}`;
    return {
      id: `flash-${id}`,
      title,
      quick,
      entrants({ contenders, kernels }) {
        const problem = flashProblem({ heads, queries, dim, causal });
        return [...everyone(contenders, "flash", problem, title), ...arithmeticLimits(kernels)];
      },
    };
  }),
);
