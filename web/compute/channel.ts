/** How a playground talks to whatever computes for it: a worker, the main thread, or a test. */
import type { Explanation } from "../core/types.ts";
import type { ModelFiles } from "../models/model-files.ts";
import type { CellAddress } from "../state/state.ts";
import type { PassInput, PassProblem, PassResult, TranslationResult } from "./protocol.ts";

export interface ChannelListener {
  /**
   * A finished pass, and the explanation that was asked for with it. Passes come in order; `newest` is
   * false while a later one is on its way.
   */
  result(result: PassResult, newest: boolean, explanation?: Explanation | null): void;
  /** A pass could not be computed. */
  problem(problem: PassProblem, newest: boolean): void;
  /** What a pass that is on its way has translated so far. */
  partial?(translation: TranslationResult): void;
}

/** One playground's line to the shared computer. */
export interface ComputeChannel {
  /** Computes `input` and explains a cell of it; while another pass runs, only the newest input waits. */
  pass(input: PassInput, cell?: CellAddress | null): void;
  /** Explains a cell of the last result; null when it has no such cell. Returns a function that cancels. */
  explain(cell: CellAddress, answer: (explanation: Explanation | null) => void): () => void;
  close(): void;
}

export interface ComputeClient {
  /** The files of the models that passes ask for. */
  readonly files: ModelFiles;
  open(listener: ChannelListener): ComputeChannel;
}
