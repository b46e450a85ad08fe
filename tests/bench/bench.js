// npm run bench: see options.js. Node's side; what is measured is in run.js.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runInBrowser } from "./engines/browser.js";
import { machine } from "./engines/machine.js";
import { runNatively } from "./engines/native.js";
import { runInNode } from "./engines/node.js";
import { downloadSize } from "./engines/size.js";
import { groups } from "./groups/all.js";
import { HELP, readOptions } from "./options.js";
import { markdownOfAll, resultFile, writeReadmes } from "./report/files.js";
import { report } from "./report/report.js";

try {
  await main(readOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

async function main(options) {
  if (options.help) return console.log(HELP);
  if (options.list)
    return console.log([...groups.map(({ id }) => id), "memory", "start"].join("\n"));
  if (options.markdown) return console.log(markdownOfAll());
  if (options.readme) return writeReadmes();
  mkdirSync(fileURLToPath(new URL("../../build/bench", import.meta.url)), { recursive: true });
  for (const engine of options.engines) {
    const log = (line) => process.stderr.write(`${engine}: ${line}\n`);
    const { quick, long, only, who, rounds } = options;
    const run = { node: runInNode, native: runNatively }[engine] ?? runInBrowser;
    const { version, ...results } = await run({ quick, long, only, who, rounds }, log, engine);
    const result = { engine, version, ...machine(), quick, ...results };
    if (engine !== "native") result.size = downloadSize();
    console.log(report(result));
    const file = resultFile(engine, Boolean(quick || only || who));
    writeFileSync(file, `${JSON.stringify(result, null, 1)}\n`);
    console.log(`\n→ ${file}`);
  }
}
