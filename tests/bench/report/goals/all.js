import { Results } from "../results.js";
import { attentionGoals } from "./attention.js";
import { memoryGoals, pageGoals } from "./page.js";
import { rowGoals, shapeGoals } from "./rows-and-shapes.js";

/** The goals that a run has numbers for, in their order. @returns {import("./goal.js").Goal[]} */
export function goals(result) {
  const results = new Results(result);
  return [
    ...attentionGoals(results),
    ...memoryGoals(result),
    ...rowGoals(results),
    ...shapeGoals(results),
    ...pageGoals(result),
  ];
}
