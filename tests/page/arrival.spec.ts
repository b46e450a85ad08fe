import { brotliCompressSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { cell, en, ko, open, settled } from "./reading.ts";
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

/** Everything that moved without being asked to, as browsers count it. */
async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const add = (list: PerformanceObserverEntryList): void => {
          for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, "value"));
        };
        new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );
}

test.describe("arriving", () => {
  for (const link of ["", "v=1&mode=multi&lang=en", "v=1&step=context", "v=1&mode=seq2seq"]) {
    test(`nothing jumps on a phone while “${link}” arrives piece by piece`, async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.route(/\.(wasm|safetensors)|\/later-/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 700));
        await route.continue();
      });
      await open(page, link);
      expect(await layoutShift(page)).toBeLessThan(0.1);
    });
  }

  test("the first picture needs at most 120 kB, and nothing that is loaded later", async ({
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
    expect(await kilobytes(page, first)).toBeLessThan(120);
    const top = await cell(page, "attention_weights", 4, 2).boundingBox();
    release();
    await settled(page);
    expect(await cell(page, "attention_weights", 4, 2).boundingBox()).toEqual(top);
  });

  test("what takes long is asked for side by side, once, and in the reader's language alone", async ({
    page,
  }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const drawn: string[] = [];
    await page.route(/\/page-/, async (route) => {
      await expect.poll(() => asked.some((url) => url.includes("/worker-"))).toBe(true);
      await expect.poll(() => asked.some((url) => url.includes("/ko-"))).toBe(true);
      drawn.push(route.request().url());
      await route.continue();
    });
    await open(page);
    expect(drawn).toHaveLength(1);
    expect(asked.filter((url) => url.endsWith(".wasm"))).toHaveLength(1);
    expect(asked.filter((url) => /\/en-/.test(url))).toEqual([]);
  });

  test("another language is spoken once all of its words are here", async ({ page }) => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/en-/, async (route) => {
      await held;
      await route.continue();
    });
    await open(page);
    const asked = page.waitForRequest(/\/en-/);
    await page.getByRole("button", { name: "English" }).click();
    await asked;
    await expect(page).toHaveTitle(ko.page.name);
    await expect(page.getByRole("button", { name: "한국어" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await expect(page.locator("p.caption")).toContainText("쿼리");
    release();
    await expect(page).toHaveTitle(en.page.name);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.locator("p.caption")).not.toContainText("쿼리");
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
