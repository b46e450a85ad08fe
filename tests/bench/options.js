import { parseArgs } from "node:util";

export const HELP = `npm run bench -- [options]

Measures attention beside what one would use instead, in one process, everyone in turns.
Prints tables; writes build/bench/<engine>.json.

  --quick           a minute or two instead of a quarter of an hour
  --only <part>     only groups whose name has this part; several with commas; --list shows the names
  --who <part>      only contenders whose name has this part: plain, relaxed, ort, tfjs, naive, javascript
  --rounds <count>  how often everyone's turn comes at most
  --browser [name]  in headless Chromium and Firefox, or in the one that is named, instead of Node
  --native          our native build beside Eigen and OpenBLAS instead
  --long            also 65,536 tokens
  --markdown        the tables as Markdown, from the JSON of earlier runs, without measuring
  --readme          put those into tests/bench/README.md and README.ko.md
  --training        training beside PyTorch instead
  --page            from keystrokes to results in the page instead
  --no-setup        nothing is installed or built first
  --list            the groups
`;

/**
 * @param {string[]} args
 */
export function readOptions(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string" },
      who: { type: "string" },
      rounds: { type: "string" },
      browser: { type: "boolean", default: false },
      native: { type: "boolean", default: false },
      long: { type: "boolean", default: false },
      markdown: { type: "boolean", default: false },
      readme: { type: "boolean", default: false },
      "no-setup": { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds >= 3)) {
    throw new Error(`--rounds ${values.rounds}: it takes a whole number from 3 up`);
  }
  const browsers = ["chromium", "firefox"];
  const strangers = positionals.filter((name) => !values.browser || !browsers.includes(name));
  if (strangers.length > 0) throw new Error(`unknown: ${strangers.join(" ")}; see --help`);
  const chosen = positionals.length > 0 ? positionals : browsers;
  const here = [values.native ? "native" : "node"];
  return { ...values, rounds, engines: values.browser ? chosen : here };
}
