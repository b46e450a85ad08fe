// npm run bench -- --page: from an empty cache to the first picture, on a slow line.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { machine } from "../engines/machine.js";

const VISITS = 7;
/** "Slow 4G": 1.6 Mbit/s, 150 ms there and back. */
const BYTES_PER_MS = 200;
const ROUND_TRIP = 150;
const SLICE = 1460;
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Answers in turn, a slice each, so that they share the line. */
const waiting = [];
let busy = false;
const compressedFiles = new Map();

const dist = fileURLToPath(new URL("../../../dist", import.meta.url));
const server = createServer(answer);
server.on("connection", (socket) => {
  socket.isNew = true;
});
await new Promise((resolve) => server.listen(0, "localhost", resolve));
const browser = await chromium.launch({
  executablePath:
    process.env.CHROMIUM ??
    ["chromium", "google-chrome", "chromium-headless-shell"]
      .map((name) => `/usr/bin/${name}`)
      .find((path) => existsSync(path)),
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
});
try {
  const { processor, load, date } = machine();
  console.log(
    `Chromium ${browser.version()}, ${processor}, load ${load}, ${date}, ${VISITS} visits each\n`,
  );
  console.log("1.6 Mbit/s and 150 ms for the page, its worker and the module alike; Brotli.\n");
  console.log("| processor of the page | first picture, median | slowest |");
  console.log("|---|--:|--:|");
  for (const slowdown of [1, 4]) {
    const times = [];
    for (let visit = 0; visit < VISITS; ++visit) times.push(await arrive(slowdown));
    times.sort((a, b) => a - b);
    const name = slowdown === 1 ? "as it is" : `${slowdown} × slower`;
    const [median, slowest] = [times[VISITS >> 1], times.at(-1)].map((time) => time.toFixed(0));
    console.log(`| ${name} | ${median} ms | ${slowest} ms |`);
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}

/** A visit with nothing in the cache, until a weight stands in the page and can be edited. */
async function arrive(slowdown) {
  const context = await browser.newContext({ locale: "ko-KR" });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.addInitScript(watch);
    await page.goto(`http://localhost:${server.address().port}/`, { waitUntil: "commit" });
    await page.waitForFunction(() => globalThis.arrived !== undefined, undefined, {
      timeout: 0,
      polling: 100,
    });
    return await page.evaluate(() => globalThis.arrived);
  } finally {
    await context.close();
  }
}

/** Notes when the first frame with weights has been painted. */
function watch() {
  const hasWeights = () =>
    document
      .querySelector("attention-playground")
      ?.shadowRoot?.querySelector("step-view")
      ?.shadowRoot?.querySelector("matrix-grid")
      ?.shadowRoot?.querySelector("[data-row]");
  const look = () => {
    if (!hasWeights()) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      globalThis.arrived = performance.now();
    };
    port2.postMessage(null);
  };
  requestAnimationFrame(look);
}

// --- the slow line -------------------------------------------------------------------------------

function answer(request, response) {
  const path = join(dist, new URL(request.url, "http://localhost").pathname);
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path;
  if (!existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const { socket } = request;
  // A new connection costs a round trip of its own.
  const latency = socket.isNew ? 2 * ROUND_TRIP : ROUND_TRIP;
  socket.isNew = false;
  setTimeout(() => {
    const body = compressed(file);
    response.writeHead(200, {
      "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
      "Content-Encoding": "br",
      "Content-Length": body.length,
    });
    waiting.push({ response, body, at: 0 });
    if (!busy) void transmit();
  }, latency);
}

async function transmit() {
  busy = true;
  let due = performance.now();
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const slice = next.body.subarray(next.at, next.at + SLICE);
    next.at += slice.length;
    due += slice.length / BYTES_PER_MS;
    const early = due - performance.now();
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
    next.response.write(slice);
    if (next.at < next.body.length) waiting.push(next);
    else next.response.end();
  }
  busy = false;
}

function compressed(file) {
  if (!compressedFiles.has(file)) compressedFiles.set(file, brotliCompressSync(readFileSync(file)));
  return compressedFiles.get(file);
}
