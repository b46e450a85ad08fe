import type { Page } from "@playwright/test";
import { cell, ko, matrices, open, sentence, settled, tokenTexts, value } from "./reading.ts";
import { expect, test } from "./visitor.ts";

/** Blocks the computing thread for good, as an endless loop would. */
async function block(page: Page): Promise<void> {
  await page.workers()[0]?.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
}

/** Makes every answer take longer than typing the next letter does. */
async function slowDown(page: Page): Promise<void> {
  await page.workers()[0]?.evaluate(() => {
    addEventListener("message", () => {
      const until = Date.now() + 200;
      while (Date.now() < until);
    });
  });
}

test.describe("computing beside the page", () => {
  test("the last request wins, however fast one types", async ({ page }) => {
    const text = "우리는 오늘 친구와 도서관에서 책을 읽고 집으로 왔다";
    await open(page, "v=1&mask=none");
    await slowDown(page);
    await sentence(page).fill("");
    await sentence(page).pressSequentially(text, { delay: 0 });
    for (let times = 0; times < 12; times++) await page.keyboard.press("Backspace");
    await page.keyboard.type(text.slice(-12));
    await expect(sentence(page)).toHaveValue(text);
    await settled(page);
    const [texts, numbers] = [await tokenTexts(page), await matrices(page)];
    await open(page, `v=1&mask=none&text=${encodeURIComponent(text)}`);
    expect(await tokenTexts(page)).toEqual(texts);
    expect(await matrices(page)).toEqual(numbers);
  });

  test("happens in one worker", async ({ page }) => {
    await open(page);
    await sentence(page).fill("바다");
    await settled(page);
    expect(page.workers()).toHaveLength(1);
  });

  test("what is closed computes no more", async ({ page }) => {
    await page.addInitScript(() => {
      const asked: string[] = [];
      Reflect.set(globalThis, "asked", asked);
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message, ...more) {
        asked.push(message.kind);
        Reflect.apply(post, this, [message, ...more]);
      };
    });
    const passes = () =>
      page.evaluate(
        () => Reflect.get(globalThis, "asked").filter((kind: string) => kind === "pass").length,
      );
    await open(page);
    const panel = page.getByRole("button", { name: ko.page.panels.scores });
    await panel.click();
    await expect(page.locator("compare-scores [data-score] matrix-grid")).toHaveCount(6);
    await panel.click();
    await expect(page.locator("compare-scores")).toHaveCount(0);
    await settled(page);
    const before = await passes();
    await sentence(page).fill("바다");
    await settled(page);
    expect(await passes()).toBe(before + 1);
  });

  test("a stuck worker is replaced and the page goes on", async ({ page }) => {
    await open(page);
    const [first] = page.workers();
    await block(page);
    await sentence(page).fill("나는 바다에 갔다");
    // The box is the reader's alone, whatever the computing thread does.
    await sentence(page).press("End");
    await sentence(page).pressSequentially("!");
    await expect(sentence(page)).toHaveValue("나는 바다에 갔다!");
    expect(await tokenTexts(page)).toEqual(["나", "는", "학교", "에", "갔다"]);
    await expect
      .poll(() => tokenTexts(page), { timeout: 20_000 })
      .toEqual(["나", "는", "바다", "에", "갔다", "!"]);
    await expect.poll(() => page.workers().length).toBe(1);
    expect(page.workers()[0]).not.toBe(first);
    await cell(page, "attention_weights", 5, 0).dblclick();
    await page.keyboard.type("0.5");
    await page.keyboard.press("Enter");
    await expect.poll(() => value(page, "attention_weights", 5, 0)).toBe(0.5);
  });

  test("a crashed worker is replaced and the page goes on", async ({ page, watch }) => {
    watch.expected(/broken on purpose/);
    await open(page);
    const [first] = page.workers();
    await first?.evaluate(() => {
      setTimeout(() => {
        throw new Error("broken on purpose");
      });
    });
    await sentence(page).fill("나는 바다에 갔다");
    await expect.poll(() => tokenTexts(page)).toEqual(["나", "는", "바다", "에", "갔다"]);
    await settled(page);
    await expect(page.getByText(ko.problems.crashed)).toBeHidden();
    expect(page.workers()[0]).not.toBe(first);
  });

  test("the arithmetic of a cell is known again after the worker was replaced", async ({
    page,
    watch,
  }) => {
    watch.expected(/broken on purpose/);
    await open(page);
    await page.workers()[0]?.evaluate(() => {
      setTimeout(() => {
        throw new Error("broken on purpose");
      });
    });
    await cell(page, "context", 4, 0).click();
    await expect(page.locator("formula-bar .work")).toContainText("×");
    await expect(page.locator("formula-bar")).toContainText("context[4, 0]");
  });

  test("without any worker the page computes by itself", async ({ page, watch }) => {
    watch.expected(/worker|ERR_FAILED/i);
    await page.route("**/worker-*.js", (route) => route.abort());
    await open(page);
    expect(await tokenTexts(page)).toEqual(["나", "는", "학교", "에", "갔다"]);
    await sentence(page).fill("나는 바다에 갔다");
    await expect.poll(() => tokenTexts(page)).toContain("바다");
    expect(page.workers()).toHaveLength(0);
  });
});
