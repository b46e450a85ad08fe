import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { matrices, matrix, open, settled } from "./reading.ts";
import { sumsOf } from "./reference.ts";
import { expect, test } from "./visitor.ts";

/** As a program that imports the core would write it; runs on a page and in a worker. */
const PROGRAM = `
  const { loadCore } = await import(CORE);
  const core = await loadCore();
  const query = { rows: 3, cols: 2, data: [1, 0, 0, 1, 1, 1] };
  const trace = core.attention({ query, key: query, value: query, causal: true });
  const { rows, cols, data } = trace.get("attention_weights");
  const tokens = core.tokenize("나는 학교에 갔다", "particle").map(({ text }) => text);
  let refused = "";
  try { core.attention({ query, key: { rows: 1, cols: 3, data: [1, 2, 3] }, value: query }); }
  catch (error) { refused = (error instanceof RangeError ? "RangeError: " : "") + error.message; }
  const report = { simd: core.simd, rows, cols, weights: [...data], tokens, refused };
`;

interface Report {
  readonly simd: string;
  readonly rows: number;
  readonly cols: number;
  readonly weights: readonly number[];
  readonly tokens: readonly string[];
  readonly refused: string;
}

function expectReport({ simd, rows, cols, weights, tokens, refused }: Report): void {
  expect(simd).toBe("baseline");
  expect([rows, cols]).toEqual([3, 3]);
  const [, first = 0, none, , second = 0] = [weights[0], ...weights.slice(0, 6)];
  expect(first).toBe(1);
  expect(none).toBe(0);
  // Query [0, 1] and keys [1, 0], [0, 1]: e^0 and e^(1/√2).
  const share = 1 / (1 + Math.exp(-1 / Math.sqrt(2)));
  expect(second).toBeCloseTo(1 - share, 6);
  expect(weights[4]).toBeCloseTo(share, 6);
  expect(tokens).toEqual(["나", "는", "학교", "에", "갔다"]);
  expect(refused).toBe("RangeError: key has shape [1, 3]; it needs [any, 2]");
}

test("the example for Node translates and says where each piece looked", async () => {
  const example = ["examples/translate.js", "en", "나는 학교에 갔다."];
  const { stdout } = await promisify(execFile)(process.execPath, example);
  const [translation, ...lines] = stdout.trim().split("\n");
  expect(translation).toBe("I went to school.");
  expect(lines).toContainEqual(expect.stringMatching(/^school ← 학교 [01]\.\d\d$/));
  expect(lines.at(-1)).toMatch(/\S/);
  expect(lines.at(-1)).not.toBe(translation);
});

test("the example for Node says in one line which languages there are", async () => {
  const run = promisify(execFile)(process.execPath, ["examples/translate.js", "xx"]);
  await expect(run).rejects.toMatchObject({
    code: 2,
    stdout: "",
    stderr: 'The model translates into ko and en, not into "xx".\n',
  });
});

test.describe("the core as a module", () => {
  test("computes on a page", async ({ page, host, pageAddress }) => {
    await page.goto(host.publish({ html: "<!doctype html><title>core</title>" }));
    const core = JSON.stringify(`${pageAddress}core.js`);
    const report = await page.evaluate(
      `(async () => { ${PROGRAM.replace("CORE", core)} return report; })()`,
    );
    expectReport(report as Report);
  });

  test("computes in a module worker", async ({ page, host, pageAddress }) => {
    await page.goto(host.publish({ html: "<!doctype html><title>core</title>" }));
    const core = JSON.stringify(`${pageAddress}core.js`);
    const report = await page.evaluate(
      (source) =>
        new Promise((done, failed) => {
          const blob = new Blob([source], { type: "text/javascript" });
          const worker = new Worker(URL.createObjectURL(blob), { type: "module" });
          worker.onmessage = ({ data }) => done(data);
          worker.onerror = ({ message }) => failed(new Error(message));
        }),
      `${PROGRAM.replace("CORE", core)} postMessage(report);`,
    );
    expectReport(report as Report);
  });

  test("computes on a page with our policy, which allows no eval", async ({ page }) => {
    await open(page);
    const report = await page.evaluate(
      `(async () => { ${PROGRAM.replace("CORE", '"./core.js"')} return report; })()`,
    );
    expectReport(report as Report);
  });

  test("with fused multiply-add on request, and says which it is", async ({ page }) => {
    await open(page);
    const simd = await page.evaluate(
      `import("./core.js").then(({ loadCore }) => loadCore({ simd: "relaxed" })).then(({ simd }) => simd)`,
    );
    expect(simd).toBe("relaxed");
  });
});

test.describe("the built site", () => {
  test("works under a deep path", async ({ page, host }) => {
    const address = `${host.origin}/some/deep/path/`;
    await page.goto(`${address}#v=1&view=all`);
    await settled(page);
    for (const sum of sumsOf(await matrix(page, "attention_weights")))
      expect(sum).toBeCloseTo(1, 5);
    expect((await matrices(page)).size).toBeGreaterThan(10);
    expect(page.workers()[0]?.url()).toContain(address);
    await page.goto(`${address}index.html`);
    await settled(page);
    expect(new URL(page.url()).pathname).toBe("/some/deep/path/index.html");
  });

  test("evaluates no text as code and puts nothing inline", async ({ page, pageAddress }) => {
    const scripts = new Set<string>(["core.js", "attention-playground.js"]);
    page.on("response", (response) => {
      const url = response.url();
      if (url.endsWith(".js")) scripts.add(url.slice(pageAddress.length));
    });
    await open(page);
    expect(scripts.size).toBeGreaterThan(3);
    for (const script of scripts) {
      const source = await (await page.request.get(pageAddress + script)).text();
      expect(
        source.match(/\bnew Function\b|[^.\w]eval\(|\bFunction\(["'`]/g) ?? [],
        script,
      ).toEqual([]);
    }
    const html = await (await page.request.get(pageAddress)).text();
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  });

  test("says its policy itself, and the server says the same", async ({ page, pageAddress }) => {
    const response = await page.request.get(pageAddress);
    const header = response.headers()["content-security-policy"] ?? "";
    const meta = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(
      await response.text(),
    )?.[1];
    expect(header).toContain("default-src 'none'");
    expect(header).not.toContain("'unsafe-");
    expect(meta).toBe(header);
  });

  test("blocks what the policy forbids", async ({ page, watch }) => {
    watch.expected(/style-src|script-src|Content Security Policy|connect-src/);
    await open(page);
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'inline script ran'";
      document.head.append(script);
    });
    await expect.poll(() => watch.complaints.length).toBeGreaterThan(0);
    await expect(page).not.toHaveTitle("inline script ran");
  });

  test("asks for nothing but its own files, less than 200 kB of them", async ({ page }) => {
    const urls = new Set<string>();
    page.on("request", (request) => urls.add(request.url().split("#")[0] ?? ""));
    await open(page);
    expect([...urls].filter((url) => url.endsWith(".wasm"))).toHaveLength(1);
    let bytes = 0;
    for (const url of urls) {
      if (url.startsWith("http"))
        bytes += gzipSync(await (await page.request.get(url)).body()).length;
    }
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(200_000);
  });
});
