import {
  attentionFlash,
  fusedLayer,
  matmulFlash,
  multiHeadFlash,
  multiHeadLayer,
  tracedLayer,
} from "./onnx/graphs.js";
import { onnxModel } from "./onnx/model.js";

const LIBRARY = "onnxruntime-web";
// The score matrix of a causal graph comes with a mask of its size.
const MOST_MASKED = 4096 * 4096;

/**
 * onnxruntime's WebAssembly back end on one thread, in every way it can say attention.
 * @returns {Promise<import("./contender.js").Contender[]>}
 */
export async function onnxruntime() {
  const ort = await import("onnxruntime-web");
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = "error";
  if (typeof document !== "undefined") {
    ort.env.wasm.wasmPaths = new URL("../node_modules/onnxruntime-web/dist/", import.meta.url).href;
  }

  const prepare = async (graph, feeds, wanted) => {
    const session = await ort.InferenceSession.create(onnxModel(graph), {
      executionProviders: ["wasm"],
      graphOptimizationLevel: "all",
      logSeverityLevel: 4, // what fails is in the tables
    });
    const run = () => {
      const tensors = {};
      for (const [name, data] of Object.entries(feeds)) {
        tensors[name] = new ort.Tensor("float32", data, graph.inputs[name]);
      }
      return session.run(tensors);
    };
    return {
      run,
      asynchronous: true,
      read: (results) => results[wanted].data,
      dispose: () => session.release(),
    };
  };
  const flash = (graph) => async (problem) => {
    const { query, key, value } = problem;
    return prepare(graph(problem), { query, key, value }, "context");
  };
  const layer = (graph) => async (problem) =>
    prepare(graph(problem), { input: problem.input }, "output");

  return [
    // First: where the fused operators fail, their memory would count for it.
    {
      id: "ort-graph",
      library: LIBRARY,
      way: "MatMul, Softmax, MatMul",
      async flash(problem) {
        if (problem.causal && problem.queries * problem.keys > MOST_MASKED) {
          throw new Error("its mask would not fit");
        }
        return flash(matmulFlash)(problem);
      },
      layer: layer(tracedLayer),
      traced: layer(tracedLayer),
    },
    {
      id: "ort-multi-head",
      library: LIBRARY,
      way: "MultiHeadAttention",
      flash: flash(multiHeadFlash),
      layer: layer(multiHeadLayer),
    },
    {
      id: "ort-attention",
      library: LIBRARY,
      way: "Attention",
      flash: flash(attentionFlash),
      layer: layer(fusedLayer),
    },
  ];
}
