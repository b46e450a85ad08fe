import { brotliCompressSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { cell, open, settled } from "./reading.ts";
import { expect, test } from "./visitor.ts";

/** As a static host has them: Brotli at its highest level, made once. Headers are not counted. */
async function kilobytes(page: Page, urls: ReadonlySet<string>): Promise<number> {
  let bytes = 0;
  for (const url of urls)
    bytes += brotliCompressSync(await (await page.request.get(url)).body()).length;
  return bytes / 1000;
}

function requestsOf(page: Page): Set<string> {
  const urls = new Set<string>();
  page.on("request", (request) => {
    const [url = ""] = request.url().split("#");
    if (url.startsWith("http")) urls.add(url);
  });
  return urls;
}

test.describe("arriving", () => {
  test("the first picture needs at most 144 kB, and nothing that is loaded later", async ({
    page,
  }) => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/later-/, async (route) => {
      await held;
      await route.continue();
    });
    const urls = requestsOf(page);
    await page.goto("./");
    await expect(cell(page, "attention_weights", 4, 2)).toHaveText("0.47");
    const first = new Set([...urls].filter((url) => !url.includes("/later-")));
    expect(first.size).toBeLessThan(urls.size);
    expect(await kilobytes(page, first)).toBeLessThan(144);
    const top = await cell(page, "attention_weights", 4, 2).boundingBox();
    release();
    await settled(page);
    expect(await cell(page, "attention_weights", 4, 2).boundingBox()).toEqual(top);
  });

  test("with formula bar, settings and the view of everything the page is at most 200 kB", async ({
    page,
  }) => {
    const urls = requestsOf(page);
    await open(page);
    await page.locator("settings-panel .toggle").click();
    await expect(page.locator("settings-panel .panel")).toBeVisible();
    await expect(page.locator("formula-bar .work")).not.toBeEmpty();
    await open(page, "v=1&view=all");
    await settled(page);
    expect([...urls].some((url) => url.includes("/all-view-"))).toBe(true);
    expect(await kilobytes(page, urls)).toBeLessThan(200);
  });
});
