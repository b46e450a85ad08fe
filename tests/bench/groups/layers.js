import { layerProblem } from "../measure/problems.js";
import { arithmeticLimits, everyone } from "./group.js";

/** A layer as models have it. @type {import("./group.js").Group[]} */
export const layerGroups = [128, 512].map((length) => {
  const title = `Multi-head layer with projections, model_dim 512, 8 heads, n = ${length}`;
  return {
    id: `layer-${length}`,
    title,
    quick: true,
    entrants({ contenders, kernels }) {
      const problem = layerProblem({ length, heads: 8, modelDim: 512 });
      return [...everyone(contenders, "layer", problem, title), ...arithmeticLimits(kernels)];
    },
  };
});

/** The playground's own pass, every intermediate copied out. @type {import("./group.js").Group[]} */
export const tracedGroups = [16, 32, 64].map((length) => {
  const title = `Traced pass of the playground, model_dim 64, 4 heads, n = ${length}`;
  return {
    id: `traced-${length}`,
    title,
    quick: true,
    entrants({ contenders, kernels }) {
      const problem = layerProblem({ length, heads: 4, modelDim: 64 });
      return [...everyone(contenders, "traced", problem, title), ...arithmeticLimits(kernels)];
    },
  };
});
