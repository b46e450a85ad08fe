import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { serveRepository } from "./serve.js";

/** The same benchmark in a headless browser, which is closed in the end whatever happens. */
export async function runInBrowser(options, log, engine) {
  const server = await serveRepository();
  const { page, version, close } = await open[engine]();
  try {
    page.on("pageerror", (error) => log(`page: ${error.message}`));
    await page.goto(server.url);
    await page.waitForFunction(() => "bench" in globalThis);
    await page.evaluate((given) => globalThis.bench.start(given), options);
    for (;;) {
      await pause(500);
      const { lines, result, failure } = await page.evaluate(() => globalThis.bench.look());
      for (const line of lines) log(line);
      if (failure) throw new Error(failure);
      if (result) return { version, ...result };
    }
  } finally {
    await close();
    server.close();
  }
}

const open = {
  async chromium() {
    const { chromium } = await import("playwright-core");
    const browser = await chromium.launch({
      executablePath:
        process.env.CHROMIUM ??
        firstOf("/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-headless-shell"),
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
    });
    const page = await browser.newPage();
    return { page, version: `Chromium ${browser.version()}`, close: () => browser.close() };
  },
  async firefox() {
    const { default: puppeteer } = await import("puppeteer-core");
    const browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: process.env.FIREFOX ?? firstOf("/usr/bin/firefox-esr", "/usr/bin/firefox"),
      headless: true,
      protocolTimeout: 600_000,
    });
    const page = await browser.newPage();
    const version = (await browser.version()).replace("/", " ").replace("firefox", "Firefox");
    return { page, version, close: () => browser.close() };
  },
};

function firstOf(...paths) {
  const found = paths.find((path) => existsSync(path));
  if (!found) throw new Error(`none of ${paths.join(", ")} is there`);
  return found;
}
