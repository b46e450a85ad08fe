const LIBRARY = "tfjs-backend-wasm";
const MOST_MASKED = 4096 * 4096;

/**
 * TensorFlow.js on its WebAssembly back end with SIMD, one thread, in two ways: the ordinary one,
 * and the one that reaches its fast kernel, which wants matrices one by one and keys transposed.
 * @returns {Promise<import("./contender.js").Contender[]>}
 */
export async function tfjs() {
  const tf = await start();
  return [
    {
      id: "tfjs-transposed",
      library: LIBRARY,
      way: "keys transposed, head by head",
      flash: async (problem) => flashByHead(tf, problem),
      layer: async (problem) => layerByHead(tf, problem, false),
      traced: async (problem) => layerByHead(tf, problem, true),
    },
    {
      id: "tfjs",
      library: LIBRARY,
      way: "batched matMul",
      mostFlops: 1e9,
      flash: async (problem) => flashBatched(tf, problem),
      layer: async (problem) => layerBatched(tf, problem, false),
      traced: async (problem) => layerBatched(tf, problem, true),
    },
  ];
}

async function start() {
  const core = await import("@tensorflow/tfjs-core");
  const wasm = await import("@tensorflow/tfjs-backend-wasm");
  const tf = core.default ?? core; // in Node it is a CommonJS package
  const { setWasmPaths } = wasm.default ?? wasm;
  if (typeof document !== "undefined") {
    const folder = new URL("../node_modules/@tensorflow/tfjs-backend-wasm/dist/", import.meta.url);
    setWasmPaths(folder.href);
  }
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  await tf.setBackend("wasm");
  await tf.ready();
  return tf;
}

const same = (result) => result;

function flashByHead(tf, problem) {
  const { heads, queries, keys, dim, causal } = problem;
  const mask = causal ? causalMask(tf, queries, keys) : null;
  const scale = tf.scalar(1 / Math.sqrt(dim));
  const head = (data, h, length) =>
    tf.tensor2d(data.subarray(h * length * dim, (h + 1) * length * dim), [length, dim]);
  const run = () => {
    const context = new Float32Array(heads * queries * dim);
    for (let h = 0; h < heads; h++) {
      tf.tidy(() => {
        const query = tf.mul(head(problem.query, h, queries), scale);
        const scores = tf.matMul(query, tf.transpose(head(problem.key, h, keys)));
        const weights = tf.softmax(mask ? tf.add(scores, mask) : scores);
        const each = tf.matMul(weights, head(problem.value, h, keys));
        context.set(each.dataSync(), h * queries * dim);
      });
    }
    return context;
  };
  return { run, read: same, dispose: () => tf.dispose([scale, mask].filter(Boolean)) };
}

function flashBatched(tf, problem) {
  const { heads, queries, keys, dim, causal } = problem;
  const mask = causal ? causalMask(tf, queries, keys) : null;
  const run = () =>
    tf.tidy(() => {
      const query = tf.tensor3d(problem.query, [heads, queries, dim]);
      const key = tf.tensor3d(problem.key, [heads, keys, dim]);
      const value = tf.tensor3d(problem.value, [heads, keys, dim]);
      const scores = tf.matMul(tf.mul(query, 1 / Math.sqrt(dim)), key, false, true);
      const weights = tf.softmax(mask ? tf.add(scores, mask) : scores);
      return tf.matMul(weights, value).dataSync();
    });
  return { run, read: same, dispose: () => mask?.dispose() };
}

/** Each head has its own columns of the projections, so nothing is cut while it runs. */
function layerByHead(tf, { heads, length, modelDim, input, projections }, withWeights) {
  const dim = modelDim / heads;
  const parts = (name) =>
    Array.from({ length: heads }, (_, h) => ({
      b: tf.tensor2d(columns(projections[name].weight, modelDim, h * dim, dim), [modelDim, dim]),
      bias: tf.tensor1d(projections[name].bias.slice(h * dim, (h + 1) * dim)),
    }));
  const query = parts("query");
  const key = parts("key");
  const value = parts("value");
  const output = resident(tf, projections.output, modelDim);
  const run = () =>
    tf.tidy(() => {
      const x = tf.tensor2d(input, [length, modelDim]);
      const weights = [];
      const contexts = query.map((part, h) => {
        const scaled = tf.mul(tf.fused.matMul({ a: x, ...part }), 1 / Math.sqrt(dim));
        const keys = tf.transpose(tf.fused.matMul({ a: x, ...key[h] }));
        weights.push(tf.softmax(tf.matMul(scaled, keys)));
        return tf.matMul(weights[h], tf.fused.matMul({ a: x, ...value[h] }));
      });
      return results(tf, tf.concat2d(contexts, 1), output, withWeights ? weights : []);
    });
  return {
    run,
    read: (result) => result.output,
    dispose: () => tf.dispose([query, key, value, output]),
  };
}

function layerBatched(tf, { heads, length, modelDim, input, projections }, withWeights) {
  const dim = modelDim / heads;
  const [query, key, value, output] = ["query", "key", "value", "output"].map((name) =>
    resident(tf, projections[name], modelDim),
  );
  const run = () =>
    tf.tidy(() => {
      const x = tf.tensor2d(input, [length, modelDim]);
      const toHeads = ({ weight: b, bias }) =>
        tf.transpose(
          tf.reshape(tf.fused.matMul({ a: x, b, bias }), [length, heads, dim]),
          [1, 0, 2],
        );
      const scaled = tf.mul(toHeads(query), 1 / Math.sqrt(dim));
      const weights = tf.softmax(tf.matMul(scaled, toHeads(key), false, true));
      const context = tf.transpose(tf.matMul(weights, toHeads(value)), [1, 0, 2]);
      const joined = tf.reshape(context, [length, modelDim]);
      return results(tf, joined, output, withWeights ? [weights] : []);
    });
  return {
    run,
    read: (result) => result.output,
    dispose: () => tf.dispose([query, key, value, output]),
  };
}

function results(tf, context, { weight, bias }, weights) {
  const output = tf.fused.matMul({ a: context, b: weight, bias }).dataSync();
  return { output, weights: weights.map((each) => each.dataSync()) };
}

function columns(weight, rows, first, count) {
  const cut = new Float32Array(rows * count);
  for (let row = 0; row < rows; row++) {
    const at = row * rows + first;
    cut.set(weight.subarray(at, at + count), row * count);
  }
  return cut;
}

const resident = (tf, { weight, bias }, modelDim) => ({
  weight: tf.tensor2d(weight, [modelDim, modelDim]),
  bias: tf.tensor1d(bias),
});

function causalMask(tf, queries, keys) {
  if (queries * keys > MOST_MASKED) throw new Error("its mask would not fit");
  const mask = new Float32Array(queries * keys);
  for (let i = 0; i < queries; i++) {
    mask.fill(-1e30, i * keys + Math.min(i + 1, keys), (i + 1) * keys);
  }
  return tf.tensor2d(mask, [queries, keys]);
}
