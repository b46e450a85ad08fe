import { flashProblem } from "../measure/problems.js";
import { arithmeticLimits, everyone, oursOnly } from "./group.js";

/** Our own speed over neighbouring shapes, in turns with one another. */
function sweep(id, title, shapes) {
  return {
    id,
    title,
    quick: true,
    entrants({ contenders, kernels }) {
      const all = shapes.map(({ name, ...shape }) => {
        const problem = flashProblem(shape);
        return everyone(oursOnly(contenders), "flash", problem, name).map((entrant) => ({
          ...entrant,
          name,
        }));
      });
      return [...all.flat(), ...arithmeticLimits(kernels)];
    },
  };
}

/** @type {import("./group.js").Group[]} */
export const shapeGroups = [
  sweep(
    "lengths",
    "Lengths, 8 heads of 64",
    [63, 64, 65, 96, 97, 776, 777].map((queries) => ({
      name: `n = ${queries}`,
      heads: 8,
      queries,
    })),
  ),
  sweep(
    "head-dims",
    "Head dimensions, 8 heads, n = 256",
    [16, 20, 32, 40, 64, 80, 96, 128].map((dim) => ({
      name: `head_dim ${dim}`,
      heads: 8,
      queries: 256,
      dim,
    })),
  ),
  sweep("rectangular", "Few queries, many keys, 8 heads of 64", [
    { name: "128 × 1024", heads: 8, queries: 128, keys: 1024 },
    { name: "1024 × 1024", heads: 8, queries: 1024 },
  ]),
];
