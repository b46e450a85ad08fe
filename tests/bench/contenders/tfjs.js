const LIBRARY = "tfjs-backend-wasm";

/**
 * TensorFlow.js on its WebAssembly back end, one thread, SIMD: in the ordinary way, and in the one
 * that reaches its fast kernel, which wants one matrix at a time and the keys transposed beforehand.
 * @returns {Promise<import("./contender.js").Contender[]>}
 */
export async function tfjs() {
  const tf = await start();
  const three = (heads, length, dim) => [heads, length, dim];

  const flash = (attend) => async (problem) => {
    const { heads, queries, keys, dim, causal } = problem;
    const mask = causal ? causalMask(tf, queries, keys) : null;
    const run = () =>
      tf.tidy(() => {
        const query = tf.tensor(problem.query, three(heads, queries, dim));
        const key = tf.tensor(problem.key, three(heads, keys, dim));
        const value = tf.tensor(problem.value, three(heads, keys, dim));
        const scaled = tf.mul(query, 1 / Math.sqrt(dim));
        return attend(tf, scaled, key, value, mask).context.dataSync();
      });
    return { run, read: (result) => result, dispose: () => mask?.dispose() };
  };

  const layer = (attend, withWeights) => async (problem) => {
    const { heads, length, modelDim, input, projections } = problem;
    const dim = modelDim / heads;
    const resident = Object.fromEntries(
      Object.entries(projections).map(([name, { weight, bias }]) => [
        name,
        { b: tf.tensor2d(weight, [modelDim, modelDim]), bias: tf.tensor1d(bias) },
      ]),
    );
    const run = () =>
      tf.tidy(() => {
        const x = tf.tensor2d(input, [length, modelDim]);
        const project = (a, name) => tf.fused.matMul({ a, ...resident[name] });
        const toHeads = (name) =>
          tf.transpose(tf.reshape(project(x, name), [length, heads, dim]), [1, 0, 2]);
        const query = tf.mul(toHeads("query"), 1 / Math.sqrt(dim));
        const { context, weights } = attend(tf, query, toHeads("key"), toHeads("value"), null);
        const joined = tf.reshape(tf.transpose(context, [1, 0, 2]), [length, modelDim]);
        const output = project(joined, "output").dataSync();
        return withWeights ? { output, weights: weights().dataSync() } : output;
      });
    const dispose = () => {
      for (const tensors of Object.values(resident)) tf.dispose(tensors);
    };
    return { run, read: (result) => (withWeights ? result.output : result), dispose };
  };

  const ways = [
    { id: "tfjs-transposed", way: "keys transposed, head by head", attend: headByHead },
    { id: "tfjs", way: "batched matMul", attend: batched },
  ];
  return ways.map(({ id, way, attend }) => ({
    id,
    way,
    library: LIBRARY,
    flash: flash(attend),
    layer: layer(attend, false),
    traced: layer(attend, true),
  }));
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

/** query is scaled already; [heads, length, dim] all three. */
function batched(tf, query, key, value, mask) {
  const scores = tf.matMul(query, key, false, true);
  const weights = tf.softmax(mask ? tf.add(scores, mask) : scores);
  return { context: tf.matMul(weights, value), weights: () => weights };
}

function headByHead(tf, query, key, value, mask) {
  const keys = tf.unstack(tf.transpose(key, [0, 2, 1]));
  const values = tf.unstack(value);
  const weights = tf.unstack(query).map((head, h) => {
    const scores = tf.matMul(head, keys[h]);
    return tf.softmax(mask ? tf.add(scores, mask) : scores);
  });
  const contexts = weights.map((head, h) => tf.matMul(head, values[h]));
  return { context: tf.stack(contexts), weights: () => tf.stack(weights) };
}

function causalMask(tf, queries, keys) {
  const mask = new Float32Array(queries * keys);
  for (let i = 0; i < queries; i++)
    mask.fill(-1e30, i * keys + Math.min(i + 1, keys), (i + 1) * keys);
  return tf.tensor2d(mask, [queries, keys]);
}
