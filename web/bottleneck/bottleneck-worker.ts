/** Counts in a worker of its own, with models of its own: stopping it is ending it. */
import { loadCore } from "../core/index.ts";
import type { BottleneckEvent, BottleneckRequest } from "./protocol.ts";
import { bottleneckRun } from "./run.ts";
import { readHeldOut } from "./sentences.ts";

const tell = (event: BottleneckEvent) => postMessage(event);

async function count({ models, sentences }: BottleneckRequest): Promise<void> {
  try {
    const [core, response] = await Promise.all([loadCore(), fetch(sentences)]);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const loaded = {
      attention: await core.loadModel(models.attention),
      none: await core.loadModel(models.none),
    };
    const heldOut = readHeldOut(await response.text());
    for (const event of bottleneckRun(loaded, heldOut, () => performance.now())) tell(event);
  } catch (error) {
    tell({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}

addEventListener("message", ({ data }: MessageEvent<BottleneckRequest>) => void count(data), {
  once: true,
});
