/** The matrices a pass multiplies with: an example's own, or seeded ones. */
import type { PassCore } from "../core/pass-core.ts";
import type { MatrixInput, ScoreWeights, VectorInput } from "../core/types.ts";
import type { Rows } from "../examples/example.ts";
import type { Example } from "../examples/index.ts";
import type { PassInput } from "./protocol.ts";
import type { Vectors } from "./vectors.ts";

export interface Projections {
  readonly kind: "handmade" | "seeded" | "trained";
  readonly wQuery: MatrixInput;
  readonly wKey: MatrixInput;
  readonly wValue: MatrixInput;
  readonly wOutput: MatrixInput;
  readonly bQuery?: VectorInput;
  readonly bKey?: VectorInput;
  readonly bValue?: VectorInput;
  readonly bOutput?: VectorInput;
  readonly scoreWeights: ScoreWeights | undefined;
}

/** An example's projections serve its own features, for as many heads of its width as it has. */
export function chooseProjections(
  core: PassCore,
  input: PassInput,
  example: Example,
  vectors: Vectors,
): Projections {
  const { numHeads, headDim } = input;
  const hasFeatures = vectors.kind === "handmade" || vectors.kind === "mixed";
  const heads = example.heads.slice(0, numHeads);
  const fits = heads.length === numHeads && heads.every((head) => head.matching.length === headDim);
  if (hasFeatures && fits) {
    return {
      kind: "handmade",
      wQuery: sideBySide(heads.map((head) => head.wQuery)),
      wKey: sideBySide(heads.map((head) => head.wKey)),
      wValue: sideBySide(heads.map((head) => head.wValue)),
      wOutput: matrixOf(example.wOutput.slice(0, numHeads * headDim)),
      scoreWeights: plainScoreWeights(input, headDim),
    };
  }
  const { modelDim } = vectors;
  const seeded = (name: string, rows: number, cols: number) =>
    core.seededMatrix(name, rows, cols, input.seed);
  return {
    kind: "seeded",
    wQuery: seeded("w_query", modelDim, numHeads * headDim),
    wKey: seeded("w_key", modelDim, numHeads * headDim),
    wValue: seeded("w_value", modelDim, numHeads * headDim),
    wOutput: seeded("w_output", numHeads * headDim, modelDim),
    scoreWeights: seededScoreWeights(input, seeded),
  };
}

/**
 * Score weights beside hand-made projections. W = I leaves general a plain q·k. Additive and concat get
 * two hidden units a feature, Σ 8·tanh(k − q/8) − 8·tanh(k): 0 where nothing is asked, and larger the
 * more of what is asked is there, as in a product but bounded.
 */
function plainScoreWeights({ score }: PassInput, dim: number): ScoreWeights | undefined {
  if (score === "general") return { w: matrixOf(identity(dim, [1])) };
  if (score !== "additive" && score !== "concat") return undefined;
  const wQuery = identity(dim, [-0.125, 0]);
  const wKey = identity(dim, [1, 1]);
  const v = [8, -8].flatMap((weight) => Array.from({ length: dim }, () => weight));
  return score === "additive"
    ? { w_query: matrixOf(wQuery), w_key: matrixOf(wKey), v }
    : { w: matrixOf([...wQuery, ...wKey]), v };
}

export function seededScoreWeights(
  { score, headDim }: PassInput,
  seeded: (name: string, rows: number, cols: number) => MatrixInput,
): ScoreWeights | undefined {
  if (score === "general") return { w: seeded("score.w", headDim, headDim) };
  if (score === "additive") {
    return {
      w_query: seeded("score.w_query", headDim, headDim),
      w_key: seeded("score.w_key", headDim, headDim),
      v: seeded("score.v", headDim, 1),
    };
  }
  if (score === "concat") {
    return { w: seeded("score.w", 2 * headDim, headDim), v: seeded("score.v", headDim, 1) };
  }
  return undefined;
}

/** Identities of `size` side by side, each times its factor. */
function identity(size: number, factors: readonly number[]): Rows {
  return Array.from({ length: size }, (_, row) =>
    factors.flatMap((factor) =>
      Array.from({ length: size }, (_, col) => (row === col ? factor : 0)),
    ),
  );
}

function matrixOf(rows: Rows): MatrixInput {
  return { rows: rows.length, cols: rows[0]?.length ?? 0, data: rows.flat() };
}

/** [model_dim, head_dim] a head → [model_dim, num_heads · head_dim]. */
function sideBySide(blocks: readonly Rows[]): MatrixInput {
  const [first = []] = blocks;
  return matrixOf(first.map((_, row) => blocks.flatMap((block) => block[row] ?? [])));
}
