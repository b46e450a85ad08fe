import type { Locator, Page } from "@playwright/test";
import { speedMessages } from "../../web/language/speed.ts";
import { violations } from "./axe.ts";
import { en, ko, open } from "./reading.ts";
import { expect, test } from "./visitor.ts";

const inKorean = speedMessages("ko");
const inEnglish = speedMessages("en");

/** Opens the panel and chooses how far to go. */
async function openPanel(page: Page, longest = 1024): Promise<Locator> {
  const panel = page.locator('extra-panel[name="speed"]');
  await panel.locator(".toggle").click();
  await panel.getByRole("radio", { name: longest.toLocaleString("en"), exact: true }).check();
  return panel;
}

const button = (panel: Locator) => panel.locator("speed-report .go");
const status = (panel: Locator) => panel.locator("speed-report [role=status]");
const rows = (panel: Locator, section = 0) =>
  panel.locator("section").nth(section).locator("tbody tr");
/** The page computes in one worker, a run measures in another. */
const workers = (page: Page) => page.workers().length;

/** The measuring worker enters a call that does not end. */
async function neverReturn(page: Page): Promise<void> {
  const measuring = page.workers().find((worker) => worker.url().includes("speed-worker"));
  await measuring?.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
}

test("nothing is fetched or measured until the reader asks for it", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page);
  expect(asked.filter((path) => /report|speed/.test(path))).toEqual([]);
  const panel = await openPanel(page);
  await expect(panel.getByRole("region", { name: ko.page.panels.speed })).toBeVisible();
  await expect(button(panel)).toHaveText(inKorean.start);
  await expect(status(panel)).toBeEmpty();
  expect(asked.filter((path) => /speed-worker/.test(path))).toEqual([]);
  expect(workers(page)).toBe(1);
});

test("a run fills tables and pictures while it goes on, and ends by itself", async ({ page }) => {
  await open(page);
  const panel = await openPanel(page);
  await button(panel).click();
  const bar = panel.getByRole("progressbar", { name: inKorean.progress });
  await expect(bar).toBeVisible();
  await expect(status(panel)).toHaveText(inKorean.measuring(64));
  await expect(rows(panel)).toHaveCount(1);
  const early = Number(await bar.getAttribute("value"));
  expect(early).toBeGreaterThan(0);
  expect(early).toBeLessThan(1);
  await expect.poll(async () => Number(await bar.getAttribute("value"))).toBeGreaterThan(early);

  await expect(status(panel)).toHaveText(/^다 쟀어요/, { timeout: 25_000 });
  await expect(bar).toHaveCount(0);
  expect(workers(page)).toBe(1);
  await expect(button(panel)).toHaveText(inKorean.again);

  await expect(panel.locator("section")).toHaveCount(4);
  for (const table of await panel.locator("table").all()) {
    const texts = await table.locator("tbody th").allInnerTexts();
    expect(texts).toEqual(["64", "128", "256", "512", "1,024"].slice(0, texts.length));
    for (const cell of await table.locator("td").allInnerTexts()) {
      expect(cell).toMatch(/^([\d.,]+( [kMG]?B)?|–\s*재지 않음)$/);
    }
  }
  await expect(panel.locator("speed-plot")).toHaveCount(5);
  await expect(panel.locator('section:nth-of-type(1) [data-line="fused"] circle')).toHaveCount(5);
  for (const picture of await panel.locator("speed-plot svg").all()) {
    await expect(picture).toHaveAccessibleName(/n = [\d,]+|n이 [\d,]+/);
    expect(await picture.innerHTML()).not.toContain("NaN");
  }
  const text = await panel.innerText();
  expect(text).not.toMatch(/NaN|undefined|Infinity/);

  const table = () => rows(panel).first().innerText();
  const measured = await table();
  await page.getByRole("button", { name: "English" }).click();
  await expect(panel.locator("section").first()).toContainText(inEnglish.time.title);
  await expect(status(panel)).toHaveText(/^Done/);
  await expect(panel.locator(".toggle")).toHaveText(en.page.panels.speed);
  expect(await table()).toBe(measured);
});

test("stopping works at once in the middle of it, and keeps the numbers", async ({ page }) => {
  await open(page, "v=1&lang=en");
  const panel = await openPanel(page, 4096);
  await button(panel).focus();
  await page.keyboard.press("Enter");
  await expect(rows(panel, 1)).toHaveCount(2);
  expect(workers(page)).toBe(2);
  await expect(button(panel)).toHaveText(inEnglish.stop);
  await neverReturn(page);
  await page.keyboard.press("Enter");
  await expect(button(panel)).toHaveText(inEnglish.again);
  await expect(button(panel)).toBeFocused();
  await expect(panel.getByRole("progressbar")).toHaveCount(0);
  await expect(status(panel)).toHaveText(inEnglish.stopped);
  await expect.poll(() => workers(page)).toBe(1);
  const kept = await panel.locator("table").allInnerTexts();
  expect(kept[0]).toMatch(/128/);
  await page.waitForTimeout(700);
  expect(await panel.locator("table").allInnerTexts()).toEqual(kept);
});

test("closing the panel or leaving the page stops a run; numbers are there when it opens again", async ({
  page,
}) => {
  await open(page);
  const panel = await openPanel(page, 16384);
  const toggle = panel.locator(".toggle");
  await button(panel).click();
  await expect(rows(panel)).toHaveCount(1);
  await toggle.click();
  await expect(panel.locator("speed-report")).toBeHidden();
  await expect.poll(() => workers(page)).toBe(1);
  const measured = await rows(panel).count();
  await toggle.click();
  await expect(panel.locator("speed-report")).toBeVisible();
  await expect(rows(panel)).toHaveCount(measured);
  await expect(status(panel)).toHaveText(inKorean.stopped);

  await button(panel).click();
  await expect.poll(() => workers(page)).toBe(2);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pagehide")));
  await expect.poll(() => workers(page)).toBe(1);
  await expect(button(panel)).toHaveText(inKorean.again);
  await expect(status(panel)).toHaveText(inKorean.stopped);
});

test("a worker that cannot start is said in words, and can be tried again", async ({
  page,
  watch,
}) => {
  watch.expected(/speed-worker|ERR_FAILED/);
  await page.route("**/speed-worker-*.js", (route) => route.abort());
  await open(page);
  const panel = await openPanel(page);
  await button(panel).click();
  await expect(status(panel)).toHaveText(/문제가 생겨/);
  await expect(panel.getByRole("progressbar")).toHaveCount(0);
  expect(workers(page)).toBe(1);
  await page.unroute("**/speed-worker-*.js");
  await button(panel).click();
  await expect(rows(panel)).toHaveCount(1);
  await button(panel).click();
});

test("code that cannot be fetched is said in words", async ({ page, watch }) => {
  watch.expected(/report-|ERR_FAILED/);
  await page.route("**/report-*.js", (route) => route.abort());
  await open(page);
  await page.locator('extra-panel[name="speed"] .toggle').click();
  await expect(page.locator('extra-panel[name="speed"]')).toContainText(ko.page.panels.failed);
});

for (const [colorScheme, width, language] of [
  ["light", 390, "ko"],
  ["dark", 1280, "en"],
] as const) {
  test(`nothing stands in anybody's way, and all fits, ${colorScheme} at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await open(page, `v=1&lang=${language}`);
    const panel = await openPanel(page);
    await button(panel).click();
    await expect(rows(panel, 1)).toHaveCount(1);
    expect(await violations(page)).toEqual([]);
    await button(panel).click();
    const overflow = () =>
      page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
    expect(await overflow()).toBe(0);
    await page.setViewportSize({ width: 360, height: 740 });
    await expect.poll(overflow).toBe(0);
  });
}
