import type { Locator, Page } from "@playwright/test";
import { compareMessages } from "../../web/language/compare.ts";
import { formatNumber } from "../../web/language/numbers.ts";
import { storiesMessages } from "../../web/language/stories.ts";
import { STORIES } from "../../web/stories/index.ts";
import { local } from "../../web/stories/story.ts";
import { violations } from "./axe.ts";
import { cell, ko, open, sentence, settled, tokens, valueBox } from "./reading.ts";
import { expect, test } from "./visitor.ts";

const inKorean = storiesMessages("ko");
const SCHOOL = "query-key-value";

const guide = (page: Page): Locator => page.getByRole("complementary");
const ring = (page: Page): Locator => page.locator("story-guide .ring");
const next = (page: Page): Locator => guide(page).locator(".next");
const said = (page: Page): Locator => guide(page).getByRole("status");
const option = (page: Page, name: string): Locator =>
  guide(page).locator(".option").filter({ hasText: name });
const entry = (page: Page): Locator => page.locator("top-bar .stories");
const choose = (page: Page, name: string): Promise<void> =>
  page.locator("story-list").getByRole("button", { name }).click();

for (const [language, width, height] of [
  ["ko", 1280, 800],
  ["en", 390, 844],
] as const) {
  test(`every step points at something in sight that its card does not cover, ${width} px, ${language}`, async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: "reduce" });
    for (const story of STORIES) {
      await open(page, `v=1&lang=${language}&story=${story.name}`);
      for (const [index] of story.steps.entries()) {
        const where = `${story.name} ${index + 1}`;
        await settled(page);
        await expect(guide(page).locator(".place"), where).toHaveText(
          `${index + 1} / ${story.steps.length}`,
        );
        await expect(guide(page), where).not.toContainText("…");
        await expect(ring(page), where).toBeVisible();
        await expect
          .poll(async () => (await ring(page).boundingBox())?.height, { message: where })
          .toBeGreaterThan(30);
        const [around, card] = [await ring(page).boundingBox(), await guide(page).boundingBox()];
        expect(around?.width, where).toBeGreaterThan(40);
        if (width === 390) {
          expect((around?.y ?? 0) + (around?.height ?? 0)).toBeLessThanOrEqual(card?.y ?? 0);
        } else {
          expect((around?.x ?? 0) + (around?.width ?? 0)).toBeLessThanOrEqual(card?.x ?? 0);
        }
        await next(page).click();
      }
      await expect(guide(page)).toContainText(storiesMessages(language).endTitle);
    }
  });
}

test("a first visitor is invited, follows a story by hand, and gets the own sentence back", async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await open(page);
  await sentence(page).fill("너는 집에 왔다");
  await settled(page);
  expect(fetched.filter((path) => /story-|glossary|meaning/.test(path))).toEqual([]);
  await expect(entry(page)).toContainText(ko.page.stories.newcomer);
  await entry(page).click();
  await choose(page, "쿼리, 키, 값");
  await expect(sentence(page)).toHaveValue("나는 학교에 갔다");
  await expect(guide(page).getByRole("heading")).toBeFocused();
  await page.getByRole("tab", { name: /Q K V/ }).click();
  await expect(said(page)).toContainText(inKorean.done);
  await next(page).click();

  await option(page, "사람").click();
  await expect(said(page)).toHaveText(inKorean.wrong);
  await option(page, "장소").click();
  await expect(said(page)).toContainText(inKorean.right);
  await expect(said(page)).toContainText("2.50");
  await next(page).click();
  await next(page).click();

  const answer = guide(page).getByRole("textbox");
  await expect(ring(page)).toHaveText("?");
  await answer.fill("둘");
  await answer.press("Enter");
  await expect(said(page)).toHaveText(inKorean.notANumber);
  await answer.fill("2.1");
  await answer.press("Enter");
  await expect(said(page)).toHaveText(inKorean.far);
  await answer.fill("2,04");
  await answer.press("Enter");
  await expect(said(page)).toContainText(inKorean.revealed("2.00"));
  await expect(ring(page)).not.toHaveText("?");

  await next(page).click();
  await next(page).click();
  await next(page).click();
  await guide(page).getByRole("button", { name: inKorean.back }).click();
  await expect(guide(page)).toHaveCount(0);
  await expect(sentence(page)).toHaveValue("너는 집에 왔다");
  await expect(entry(page)).toBeFocused();
  await expect(entry(page)).not.toContainText(ko.page.stories.newcomer);
});

test("the right answer is what the core computes now, whatever was right before", async ({
  page,
}) => {
  await open(page, "v=1&story=self-attention.2&mask=none");
  await cell(page, "attention_scores", 3, 2).first().waitFor({ state: "detached" });
  await cell(page, "masked_scores", 3, 0).click();
  await valueBox(page).fill("9");
  await valueBox(page).press("Enter");
  await settled(page);
  await option(page, "학교").click();
  await expect(said(page)).toHaveText(inKorean.wrong);
  await option(page, "나").click();
  await expect(said(page)).toContainText(inKorean.right);
});

test("a number that is asked for is neither seen, heard nor opened before it is answered", async ({
  page,
}) => {
  test.slow();
  for (const story of STORIES) {
    for (const [index, { task }] of story.steps.entries()) {
      if (!task || !("number" in task)) continue;
      const [name = "", row, col] = local(task.number, "ko").split(" ");
      await open(page, `v=1&lang=ko&story=${story.name}`);
      for (let step = 0; step < index; step++) await next(page).click();
      const asked = page
        .locator(`main [data-tensor$="${name}"]`)
        .locator(`[data-row="${row}"][data-col="${col}"]`)
        .first();
      await expect(ring(page)).toHaveClass(/cover/);
      await expect(asked).toHaveText("?");
      await expect(asked).toHaveAccessibleName(new RegExp(`${ko.matrix.covered}$`));
      const focused = await page.locator("formula-bar .address").textContent();
      await asked.focus();
      await page.keyboard.press("Enter");
      await expect(asked).toHaveText("?");
      await expect(page.locator("formula-bar .address")).toHaveText(focused ?? "");

      const answer = Number(await asked.getAttribute("data-value"));
      await guide(page).getByRole("textbox").fill(answer.toFixed(2));
      await page.keyboard.press("Enter");
      await expect(said(page)).toContainText(inKorean.right);
      await expect(asked).toHaveText(formatNumber(answer));
      await expect(asked).toHaveAccessibleName(new RegExp(`${formatNumber(answer)}$`));
    }
  }
});

test("what is frozen or opened in a story stays from step to step, and leaves with the story", async ({
  page,
}) => {
  await open(page);
  await entry(page).click();
  await choose(page, "속 셀프 어텐션");
  const compare = page.locator('extra-panel[name="compare"]');
  await compare.locator(".toggle").click();
  await compare.getByRole("button", { name: compareMessages("ko").freeze }).click();
  for (let step = 2; step <= 3; step++) {
    await next(page).click();
    await settled(page);
    await expect(compare.locator('[data-which="difference"]')).toBeVisible();
    await expect(page).toHaveURL(/open=compare.*a=/);
  }
  await guide(page).getByRole("button", { name: inKorean.leave }).click();
  await expect(page).not.toHaveURL(/a=|open=/);
});

test("a story has a link, survives a reload, is left with Escape and resumed", async ({ page }) => {
  await open(page, "v=1&text=바다에 갔다");
  await entry(page).click();
  await choose(page, "헤드는 왜");
  await next(page).click();
  await expect(page).toHaveURL(/story=heads\.2/);
  await page.reload();
  await settled(page);
  await expect(guide(page).locator(".place")).toHaveText("2 / 4");
  await expect(guide(page)).toContainText("헤드 2");
  await page.goBack();
  await expect(guide(page).locator(".place")).toHaveText("1 / 4");
  await page.goForward();
  await expect(guide(page).locator(".place")).toHaveText("2 / 4");

  await tokens(page).first().focus();
  await page.keyboard.press("Escape");
  await expect(guide(page)).toHaveCount(0);
  await expect(sentence(page)).toHaveValue("바다에 갔다");
  await expect(page).not.toHaveURL(/story=/);
  await entry(page).click();
  await expect(page.locator("story-list")).toContainText(inKorean.goOn(2));
  await choose(page, "헤드는 왜");
  await expect(page.locator("story-list")).toHaveCount(0);
  await expect(guide(page).locator(".place")).toHaveText("2 / 4");
});

test("where the browser keeps nothing, stories work all the same", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await open(page, "v=1&text=바다에 갔다");
  await entry(page).click();
  await choose(page, "쿼리, 키, 값");
  await guide(page).getByRole("button", { name: inKorean.show }).click();
  await expect(said(page)).toContainText(inKorean.done);
  await next(page).click();
  await guide(page).getByRole("button", { name: inKorean.leave }).click();
  await expect(sentence(page)).toHaveValue("바다에 갔다");
});

test("a term is explained on hover, focus and press, and Escape takes the words away", async ({
  page,
}) => {
  await open(page, `v=1&story=${SCHOOL}`);
  const word = guide(page).getByRole("button", { name: "쿼리" });
  const meaning = guide(page).getByRole("tooltip");
  await word.hover();
  await expect(meaning).toContainText("무엇을 찾는지");
  await expect(word).toHaveAccessibleDescription(/무엇을 찾는지/);
  await meaning.hover();
  await page.waitForTimeout(400);
  await expect(meaning).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(meaning).toBeHidden();
  await expect(guide(page)).toBeVisible();

  await page.mouse.move(0, 0);
  await word.focus();
  await expect(meaning).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(meaning).toContainText("검색");
  await word.click();
  await expect(meaning).toContainText("무엇을 찾는지");
  await page.mouse.click(5, 300);
  await expect(meaning).toBeHidden();
});

for (const [colorScheme, width, language] of [
  ["light", 390, "ko"],
  ["dark", 1280, "en"],
] as const) {
  test(`nothing stands in anybody's way, and all fits, ${colorScheme} at ${width} px`, async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const overflow = () =>
      page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
    for (const story of ["mask.4", "word-order.2", "cross-attention.3"]) {
      await open(page, `v=1&lang=${language}&story=${story}`);
      expect(await violations(page)).toEqual([]);
      expect(await overflow()).toBe(0);
    }
    await page.keyboard.press("Escape");
    await entry(page).click();
    await expect(page.locator("glossary-list dt")).not.toHaveCount(0);
    expect(await violations(page)).toEqual([]);
  });
}
