import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROUNDS = 15;
const QUICK_ROUNDS = 5;

/** The native build beside Eigen and OpenBLAS, as .ci/bench compiled it. */
export function runNatively({ quick, rounds = quick ? QUICK_ROUNDS : ROUNDS }) {
  const root = fileURLToPath(new URL("../../..", import.meta.url));
  const program = `${root}build/bench/native/attention_bench`;
  const output = execFileSync(program, [String(rounds)], { encoding: "utf8" });
  const compiler = execFileSync("c++", ["--version"], { encoding: "utf8" }).split("\n")[0];
  return { version: `Native, ${compiler}`, groups: JSON.parse(output) };
}
