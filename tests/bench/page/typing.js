// npm run bench -- --page: from a keystroke to its result, in the built page and a real browser.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { serve } from "../../../.ci/serving.js";
import { machine } from "../engines/machine.js";

const WARM_UP = 6;
const KEYS = 60;
const words = Array.from({ length: 64 }, (_, index) => `w${index}`).join(" ");
const CASES = [
  {
    name: "translate, 10 tokens",
    link: "mode=translate",
    text: "나는 어제 친구와 학교에서 책을 읽었다",
  },
  { name: "self, 4 tokens", link: "mode=self", text: "나는 학교에 갔다" },
  { name: "multi-head, 64 tokens, 8 heads", link: "mode=multi&heads=8&source=seeded", text: words },
];

const dist = fileURLToPath(new URL("../../../dist", import.meta.url));
const server = await serve(dist, { port: 0, host: "localhost" });
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
    `Chromium ${browser.version()}, ${processor}, load ${load}, ${date}, ${KEYS} keystrokes each\n`,
  );
  console.log("| | processor | written, median | p95 | painted, median | p95 |");
  console.log("|---|---|--:|--:|--:|--:|");
  for (const { name, link, text } of CASES) {
    for (const slowdown of [1, 4]) {
      const times = await measure(`${link}&text=${encodeURIComponent(text)}`, slowdown);
      const cells = [times.written, times.painted].flatMap((list) => [
        quantile(list, 0.5),
        quantile(list, 0.95),
      ]);
      const figures = cells.map((value) => `${value.toFixed(1)} ms`).join(" | ");
      console.log(
        `| ${name} | ${slowdown === 1 ? "as it is" : `${slowdown} × slower`} | ${figures} |`,
      );
    }
  }
} finally {
  await browser.close();
  server.close();
}

async function measure(link, slowdown) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    await page.goto(`http://localhost:${server.address().port}/#v=1&${link}`);
    await page.waitForFunction(isSettled, undefined, { timeout: 60_000 });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.locator("textarea, input[type=text]").first().click();
    await page.keyboard.press("End");
    await page.evaluate(watch);
    for (let key = 0; key < WARM_UP + KEYS; ++key) {
      await page.keyboard.press(key % 2 === 0 ? "1" : "Backspace");
      await page.waitForFunction((count) => globalThis.typing.painted.length === count, key + 1, {
        timeout: 60_000,
      });
    }
    const { written, painted } = await page.evaluate(() => globalThis.typing);
    return { written: written.slice(WARM_UP), painted: painted.slice(WARM_UP) };
  } finally {
    await page.close();
  }
}

function isSettled() {
  const store = document.querySelector("attention-playground")?.store;
  return store?.result.value != null && !store.pending.value;
}

/**
 * Notes when the last part of the result of each keystroke has been written into the page, and when the
 * page has been painted.
 */
function watch() {
  const playground = document.querySelector("attention-playground");
  const { store } = playground;
  const typing = { written: [], painted: [] };
  globalThis.typing = typing;
  let pressed = null;
  let written = null;
  const writing = new MutationObserver(() => {
    written = performance.now();
  });
  const observe = (root) => {
    writing.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    for (const { shadowRoot } of root.querySelectorAll("*")) if (shadowRoot) observe(shadowRoot);
  };
  observe(playground.shadowRoot);
  // Elements write in microtasks, so all have written before the next message comes. What comes first
  // may be a frame, so the time is that of the last change.
  const afterMicrotasks = (act) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = act;
    port2.postMessage(null);
  };
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      pressed = timeStamp;
    },
    true,
  );
  store.pending.subscribe((isPending) => {
    if (isPending || pressed === null) return;
    const start = pressed;
    pressed = null;
    written = null;
    afterMicrotasks(() => {
      if (written === null) throw new Error("the result changed nothing on the page");
      typing.written.push(written - start);
      requestAnimationFrame(() =>
        afterMicrotasks(() => typing.painted.push(performance.now() - start)),
      );
    });
  });
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1];
}
