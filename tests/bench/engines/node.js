import { run } from "../run.js";

export async function runInNode(options, log) {
  const results = await run(options, log);
  return { version: `Node ${process.versions.node}`, ...results };
}
