import { Results } from "../results.js";
import { attentionGoals } from "./attention.js";
import { memoryGoals, pageGoals } from "./page.js";
import { rowGoals, shapeGoals } from "./rows-and-shapes.js";
import { GOAL_WORDS } from "./words.js";

/** The goals that a run has numbers for, in their order. @returns {import("./goal.js").Goal[]} */
export function goals(result, language = "en") {
  const words = GOAL_WORDS[language];
  const results = new Results(result);
  return [
    ...attentionGoals(results, words),
    ...memoryGoals(result, words),
    ...rowGoals(results, words),
    ...shapeGoals(results, words),
    ...pageGoals(result, words),
  ];
}
