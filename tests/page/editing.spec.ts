import { formulaKo } from "../../web/language/formula-ko.ts";
import { smallPrintKo } from "../../web/language/small-print-ko.ts";
import { cell, grid, ko, matrices, matrix, open, settled, value, valueBox } from "./reading.ts";
import { expectReference, sumsOf } from "./reference.ts";
import { expect, test } from "./visitor.ts";

/** Cells [row, col] that differ between two matrices. */
function changed(
  before: readonly (readonly number[])[],
  after: readonly (readonly number[])[],
): string[] {
  return after.flatMap((row, index) =>
    row.flatMap((number, col) => (number === before[index]?.[col] ? [] : [`${index},${col}`])),
  );
}

test.describe("editing a cell", () => {
  test("editing a key changes the weights and context of every query", async ({ page }) => {
    await open(page, "v=1&view=all&mask=none");
    const before = await matrices(page);
    await cell(page, "key", 2, 0).dblclick();
    await page.keyboard.type("3");
    await page.keyboard.press("Enter");
    await expect.poll(() => value(page, "key", 2, 0)).toBe(3);
    await settled(page);
    const after = await matrices(page);
    expect(changed(before.get("key") ?? [], after.get("key") ?? [])).toEqual(["2,0"]);
    for (const name of ["query", "value", "input", "w_key"]) {
      expect(after.get(name), name).toEqual(before.get(name));
    }
    const asksForIt = (after.get("query") ?? []).map((row) => row[0] !== 0);
    expect(asksForIt.filter(Boolean).length).toBeGreaterThan(2);
    for (const name of ["attention_scores", "attention_weights", "context", "output"]) {
      asksForIt.forEach((asks, row) => {
        const [was, is] = [before.get(name)?.[row], after.get(name)?.[row]];
        if (asks) expect(is, `${name} of query ${row}`).not.toEqual(was);
        else expect(is, `${name} of query ${row}`).toEqual(was);
      });
    }
    expectReference(after, { pins: { key: [[2, 0, 3]] } });
  });

  test("works in every step, for every matrix that it shows", async ({ page }) => {
    test.slow();
    await open(page, "v=1&mask=none");
    for (let step = 0; step < 8; step++) {
      await page.getByRole("tab").nth(step).click();
      await settled(page);
      const names = await page
        .locator("step-view [data-tensor]")
        .evaluateAll((grids) => grids.map((each) => each.getAttribute("data-tensor") ?? ""));
      expect(names.length, `step ${step}`).toBeGreaterThan(0);
      for (const name of new Set(names)) {
        const target = page.locator(`step-view [data-tensor="${name}"] [data-row]`).first();
        await target.dblclick();
        await page.keyboard.type("1.25");
        await page.keyboard.press("Enter");
        await expect(target, `${name} in step ${step}`).toHaveAttribute("data-value", "1.25");
        await expect(target).toHaveClass(/\bpinned\b/);
        await target.press("Delete");
        await expect(target).not.toHaveClass(/\bpinned\b/);
      }
    }
  });

  test("with Enter, F2 or a digit, as in a spreadsheet", async ({ page }) => {
    await open(page);
    const target = cell(page, "masked_scores", 4, 0);
    for (const [key, typed, number] of [
      ["Enter", "1.5", 1.5],
      ["F2", "-2", -2],
      ["7", "", 7],
      ["-", "0.25", -0.25],
    ] as const) {
      await target.click();
      await page.keyboard.press(key);
      const editor = target.getByRole("textbox");
      await expect(editor).toBeFocused();
      if (key.length > 1) await expect(editor).toHaveJSProperty("selectionStart", 0);
      await page.keyboard.type(typed);
      await page.keyboard.press("Enter");
      await expect.poll(() => value(page, "masked_scores", 4, 0)).toBe(number);
      await expect(target).toBeFocused();
    }
  });

  test("in the formula bar", async ({ page }) => {
    await open(page);
    await cell(page, "attention_weights", 4, 0).click();
    const old = await value(page, "attention_weights", 4, 0);
    await valueBox(page).click();
    await valueBox(page).fill("0.9");
    await valueBox(page).press("Enter");
    await expect.poll(() => value(page, "attention_weights", 4, 0)).toBe(Math.fround(0.9));
    await expect(page.locator("formula-bar")).toContainText(formulaKo.was(old.toFixed(2)));
    // Pinned weights need not sum to 1, and the page says so.
    await settled(page);
    const [, , , , sum = 0] = sumsOf(await matrix(page, "attention_weights"));
    expect(sum).toBeGreaterThan(1.3);
    await expect(page.locator("small-print")).toContainText(
      smallPrintKo.rowSum("갔다", sum.toFixed(2)),
    );
  });

  test("Esc cancels, in the cell and in the formula bar", async ({ page }) => {
    await open(page, "v=1&view=all");
    const before = await matrices(page);
    await cell(page, "key", 0, 0).dblclick();
    await page.keyboard.type("99");
    await page.keyboard.press("Escape");
    await expect(cell(page, "key", 0, 0)).toBeFocused();
    await expect(cell(page, "key", 0, 0).getByRole("textbox")).toHaveCount(0);
    await valueBox(page).click();
    await valueBox(page).fill("98");
    await valueBox(page).press("Escape");
    await settled(page);
    expect(await matrices(page)).toEqual(before);
    await expect(page.locator(".cell.pinned")).toHaveCount(0);
  });

  test("arrows, Home and End move from cell to cell, and the formula bar follows", async ({
    page,
  }) => {
    await open(page);
    await cell(page, "attention_weights", 4, 2).click();
    for (const [key, row, col] of [
      ["ArrowLeft", 4, 1],
      ["ArrowUp", 3, 1],
      ["ArrowRight", 3, 2],
      ["Home", 3, 0],
      ["End", 3, 4],
      ["ArrowRight", 3, 4],
      ["ArrowDown", 4, 4],
    ] as const) {
      await page.keyboard.press(key);
      await expect(cell(page, "attention_weights", row, col)).toBeFocused();
      await expect(page.locator("formula-bar")).toContainText(`attention_weights[${row}, ${col}]`);
    }
  });

  test("Tab goes on to the next cell with what was typed", async ({ page }) => {
    await open(page, "v=1&view=all");
    await cell(page, "value", 1, 2).dblclick();
    await page.keyboard.type("5");
    await page.keyboard.press("Tab");
    await expect.poll(() => value(page, "value", 1, 2)).toBe(5);
    await expect(cell(page, "value", 1, 3)).toBeFocused();
  });

  test("what was typed is kept when the reader clicks elsewhere", async ({ page }) => {
    await open(page, "v=1&view=all");
    await cell(page, "value", 1, 2).dblclick();
    await page.keyboard.type("5");
    await cell(page, "input", 0, 0).click();
    await expect.poll(() => value(page, "value", 1, 2)).toBe(5);
  });

  test("numbers may be written in any common way", async ({ page }) => {
    await open(page, "v=1&view=all");
    for (const [typed, number] of [
      ["−0.5", -0.5],
      ["1e2", 100],
      ["１２", 12],
      ["0,25", 0.25],
      ["1,000", 1000],
      [" 3 ", 3],
    ] as const) {
      await cell(page, "value", 0, 0).dblclick();
      await page.keyboard.insertText(typed);
      await page.keyboard.press("Enter");
      await expect.poll(() => value(page, "value", 0, 0), typed).toBe(number);
    }
  });

  test("a wrong number says so and loses nothing", async ({ page }) => {
    await open(page, "v=1&view=all");
    const before = await matrices(page);
    const editor = cell(page, "key", 1, 1).getByRole("textbox");
    for (const [typed, said] of [
      ["many", ko.numberProblems.not_a_number("many")],
      ["1e39", ko.numberProblems.too_large("1e39")],
      ["", ko.numberProblems.empty],
      ["NaN", ko.numberProblems.not_a_number("NaN")],
    ] as const) {
      await cell(page, "key", 1, 1).dblclick();
      await editor.fill(typed);
      await page.keyboard.press("Enter");
      await expect(grid(page, "key").getByRole("alert")).toHaveText(said);
      await expect(editor).toHaveValue(typed);
      await expect(editor).toHaveAttribute("aria-invalid", "true");
      await page.keyboard.press("Escape");
    }
    await valueBox(page).click();
    await valueBox(page).fill("viel");
    await valueBox(page).press("Enter");
    await expect(page.locator("formula-bar").getByRole("alert")).toHaveText(
      ko.numberProblems.not_a_number("viel"),
    );
    await expect(valueBox(page)).toHaveValue("viel");
    await valueBox(page).press("Escape");
    await settled(page);
    expect(await matrices(page)).toEqual(before);
  });

  test("the numbers that an edit moved are underlined for a moment", async ({ page }) => {
    await open(page);
    const moved = page.evaluate(
      () =>
        new Promise<number>((done) => {
          const watch = (): void => {
            const found = [...document.querySelectorAll("attention-playground")]
              .flatMap((outer) => [...(outer.shadowRoot?.querySelectorAll("step-view") ?? [])])
              .flatMap((view) => [...(view.shadowRoot?.querySelectorAll("matrix-grid") ?? [])])
              .flatMap((grid) => [...(grid.shadowRoot?.querySelectorAll(".cell.moved") ?? [])]);
            if (found.length > 0) done(found.length);
            else requestAnimationFrame(watch);
          };
          watch();
        }),
    );
    await cell(page, "masked_scores", 4, 0).click();
    await page.keyboard.press("9");
    await page.keyboard.press("Enter");
    // The row's five weights and what they mix.
    expect(await moved).toBeGreaterThanOrEqual(5);
    await expect(page.locator(".cell.moved")).toHaveCount(0);
  });
});

test.describe("the formula bar", () => {
  test("shows at first the largest weight of the followed row", async ({ page }) => {
    await open(page);
    const largest = await value(page, "attention_weights", 4, 2);
    await expect(valueBox(page)).toHaveValue(largest.toFixed(2));
    await expect(page.locator("formula-bar")).toContainText("attention_weights[4, 2]");
  });

  test("a score is the sum of its products, each with its feature below", async ({ page }) => {
    await open(page, "v=1&view=all&pin.query=4,0,1.25;4,3,-0.5");
    await cell(page, "attention_scores", 4, 1).click();
    const bar = page.locator("formula-bar");
    await expect(bar).toContainText("attention_scores[4, 1]");
    await expect
      .poll(async () => {
        const text = (await bar.locator(".work").textContent()) ?? "";
        return [...text.matchAll(/([−\d.]+)\s*×\s*\(?([−\d.]+)\)?/g)].reduce(
          (sum, [, a = "", b = ""]) => sum + numberOf(a) * numberOf(b),
          0,
        );
      })
      .toBeCloseTo(await value(page, "attention_scores", 4, 1), 1);
  });

  test("clicking a term goes to the cell it comes from", async ({ page }) => {
    await open(page, "v=1&view=all");
    await cell(page, "context", 4, 0).click();
    const bar = page.locator("formula-bar");
    await expect(bar).toContainText("context[4, 0]");
    await bar.locator(".work button").first().click();
    await expect(bar).not.toContainText("context[4, 0]");
    await expect(bar).toContainText(/(attention_weights|value)\[\d, \d\]/);
    await expect(page.locator("[data-tensor] [data-row]:focus")).toBeInViewport();
  });
});

function numberOf(text: string): number {
  return Number(text.replace("−", "-"));
}
