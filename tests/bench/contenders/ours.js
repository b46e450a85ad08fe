import { nothing } from "./contender.js";

/**
 * The core under test, once with arrays and once with matrices that stay in its memory.
 * @param {import("../../../web/core/types.ts").Core} core
 * @returns {import("./contender.js").Contender[]}
 */
export function ours(core) {
  const name = core.simd === "relaxed" ? "relaxed" : "plain";
  const resident = (rows, cols, data) => {
    const matrix = core.matrix(rows, cols);
    matrix.data.set(data);
    return matrix;
  };

  const arrays = {
    id: name,
    library: `ours, ${name}`,
    async flash(problem) {
      const { query, key, value } = problem;
      return { run: flashCall(core, problem, { query, key, value }), read: same, dispose: nothing };
    },
    async layer(problem) {
      const matrix = (rows, cols, data) => ({ rows, cols, data });
      return { run: layerCall(core, problem, matrix), read: same, dispose: nothing };
    },
    async traced(problem) {
      const matrix = (rows, cols, data) => ({ rows, cols, data });
      return { run: tracedCall(core, problem, matrix), read: output, dispose: nothing };
    },
  };

  const residents = {
    id: `${name}-resident`,
    library: arrays.library,
    way: "resident matrices",
    async flash(problem) {
      const { heads, queries, keys, dim } = problem;
      const inputs = {
        query: resident(heads * queries, dim, problem.query),
        key: resident(heads * keys, dim, problem.key),
        value: resident(heads * keys, dim, problem.value),
      };
      const dispose = () => {
        for (const matrix of Object.values(inputs)) matrix.dispose();
      };
      return { run: flashCall(core, problem, inputs), read: same, dispose };
    },
    async layer(problem) {
      const matrices = [];
      const matrix = (rows, cols, data) => {
        matrices.push(resident(rows, cols, data));
        return matrices.at(-1);
      };
      const dispose = () => {
        for (const each of matrices) each.dispose();
      };
      return { run: layerCall(core, problem, matrix), read: same, dispose };
    },
  };
  return [arrays, residents];
}

const same = (result) => result;
const output = (trace) => trace.get("output").data;

/** With an object literal, as one writes a call: spreading others into it would cost more than a small call. */
function flashCall(core, problem, { query, key, value }) {
  const { heads, queries, keys, dim, causal } = problem;
  return () =>
    core.flashAttention({
      query,
      key,
      value,
      numHeads: heads,
      queryLength: queries,
      keyLength: keys,
      headDim: dim,
      causal,
    });
}

function layerOptions({ heads, length, modelDim, input, projections }, matrix) {
  const weight = (name) => matrix(modelDim, modelDim, projections[name].weight);
  return {
    input: { rows: length, cols: modelDim, data: input },
    numHeads: heads,
    wQuery: weight("query"),
    wKey: weight("key"),
    wValue: weight("value"),
    wOutput: weight("output"),
    bQuery: projections.query.bias,
    bKey: projections.key.bias,
    bValue: projections.value.bias,
    bOutput: projections.output.bias,
  };
}

function layerCall(core, problem, matrix) {
  const options = { ...layerOptions(problem, matrix), intermediates: false };
  return () => core.multiHeadAttention(options).get("output").data;
}

/** Every step of the pass arrives as a copy of its own. */
function tracedCall(core, problem, matrix) {
  const options = layerOptions(problem, matrix);
  return () => core.multiHeadAttention(options);
}
