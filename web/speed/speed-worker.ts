/** Measures in a worker of its own, with cores of its own: stopping it is ending it. */
import { loadCore } from "../core/index.ts";
import type { SpeedEvent, SpeedRequest } from "./protocol.ts";
import { speedRun } from "./run.ts";

const tell = (event: SpeedEvent) => postMessage(event);

async function measure(request: SpeedRequest): Promise<void> {
  try {
    const tools = { load: loadCore, clock: () => performance.now() };
    for await (const event of speedRun(request, tools)) tell(event);
  } catch (error) {
    tell({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}

addEventListener("message", ({ data }: MessageEvent<SpeedRequest>) => void measure(data), {
  once: true,
});
