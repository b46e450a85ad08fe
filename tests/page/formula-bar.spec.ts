import type { Page } from "@playwright/test";
import { copyMessages } from "../../web/language/copy.ts";
import { formulaKo } from "../../web/language/formula-ko.ts";
import { violations } from "./axe.ts";
import { cell, ko, matrix, open, settled, value, valueBox } from "./reading.ts";
import { expect, test } from "./visitor.ts";

const words = copyMessages("ko");
const copyButton = (page: Page) => page.getByRole("button", { name: formulaKo.copy });
const item = (page: Page, format: "text" | "latex" | "numpy") =>
  page.getByRole("menuitem", { name: words.formats[format], exact: true });
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.describe("the arithmetic of a cell", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("is copied as text, LaTeX or NumPy, with pointer and keyboard", async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await open(page);
    await cell(page, "attention_weights", 1, 0).click();
    expect(asked.filter((url) => /copy-menu/.test(url))).toEqual([]);
    await copyButton(page).click();
    await expect(item(page, "text")).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await item(page, "numpy").click();
    await expect(page.getByRole("menu")).toHaveCount(0);
    await expect(copyButton(page)).toBeFocused();
    expect(await clipboard(page)).toMatch(
      /^import numpy as np\nmasked_scores = np\.array\(\[1\.0, 0\.0, -np\.inf, -np\.inf, -np\.inf\]\).*\nexponentials = .*\nresult = exponentials\[0\] \/ exponentials\.sum\(\) {2}# attention_weights\[1, 0\] = 0\.73/,
    );
    await page.keyboard.press("Enter");
    await expect(item(page, "text")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => clipboard(page)).toContain("\\frac{e^{1.00 - 1.00}}");
    await copyButton(page).click();
    await item(page, "text").click();
    await expect
      .poll(() => clipboard(page))
      .toMatch(/^attention_weights\[1, 0\] = e\^.* ÷ .* = 1\.00 ÷ 1\.37 = 0\.73$/);
    await expect(page.locator("formula-bar [role=status]")).toHaveText(
      words.copied(words.formats.text),
    );
  });

  test("leaves the menu with Escape, and where one clicks elsewhere", async ({ page }) => {
    await open(page);
    await copyButton(page).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toHaveCount(0);
    await expect(copyButton(page)).toBeFocused();
    await copyButton(page).click();
    await cell(page, "attention_weights", 4, 0).click();
    await expect(page.getByRole("menu")).toHaveCount(0);
    await copyButton(page).click();
    await copyButton(page).click();
    await expect(page.getByRole("menu")).toHaveCount(0);
  });
});

test("a term lights its cell, and leads to it, also where another step shows it", async ({
  page,
}) => {
  await open(page, "v=1&step=scores");
  const term = page.locator("formula-bar button.term").first();
  await term.focus();
  await expect(cell(page, "query", 4, 0)).toHaveClass(/ring/);
  await term.click({ position: { x: 12, y: 12 } });
  await expect(page.locator("formula-bar")).toContainText("query[4, 0]");
  await expect(cell(page, "query", 4, 0)).toBeFocused();
  await term.click({ position: { x: 8, y: 12 } });
  await expect(page.getByRole("tab", { selected: true })).toHaveAccessibleName(
    new RegExp(ko.steps.projections),
  );
  await expect(cell(page, "input", 4, 0)).toBeFocused();
  await expect(page.locator("formula-bar")).toContainText("input[4, 0]");
});

test("a number typed into the bar stays there, though another is the largest now, and its share is empty", async ({
  page,
}) => {
  await open(page);
  const bar = page.locator("formula-bar");
  await expect(bar.locator(".address")).toHaveText("attention_weights[4, 2]");
  await valueBox(page).fill("0");
  await page.keyboard.press("Enter");
  await settled(page);
  expect(await value(page, "attention_weights", 4, 2)).toBe(0);
  await expect(bar.locator(".address")).toHaveText("attention_weights[4, 2]");
  await valueBox(page).fill("0.25");
  await page.keyboard.press("Enter");
  await settled(page);
  expect(await value(page, "attention_weights", 4, 2)).toBe(0.25);
  const [weights = []] = (await matrix(page, "attention_weights")).slice(4);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  expect(sum).toBeLessThan(0.9);
  const shares = page.locator('share-bar[followed] [role="img"]').first();
  const filled = await shares.evaluate((row) => {
    const parts = [...row.children].map((part) => part.getBoundingClientRect().width);
    return parts.reduce((total, width) => total + width, 0) / row.getBoundingClientRect().width;
  });
  expect(Math.abs(filled - sum)).toBeLessThan(0.04);
});

test("a number that is typed belongs to the cell it was begun for", async ({ page }) => {
  await open(page);
  await page.getByRole("tab", { name: ko.steps.projections }).click();
  await cell(page, "query", 4, 0).click();
  await valueBox(page).fill("0.5");
  await page.goBack();
  await expect(page.locator("formula-bar .address")).toHaveText(/^attention_weights/);
  await settled(page);
  await expect.poll(() => new URL(page.url()).hash).toContain("pin.query=4,0,0.5");
  await expect(page.locator("formula-bar .address")).toHaveText(/^attention_weights/);
  await expect(valueBox(page)).not.toHaveValue("0.5");
});

test("what is no number is forgotten with its cell", async ({ page }) => {
  await open(page);
  await cell(page, "attention_weights", 1, 0).click();
  await valueBox(page).fill("abc");
  await valueBox(page).blur();
  await expect(page.getByRole("alert")).toContainText("abc");
  await cell(page, "attention_weights", 4, 2).click();
  await expect(valueBox(page)).toHaveValue("0.47");
  await expect(page.getByRole("alert")).toHaveCount(0);
});
