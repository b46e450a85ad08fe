import { arithmeticPeaks } from "../measure/peaks.js";
import { flashReference, layerReference } from "../measure/reference.js";

/**
 * @typedef {object} Entrant one line of a group: who does what
 * @property {string} id contender or peak
 * @property {string} library
 * @property {string} [way]
 * @property {string} problem
 * @property {number} work of one call, in `unit`
 * @property {"flop" | "byte" | "number"} unit
 * @property {() => Promise<import("../contenders/contender.js").Prepared>} prepare
 * @property {() => import("../measure/reference.js").Reference} [reference]
 *
 * @typedef {object} Group what is measured in turns with one another
 * @property {string} id
 * @property {string} title
 * @property {boolean} quick whether a short run has it
 * @property {(all: object) => Entrant[]} entrants
 */

const references = new WeakMap();

/** Entrants for everyone who has the `task`, on one problem. @returns {Entrant[]} */
export function everyone(contenders, task, problem, name, more = {}) {
  const { kind, flops } = problem;
  const reference = kind === "flash" ? flashReference : layerReference;
  return contenders
    .filter((contender) => contender[task] && flops <= (contender.mostFlops ?? Infinity))
    .map((contender) => ({
      id: contender.id,
      library: contender.library,
      way: contender.way,
      problem: name,
      work: flops,
      unit: "flop",
      prepare: () => contender[task](problem),
      reference() {
        if (!references.has(problem)) references.set(problem, reference(problem));
        return references.get(problem);
      },
      ...more,
    }));
}

/** Entrants that are no contenders: they say what the machine allows. @returns {Entrant[]} */
export function limits(peaks, unit) {
  return peaks.map(({ id, work, run, dispose = () => {} }) => ({
    id,
    library: "this machine",
    problem: "",
    work,
    unit,
    prepare: async () => ({ run, dispose }),
  }));
}

export const arithmeticLimits = (kernels) => limits(arithmeticPeaks(kernels), "flop");

/** Only our own ways, with arrays. */
export const oursOnly = (contenders) =>
  contenders.filter(({ id }) => id === "plain" || id === "relaxed");
