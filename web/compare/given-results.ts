import type { ChannelListener, ComputeChannel, ComputeClient } from "../compute/channel.ts";
import type { PassResult } from "../compute/protocol.ts";
import { ModelFiles } from "../models/model-files.ts";

/** Computes nothing: a store on it shows the passes that it is given. */
export class GivenResults implements ComputeClient {
  readonly files = new ModelFiles();
  #listener: ChannelListener | null = null;

  open(listener: ChannelListener): ComputeChannel {
    this.#listener = listener;
    return { pass: () => {}, explain: () => () => {}, close: () => {} };
  }

  give(pass: PassResult): void {
    this.#listener?.result(pass, true);
  }
}
