import { formulaKo } from "../../web/language/formula-ko.ts";
import { settingsKo } from "../../web/language/settings-ko.ts";
import {
  cell,
  matrices,
  matrix,
  open,
  openSettings,
  sentence,
  settled,
  tokens,
  tokenTexts,
  value,
  valueBox,
} from "./reading.ts";
import { expect, test } from "./visitor.ts";

test.describe("undo", () => {
  test("restores the number and the picture", async ({ page }) => {
    await open(page);
    const numbers = await matrices(page);
    const picture = await look(page);
    await cell(page, "masked_scores", 4, 0).dblclick();
    await page.keyboard.type("6");
    await page.keyboard.press("Enter");
    await expect.poll(() => value(page, "attention_weights", 4, 0)).toBeGreaterThan(0.9);
    await settled(page);
    const after = await matrices(page);
    expect(await look(page)).not.toEqual(picture);
    await page.getByRole("button", { name: formulaKo.undo }).click();
    await settled(page);
    await expect.poll(() => matrices(page)).toEqual(numbers);
    await expect.poll(() => look(page)).toEqual(picture);
    await page.getByRole("button", { name: formulaKo.redo }).click();
    await expect.poll(() => matrices(page)).toEqual(after);
  });

  test("with Ctrl+Z and Ctrl+Shift+Z goes back and forth over text, settings and pins", async ({
    page,
  }) => {
    await open(page);
    const states = [await matrices(page)];
    await sentence(page).fill("나는 바다에 갔다");
    await settled(page);
    states.push(await matrices(page));
    const panel = await openSettings(page);
    await panel.getByLabel(settingsKo.causal).uncheck();
    await settled(page);
    states.push(await matrices(page));
    await cell(page, "masked_scores", 0, 3).click();
    await page.keyboard.press("4");
    await page.keyboard.press("Enter");
    await expect.poll(() => value(page, "masked_scores", 0, 3)).toBe(4);
    await settled(page);
    states.push(await matrices(page));
    for (const state of states.slice(0, -1).reverse()) {
      await page.keyboard.press("Control+z");
      await expect.poll(() => matrices(page)).toEqual(state);
    }
    await expect(sentence(page)).toHaveValue("나는 학교에 갔다");
    for (const state of states.slice(1)) {
      await page.keyboard.press("Control+Shift+z");
      await expect.poll(() => matrices(page)).toEqual(state);
    }
    await expect(sentence(page)).toHaveValue("나는 바다에 갔다");
  });

  test("in the sentence box gives back the sentence and its tokens", async ({ page }) => {
    await open(page);
    await sentence(page).press("End");
    await sentence(page).pressSequentially("! 와");
    await expect.poll(() => tokenTexts(page)).toContain("!");
    await page.keyboard.press("Control+z");
    await expect(sentence(page)).toHaveValue("나는 학교에 갔다");
    await expect.poll(() => tokenTexts(page)).toEqual(["나", "는", "학교", "에", "갔다"]);
  });

  test("in the formula bar's box is about what is typed there", async ({ page }) => {
    await open(page);
    await sentence(page).fill("나는 바다에 갔다");
    await settled(page);
    await valueBox(page).click();
    await page.keyboard.type("0.123");
    await page.keyboard.press("Control+z");
    await expect(sentence(page)).toHaveValue("나는 바다에 갔다");
    await expect(valueBox(page)).not.toHaveValue("0.123");
  });

  test("of an unpinning brings the pin back", async ({ page }) => {
    await open(page, "v=1&pin.attention_weights=4,0,0.9");
    await cell(page, "attention_weights", 4, 0).click();
    await page.keyboard.press("Delete");
    await expect.poll(() => value(page, "attention_weights", 4, 0)).toBeLessThan(0.5);
    await page.keyboard.press("Control+z");
    await expect.poll(() => value(page, "attention_weights", 4, 0)).toBe(Math.fround(0.9));
  });

  test("does not bring back where one looked", async ({ page }) => {
    await open(page);
    await openSettings(page).then((panel) => panel.getByLabel(settingsKo.causal).uncheck());
    await tokens(page).nth(1).click();
    await page.getByRole("tab").nth(4).click();
    await page.keyboard.press("Control+z");
    await expect.poll(() => value(page, "masked_scores", 0, 4)).toBe(Number.NEGATIVE_INFINITY);
    await expect(page.getByRole("tab").nth(4)).toHaveAttribute("aria-selected", "true");
    await expect(tokens(page).nth(1)).toHaveAttribute("aria-selected", "true");
  });

  test("after a new edit, what was undone is gone", async ({ page }) => {
    await open(page);
    await sentence(page).fill("나는 바다에 갔다");
    await page.getByRole("button", { name: formulaKo.undo }).click();
    await expect(page.getByRole("button", { name: formulaKo.redo })).toBeEnabled();
    await expect(sentence(page)).toHaveValue("나는 학교에 갔다");
    await sentence(page).fill("나는 집에 갔다");
    await expect(page.getByRole("button", { name: formulaKo.redo })).toBeDisabled();
    await settled(page);
    expect(await matrix(page, "attention_weights")).toHaveLength(5);
  });

  test("has nothing to do on a fresh page", async ({ page }) => {
    await open(page);
    await expect(page.getByRole("button", { name: formulaKo.undo })).toBeDisabled();
    await expect(page.getByRole("button", { name: formulaKo.redo })).toBeDisabled();
    await tokens(page).nth(2).click();
    await page.getByRole("tab").nth(3).click();
    await expect(page.getByRole("button", { name: formulaKo.undo })).toBeDisabled();
  });
});

/** The arcs, the headline, the weights under the tokens, and the colours of the cells. */
async function look(page: import("@playwright/test").Page): Promise<unknown> {
  return {
    arcs: await page
      .locator("main token-strip path")
      .evaluateAll((paths) => paths.map((path) => path.outerHTML.replace(/<!--.*?-->/g, ""))),
    headline: await page.locator("main head-line p").first().textContent(),
    weights: await page.locator("main token-strip .weight").allTextContents(),
    cells: await page
      .locator('[data-tensor="attention_weights"] [data-row]')
      .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).style.backgroundColor)),
  };
}
