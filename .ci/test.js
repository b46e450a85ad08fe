// node .ci/test.js [part…]: runs the named parts, or all of them, each to its end, and counts test
// cases over all. Ends with one line, "N passed, N failed", and with a non-zero code on any failure.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const REPORTS = "build/test";

const PARTS = {
  lint: { title: "Format and lint", run: lint },
  wasm: {
    title: "C++ as WebAssembly in Node",
    run: () => native("wasm", ["-DATTENTION_TESTS=ON"]),
  },
  types: { title: "TypeScript", run: () => check("tsc", tool("tsc"), []) },
  native: { title: "C++ with ASan and UBSan", run: () => native("native-sanitize") },
  build: { title: "The page's build", run: () => check("npm run build", ".ci/build", []) },
  unit: { title: "JavaScript seam and units (Vitest)", run: vitest },
  page: { title: "The page in Chromium (Playwright)", run: playwright },
};

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(PARTS);
const unknown = chosen.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`unknown part ${unknown.join(", ")}; there are: ${Object.keys(PARTS).join(" ")}`);
  process.exit(2);
}

mkdirSync(REPORTS, { recursive: true });
const summary = [];
for (const name of chosen) {
  const { title, run } = PARTS[name];
  console.log(`\n=== ${title} (${name})`);
  const start = Date.now();
  const counts = await run().catch((error) => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  summary.push({ name, title, ...counts, seconds: Math.round((Date.now() - start) / 1000) });
}

console.log("\n=== Summary");
for (const { name, title, passed, failed, skipped = 0, seconds } of summary) {
  const extra = skipped > 0 ? `, ${skipped} skipped` : "";
  console.log(
    `${failed > 0 ? "FAIL" : "ok  "} ${name.padEnd(7)} ${passed} passed, ${failed} failed${extra} (${seconds} s) ${title}`,
  );
}
const total = (key) => summary.reduce((sum, part) => sum + part[key], 0);
console.log(`${total("passed")} passed, ${total("failed")} failed`);
process.exit(total("failed") > 0 ? 1 : 0);

function tool(name) {
  return `node_modules/.bin/${name}`;
}

/** Shows what the command prints while it runs; resolves to its exit code and its output. */
async function execute(command, args, env = {}) {
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  let output = "";
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    from.setEncoding("utf8").on("data", (text) => {
      output += text;
      to.write(text);
    });
  }
  const [code] = await once(child, "close");
  return { code, output };
}

/** A command that is one test case: it succeeds or fails. */
async function check(name, command, args) {
  const { code } = await execute(command, args);
  console.log(`${code === 0 ? "passed" : "FAILED"}: ${name}`);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

async function lint() {
  const web = await check("biome", tool("biome"), ["check", "--error-on-warnings", "."]);
  // Another version lays out some lines differently.
  const version = await execute("clang-format", ["--version"]).catch(() => null);
  if (!version?.output.includes("version 14.")) {
    console.log("skipped: clang-format 14 is not installed");
    return { ...web, skipped: 1 };
  }
  const { output: files } = await execute("git", ["ls-files", "*.cpp", "*.hpp"]);
  const core = await check("clang-format", "clang-format", [
    "--dry-run",
    "--Werror",
    ...files.split("\n").filter((file) => file !== ""),
  ]);
  return { passed: web.passed + core.passed, failed: web.failed + core.failed };
}

/** Builds a preset and counts the Catch2 cases, and every example as one. */
async function native(preset, options = []) {
  const steps = [
    ["cmake", ["--preset", preset, ...options]],
    ["cmake", ["--build", "--preset", preset]],
  ];
  for (const [command, args] of steps) {
    const { code } = await execute(command, args);
    if (code !== 0) return { passed: 0, failed: 1 };
  }
  const { code, output } = await execute("ctest", [
    "--preset",
    preset,
    "--verbose",
    "--parallel",
    "2",
  ]);
  let passed = 0;
  let failed = 0;
  for (const [, cases] of output.matchAll(/All tests passed \([^)]* in (\d+) test cases?\)/g)) {
    passed += Number(cases);
  }
  const some = /test cases:\s*(\d+) \|(?:\s*\d+ passed \|)?\s*(\d+) failed/g;
  for (const [, cases, broken] of output.matchAll(some)) {
    failed += Number(broken);
    passed += Number(cases) - Number(broken);
  }
  if (passed + failed === 0) failed = 1; // crashed, or not there
  for (const [, result] of output.matchAll(/Test +#\d+: example_\S+ \.*(?: +(Passed))?/g)) {
    if (result) passed += 1;
    else failed += 1;
  }
  if (code !== 0 && failed === 0) failed = 1;
  return { passed, failed };
}

async function vitest() {
  const report = `${REPORTS}/unit.json`;
  rmSync(report, { force: true });
  const { code } = await execute(tool("vitest"), [
    "run",
    "--config=tests/vitest.config.ts",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  const { numPassedTests: passed, numFailedTests, numPendingTests: skipped } = read(report);
  return { passed, failed: numFailedTests || (code === 0 ? 0 : 1), skipped };
}

async function playwright() {
  if (!existsSync("dist/index.html")) throw new Error("there is no page in dist/: npm run build");
  const report = `${REPORTS}/page.json`;
  rmSync(report, { force: true });
  const { code } = await execute(
    tool("playwright"),
    ["test", "--config=tests/page/playwright.config.ts", "--reporter=list,json"],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  );
  const { expected, flaky, unexpected, skipped } = read(report).stats;
  return { passed: expected + flaky, failed: unexpected || (code === 0 ? 0 : 1), skipped };
}

function read(report) {
  return JSON.parse(readFileSync(report, "utf8"));
}
