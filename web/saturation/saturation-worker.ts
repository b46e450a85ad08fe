/** Sweeps in a worker of its own, so that nothing waits for it. */
import { loadCore } from "../core/index.ts";
import type { SaturationEvent, SaturationRequest } from "./protocol.ts";
import { saturationSweep } from "./sweep.ts";

const tell = (event: SaturationEvent) => postMessage(event);

async function sweep({ seed }: SaturationRequest): Promise<void> {
  try {
    tell({ kind: "finished", points: saturationSweep(await loadCore(), seed) });
  } catch (error) {
    tell({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}

addEventListener("message", ({ data }: MessageEvent<SaturationRequest>) => void sweep(data), {
  once: true,
});
