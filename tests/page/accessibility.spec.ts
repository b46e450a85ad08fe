import { violations } from "./axe.ts";
import { en, ko, open, openSettings, tokens } from "./reading.ts";
import { expect, test } from "./visitor.ts";

test.describe("for everybody", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const link of [
      "v=1",
      "v=1&view=all&lang=en",
      "v=1&mode=cross",
      "v=1&mode=multi&lang=en",
      "v=1&step=scores",
      "v=1&step=context&lang=en",
      "v=1&step=mask&pin.masked_scores=0,0,3",
    ]) {
      test(`nothing serious stands in the way of “${link}” in ${colorScheme}`, async ({ page }) => {
        test.slow();
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await open(page, link);
        await openSettings(page);
        expect(await violations(page)).toEqual([]);
      });
    }
  }

  test("every matrix is a named grid of named cells with their numbers", async ({ page }) => {
    for (const [language, messages] of [
      ["ko", ko],
      ["en", en],
    ] as const) {
      await open(page, `v=1&view=all&lang=${language}`);
      const grids = await page.locator("[data-tensor]").evaluateAll((all) =>
        all.map((grid) => ({
          tensor: grid.getAttribute("data-tensor") ?? "",
          role: grid.getAttribute("role"),
          name: grid.getAttribute("aria-label") ?? "",
          roles: [
            ...new Set(
              [...grid.querySelectorAll("[data-row]")].map((cell) => cell.getAttribute("role")),
            ),
          ],
          nameless: [...grid.querySelectorAll("[data-row]")].filter(
            (cell) => !cell.getAttribute("aria-label"),
          ).length,
          valueless: [...grid.querySelectorAll("[data-row]")].filter(
            (cell) =>
              !Number.isFinite(Number(cell.getAttribute("data-value"))) &&
              cell.getAttribute("data-value") !== "-Infinity",
          ).length,
        })),
      );
      expect(grids.length).toBeGreaterThan(15);
      for (const { tensor, role, name, roles, nameless, valueless } of grids) {
        expect(role, tensor).toBe("grid");
        expect(roles, tensor).toEqual(["gridcell"]);
        expect([nameless, valueless], tensor).toEqual([0, 0]);
        const titles: Readonly<Record<string, string>> = messages.tensors;
        expect(name, tensor).toContain(titles[tensor] ?? tensor);
      }
    }
  });

  test("a cell is announced by its tokens and its number", async ({ page }) => {
    await open(page);
    const target = page.locator('[data-tensor="attention_weights"] [data-row="4"][data-col="2"]');
    await expect(target).toHaveAccessibleName(/갔다.*학교.*0\.4/);
    await expect(
      page.locator('[data-tensor="masked_scores"] [data-row="0"][data-col="2"]'),
    ).toHaveAccessibleName(new RegExp(ko.matrix.masked));
  });

  test("the headline is said aloud when another token is chosen", async ({ page }) => {
    await open(page);
    const live = page.locator("main head-line [aria-live]");
    await expect(live).toContainText("갔다");
    await tokens(page).nth(2).click();
    await expect(live).toContainText("학교");
    await expect(live).not.toContainText("갔다");
  });

  test("the page has one heading, landmarks and a named way to everything", async ({ page }) => {
    await open(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(ko.page.name);
    await expect(page.getByRole("main")).toHaveCount(1);
    await expect(page.getByRole("navigation", { name: ko.page.modesLabel })).toBeVisible();
    await expect(page.getByRole("tablist", { name: ko.page.rail })).toBeVisible();
    await expect(page.getByRole("region", { name: ko.formula.label })).toBeVisible();
    await expect(page.getByRole("textbox", { name: ko.page.sentence })).toBeVisible();
  });
});
