import type { Page } from "@playwright/test";
import { ko, open, sentence, settled, valueBox } from "./reading.ts";
import { expectClose, sumsOf } from "./reference.ts";
import { expect, test } from "./visitor.ts";

const WORDS = Array.from({ length: 64 }, (_, index) => `w${index}`).join(" ");

/** The numbers of a matrix by its element's `matrix` property, as embedders read them. */
async function property(page: Page, name: string): Promise<number[][]> {
  return page.locator(`matrix-grid:has([data-tensor="${name}"])`).evaluate((element) => {
    const { matrix } = element as unknown as {
      matrix: { rows: number; cols: number; data: Float32Array };
    };
    return Array.from({ length: matrix.rows }, (_, row) =>
      Array.from(matrix.data.slice(row * matrix.cols, (row + 1) * matrix.cols)),
    );
  });
}

test.describe("large inputs", () => {
  test("64 tokens and 8 heads work, each head with rows that sum to 1", async ({ page }) => {
    test.slow();
    await open(page, `v=1&mode=multi&heads=8&source=seeded&text=${encodeURIComponent(WORDS)}`);
    const heads = page.getByRole("radiogroup").getByRole("radio");
    await expect(heads).toHaveCount(8);
    for (const head of [0, 7]) {
      // Clear of the bars at the top and at the bottom.
      await heads.nth(head).evaluate((element) => element.scrollIntoView({ block: "center" }));
      await heads.nth(head).click();
      const name = `head.${head}.attention_weights`;
      await expect(page.locator(`[data-tensor="${name}"]`).first()).toBeVisible();
      const weights = await property(page, name);
      expect(weights).toHaveLength(64);
      expect(sumsOf(weights).filter((sum) => Math.abs(sum - 1) > 1e-5)).toEqual([]);
    }
    await page.getByRole("button", { name: ko.page.views.all }).click();
    await settled(page);
    await expect(page.locator('[data-name="output"]')).toBeAttached();
  });

  test("a drawn matrix has the same numbers as its cells would, and its picture is not blank", async ({
    page,
  }) => {
    const text = WORDS.split(" ").slice(0, 40).join(" ");
    await open(page, `v=1&source=seeded&mask=causal&text=${encodeURIComponent(text)}`);
    const weights = await property(page, "attention_weights");
    const masked = await property(page, "masked_scores");
    // What the page draws follows from the scores it draws.
    expectClose(
      weights,
      masked.map((row) => {
        const most = Math.max(...row);
        const sum = row.reduce((all, score) => all + Math.exp(score - most), 0);
        return row.map((score) => Math.exp(score - most) / sum);
      }),
    );
    const colours = await page
      .locator('[data-tensor="attention_weights"] canvas')
      .evaluate((canvas) => {
        const drawn = canvas as HTMLCanvasElement;
        const data = drawn.getContext("2d")?.getImageData(0, 0, drawn.width, drawn.height).data;
        const seen = new Set<string>();
        for (let at = 0; data && at < data.length; at += 4 * 97) {
          seen.add(`${data[at]},${data[at + 1]},${data[at + 2]},${data[at + 3]}`);
        }
        return seen.size;
      });
    expect(colours).toBeGreaterThan(10);
  });

  test("a cell of a drawn matrix is reached with arrows and edited in the formula bar", async ({
    page,
  }) => {
    const text = WORDS.split(" ").slice(0, 40).join(" ");
    await open(page, `v=1&source=seeded&mask=none&text=${encodeURIComponent(text)}`);
    const roving = page.locator('[data-tensor="attention_weights"] [data-row]');
    await expect(roving).toHaveCount(1);
    await roving.focus();
    const from = Number(await roving.getAttribute("data-row"));
    const down = from < 39 ? "ArrowDown" : "ArrowUp";
    await page.keyboard.press(down);
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    const row = down === "ArrowDown" ? from + 1 : from - 1;
    await expect(roving).toHaveAttribute("data-row", String(row));
    await expect(roving).toHaveAttribute("data-col", "1");
    await page.keyboard.press("Enter");
    await expect(valueBox(page)).toBeFocused();
    await page.keyboard.type("0.75");
    await page.keyboard.press("Enter");
    await expect(roving).toHaveAttribute("data-value", "0.75");
    await expect(roving).toBeFocused();
    expect((await property(page, "attention_weights"))[row]?.[1]).toBe(0.75);
    await page.keyboard.press("Delete");
    await expect(roving).not.toHaveAttribute("data-value", "0.75");
  });

  test("a drawn matrix is edited with the pointer, too", async ({ page }) => {
    const text = WORDS.split(" ").slice(0, 40).join(" ");
    await open(page, `v=1&source=seeded&mask=none&text=${encodeURIComponent(text)}`);
    const frame = page.locator('[data-tensor="attention_weights"]');
    await frame.scrollIntoViewIfNeeded();
    await frame.dblclick({ position: { x: 20, y: 20 } });
    await expect(valueBox(page)).toBeFocused();
    await page.keyboard.type("0.5");
    await page.keyboard.press("Enter");
    await expect(frame.locator("[data-row]")).toHaveAttribute("data-value", "0.5");
  });

  test("between 17 and 32 tokens the followed row is written out below the colours", async ({
    page,
  }) => {
    const text = WORDS.split(" ").slice(0, 20).join(" ");
    await open(page, `v=1&source=seeded&mask=none&q=3&text=${encodeURIComponent(text)}`);
    const row = await page
      .locator('[data-tensor="attention_weights"] [data-row="3"]')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute("data-value"))));
    const written = await page
      .locator('matrix-grid:has([data-tensor="attention_weights"]) .written li')
      .evaluateAll((items) => items.map((item) => item.textContent?.trim() ?? ""));
    expect(written.map((text) => Number.parseFloat(text))).toEqual(
      row.map((weight) => Number(weight.toFixed(2))),
    );
  });

  test("10,000 characters do not break the page", async ({ page }) => {
    test.slow();
    await open(page);
    await sentence(page).fill("가나다라마바사 ".repeat(1250));
    await expect(page.locator("playground-notice")).toContainText(/\d+/);
    await expect(sentence(page)).toHaveValue(/^가나다라마바사 /);
    expect((await sentence(page).inputValue()).length).toBe(10_000);
    await sentence(page).fill("나는 학교에 갔다");
    await expect(page.locator("playground-notice")).not.toContainText(/\d+/);
    await settled(page);
    await expect(page.locator('[data-tensor="attention_weights"] [data-row]')).toHaveCount(25);
  });

  test("a single word of 10,000 characters does not break the page either", async ({ page }) => {
    await open(page);
    await sentence(page).fill("하".repeat(10_000));
    await settled(page);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
    await expect(page.locator('[data-tensor="attention_weights"] [data-row]')).toHaveAttribute(
      "data-value",
      "1",
    );
  });

  test("emoji, tabs and odd characters are tokens like any other", async ({ page }) => {
    await open(page, "v=1&unit=word");
    await sentence(page).fill("👩‍👩‍👧‍👦 is\tMüller\u200b 中文 ﷽ é");
    await settled(page);
    const weights = await property(page, "attention_weights");
    expect(weights.length).toBeGreaterThan(4);
    for (const sum of sumsOf(weights)) expect(sum).toBeCloseTo(1, 5);
    await expect(page.getByRole("option").first()).toContainText("👩‍👩‍👧‍👦");
  });
});
