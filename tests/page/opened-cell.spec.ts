import type { Locator, Page } from "@playwright/test";
import { openedMessages } from "../../web/language/opened.ts";
import { violations } from "./axe.ts";
import { cell, ko, open, settled, value } from "./reading.ts";
import { expect, test } from "./visitor.ts";

const words = openedMessages("ko");
const openedCell = (page: Page) => page.locator("opened-cell:visible");
const row = (page: Page, name: string | RegExp): Locator =>
  openedCell(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name }) });
const numbers = (of: Locator) => of.getByRole("cell").allTextContents();

test.describe("one cell, opened up", () => {
  test("comes with the first weight one turns to: e to each score, their sum, and the shares", async ({
    page,
  }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await open(page);
    expect(asked.filter((url) => /opened-cell/.test(url))).toEqual([]);
    await cell(page, "attention_weights", 4, 2).click();
    await expect(openedCell(page).getByRole("table")).toHaveAccessibleName(/갔다 → 학교/);
    expect((await numbers(row(page, /^= e/))).map((text) => text.trim())).toEqual([
      "0.61",
      "0.22",
      "1.00",
      "0.29",
      "0.03",
    ]);
    await expect(row(page, words.running)).toContainText("2.15");
    expect(await numbers(row(page, /^= A/))).toEqual(["0.28", "0.10", "0.47", "0.13", "0.01"]);
    await expect(openedCell(page)).toContainText("1.00 ÷ 2.15 = 0.47");
    expect(await violations(page)).toEqual([]);
  });

  test("shows the row and the column that meet in a projection, and lights where they stand", async ({
    page,
  }) => {
    await open(page, "v=1&step=projections");
    await cell(page, "query", 4, 1).click();
    const [input, weights] = [row(page, /갔다 x/), row(page, /W/)];
    expect(await numbers(input)).toEqual(["0", "0", "1", "0"]);
    expect(await numbers(weights)).toEqual(["0", "1", "2.50", "0"]);
    await weights.getByRole("cell").nth(2).hover();
    await expect(page.locator("formula-bar .term.linked")).toContainText("2.50");
    await cell(page, "w_query", 2, 1).click();
    await page.keyboard.type("4");
    await page.keyboard.press("Enter");
    await expect.poll(() => value(page, "query", 4, 1)).toBe(4);
    await expect(openedCell(page)).toBeHidden();
    await cell(page, "query", 4, 1).click();
    await expect.poll(() => numbers(row(page, /W/))).toEqual(["0", "1", "4", "0"]);
  });

  test("has a row of tanh for an additive score", async ({ page }) => {
    await open(page, "v=1&step=scores&score=additive");
    await cell(page, "attention_scores", 4, 2).click();
    expect(await numbers(row(page, /^tanh/))).toEqual(
      expect.arrayContaining(["−0.24", "0.93", "0.96"]),
    );
    await expect(row(page, words.running)).toContainText("−0.24");
  });
});

test("every other mode takes over from a cell that is opened up, in every step", async ({
  page,
}) => {
  test.slow();
  for (const step of ["projections", "scores", "context", "output"]) {
    await open(page, `v=1&step=${step}`);
    for (const mode of ["cross", "self", "multi", "cross", "multi", "self"] as const) {
      await page.getByRole("link", { name: ko.modes[mode], exact: true }).click();
      await settled(page);
      await expect(page.getByRole("tabpanel")).toBeVisible();
    }
  }
});
