import { copyPeak, readPeak, writePeak } from "../measure/peaks.js";
import { arithmeticLimits, limits } from "./group.js";

const IN_L1 = 2048; // floats: 8 kB in, 8 kB out
const LAYER = [512, 512]; // rows and columns of what a layer norm meets

/** exp and its relatives over arrays that stay in the first cache. @type {import("./group.js").Group} */
const inFirstCache = {
  id: "rows",
  title: `exp, tanh and softmax over ${IN_L1} numbers in L1`,
  quick: true,
  entrants({ kernels }) {
    const bytes = 4 * IN_L1;
    const memory = [readPeak(kernels.plain, bytes), copyPeak(kernels.plain, bytes)];
    return [
      ...builds(kernels).flatMap(([build, module]) => rowEntrants(build, module)),
      ...limits(memory, "byte"),
      ...arithmeticLimits(kernels),
    ];
  },
};

/** Layer norm of a matrix that does not fit there. @type {import("./group.js").Group} */
const layerNorm = {
  id: "layer-norm",
  title: `Layer norm, ${LAYER.join(" × ")}`,
  quick: true,
  entrants({ kernels }) {
    const [rows, cols] = LAYER;
    const bytes = 4 * rows * cols;
    const entrants = builds(kernels)
      .filter(([, { functions }]) => functions.layer_norm_rows)
      .map(([build, module]) => ({
        id: build,
        library: `ours, ${build}`,
        problem: "layer norm",
        work: bytes,
        unit: "byte",
        async prepare() {
          const from = module.place(waves(rows * cols));
          const [gain, bias] = [module.place(waves(cols)), module.place(waves(cols))];
          const to = module.allocate(rows * cols);
          return {
            run: () => module.functions.layer_norm_rows(from, gain, bias, to, rows, cols),
            dispose: () => module.release(from, gain, bias, to),
          };
        },
      }));
    if (entrants.length === 0) return [];
    const { plain } = kernels;
    const memory = [readPeak(plain, bytes), copyPeak(plain, bytes), writePeak(plain, bytes)];
    return [...entrants, ...limits(memory, "byte")];
  },
};

export const rowGroups = [inFirstCache, layerNorm];

const builds = (kernels) => Object.entries(kernels).filter(([, module]) => module);

function rowEntrants(build, module) {
  const { functions } = module;
  const calls = {
    exp: (from, to) => functions.exp_array(from, to, IN_L1),
    tanh: (from, to) => functions.tanh_array(from, to, IN_L1),
    softmax: (from, to) => functions.softmax_rows(from, to, 1, IN_L1),
  };
  return Object.entries(calls).map(([problem, call]) => ({
    id: build,
    library: `ours, ${build}`,
    problem,
    work: IN_L1,
    unit: "number",
    async prepare() {
      const [from, to] = [module.place(waves(IN_L1)), module.allocate(IN_L1)];
      return { run: () => call(from, to), dispose: () => module.release(from, to) };
    },
  }));
}

const waves = (count) => Float32Array.from({ length: count }, (_, i) => 4 * Math.sin(i) - 4);
