import { cpus, loadavg } from "node:os";

/** For the record: where and when it was measured, and how busy it was there. */
export function machine() {
  const processors = cpus();
  return {
    processor: processors[0]?.model ?? "unknown",
    processors: processors.length,
    load: Math.round(loadavg()[1] * 10) / 10,
    date: new Date().toISOString().slice(0, 10),
  };
}
