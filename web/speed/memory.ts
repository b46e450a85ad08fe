/** How many bytes a way to compute holds, in a core that has done nothing else. */
import { type Core, TraceReader } from "../core/index.ts";
import { flashOptions, headInputs, matrixInputs } from "./contenders.ts";
import { HEAD_DIM, type Weighed } from "./protocol.ts";

/**
 * What the core's heap holds afterwards more than before (inputs, intermediates, kept workspaces),
 * and what was handed to JavaScript.
 */
export function bytesHeld(core: Core, series: Weighed, length: number): number {
  const before = core.heapBytes();
  const handed = series === "traced" ? traced(core, length) : fused(core, length);
  return core.heapBytes() - before + handed;
}

function traced(core: Core, length: number): number {
  const trace = core.attention(matrixInputs(length));
  if (trace instanceof TraceReader) return trace.data.values.byteLength;
  return trace.names.reduce((bytes, name) => bytes + trace.get(name).data.byteLength, 0);
}

/** The inputs are resident, so that they are counted as the traced way's are. */
function fused(core: Core, length: number): number {
  const { query, key, value } = headInputs(length);
  const resident = (data: Float32Array) => {
    const matrix = core.matrix(length, HEAD_DIM);
    matrix.data.set(data);
    return matrix;
  };
  const matrices = { query: resident(query), key: resident(key), value: resident(value) };
  return core.flashAttention({ ...matrices, ...flashOptions(length) }).byteLength;
}
