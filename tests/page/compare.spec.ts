import type { Locator, Page } from "@playwright/test";
import { SCORES } from "../../web/core/types.ts";
import { compareMessages } from "../../web/language/compare.ts";
import { formulaKo } from "../../web/language/formula-ko.ts";
import { formatNumber } from "../../web/language/numbers.ts";
import { scoresMessages } from "../../web/language/scores.ts";
import { settingsKo } from "../../web/language/settings-ko.ts";
import { violations } from "./axe.ts";
import { ko, open, openSettings, type Rows, settled } from "./reading.ts";
import { expect, test } from "./visitor.ts";

const words = compareMessages("ko");

const panel = (page: Page, name: "compare" | "scores"): Locator =>
  page.locator(`extra-panel[name="${name}"]`);
const button = (page: Page, name: string) => panel(page, "compare").getByRole("button", { name });
const figure = (page: Page, which: "a" | "b" | "difference") =>
  panel(page, "compare").locator(`[data-which="${which}"]`);

/** The numbers of the one matrix inside. */
async function numbersIn(place: Locator): Promise<Rows> {
  await expect(place.locator("[data-tensor] [data-row]").first()).toBeVisible();
  return place
    .locator("[data-tensor]")
    .evaluate((grid) =>
      [...grid.querySelectorAll('[role="row"]')]
        .map((row) =>
          [...row.querySelectorAll<HTMLElement>("[data-row]")].map(({ dataset }) =>
            Number(dataset.value),
          ),
        )
        .filter((row) => row.length > 0),
    );
}

/** The weights of the open step. */
const ownWeights = (page: Page) =>
  page.locator("step-view matrix-grid", {
    has: page.locator('[data-tensor="attention_weights"]'),
  });

/** A kept at temperature 1, B at 0.5. */
async function openCompared(page: Page): Promise<void> {
  await open(page, "v=1&mask=none");
  await panel(page, "compare").locator(".toggle").click();
  await button(page, words.freeze).click();
  await expect(panel(page, "compare").locator(".changed")).toHaveText(words.same);
  const settings = await openSettings(page);
  await settings.getByRole("spinbutton", { name: settingsKo.temperature }).fill("0.5");
  await settled(page);
  await expect(figure(page, "difference")).toBeVisible();
}

test.describe("the comparison with an earlier state", () => {
  test("shows A, B and B − A of any tensor, and names the largest change", async ({ page }) => {
    await openCompared(page);
    const shown = panel(page, "compare");
    for (const name of ["attention_weights", "scaled_scores"]) {
      await shown.getByLabel(words.tensor).selectOption(name);
      await expect(figure(page, "difference").locator("[data-tensor]")).toHaveAttribute(
        "data-tensor",
        name,
      );
      const [a, b, difference] = await Promise.all(
        (["a", "b", "difference"] as const).map((which) => numbersIn(figure(page, which))),
      );
      if (!a || !b || !difference) throw new Error("a matrix is missing");
      expect(a).toHaveLength(5);
      let most = { size: 0, from: 0, to: 0 };
      for (const [row, values] of b.entries()) {
        for (const [col, to] of values.entries()) {
          const from = a[row]?.[col] ?? Number.NaN;
          expect(difference[row]?.[col]).toBe(Math.fround(to - from));
          const size = Math.abs(Math.fround(to - from));
          if (size > most.size) most = { size, from, to };
        }
      }
      expect(most.size).toBeGreaterThan(0);
      const said = shown.locator(".found");
      await expect(said).toContainText(formatNumber(most.from));
      await expect(said).toContainText(formatNumber(most.to));
    }
    await expect(shown.locator(".changed")).toContainText(
      words.fromTo(words.keys.temperature, "1", "0.5"),
    );
    await shown.getByLabel(words.tensor).selectOption("query");
    await expect(shown.locator(".found")).toContainText(words.none(ko.tensors.query));
  });

  test("survives a reload and undo; A and B swap, A comes back, and A is cleared", async ({
    page,
  }) => {
    await openCompared(page);
    const a = await numbersIn(figure(page, "a"));
    const b = await numbersIn(figure(page, "b"));
    expect(b).not.toEqual(a);
    await expect.poll(() => page.url()).toContain("&a=v%3D1");
    await page.reload();
    await settled(page);
    expect(await numbersIn(figure(page, "a"))).toEqual(a);
    expect(await numbersIn(figure(page, "b"))).toEqual(b);
    await button(page, words.swap).click();
    await settled(page);
    await expect.poll(() => numbersIn(figure(page, "b"))).toEqual(a);
    await expect.poll(() => numbersIn(figure(page, "a"))).toEqual(b);
    await page.getByRole("button", { name: formulaKo.undo }).click();
    await settled(page);
    await expect.poll(() => numbersIn(figure(page, "a"))).toEqual(a);
    await button(page, words.back).click();
    await settled(page);
    await expect(panel(page, "compare").locator(".changed")).toHaveText(words.same);
    expect(await numbersIn(ownWeights(page))).toEqual(a);
    await button(page, words.clear).click();
    await expect(figure(page, "a")).toHaveCount(0);
    await page.getByRole("button", { name: formulaKo.undo }).click();
    expect(await numbersIn(figure(page, "a"))).toEqual(a);
  });

  test("with other tokens says so, and subtracts what both have", async ({ page }) => {
    await open(
      page,
      `v=1&mask=none&open=compare&text=${encodeURIComponent("나는 집에 갔다")}&a=v%3D1`,
    );
    const shown = panel(page, "compare");
    await expect(shown.locator(".notes")).toContainText(words.only("A", ["학교"]));
    await expect(shown.locator(".notes")).toContainText(words.only("B", ["집"]));
    expect(await numbersIn(figure(page, "a"))).toHaveLength(5);
    const difference = await numbersIn(figure(page, "difference"));
    expect(difference.map((row) => row.length)).toEqual([4, 4, 4, 4]);
    await expect(figure(page, "difference").locator("[role=rowheader]")).toHaveText([
      "나",
      "는",
      "에",
      "갔다",
    ]);
  });
});

test.describe("the six score functions", () => {
  test("share their tokens and one temperature, each with its weights and their spread", async ({
    page,
  }) => {
    await open(page, "v=1&mask=none&open=scores");
    const shown = panel(page, "scores");
    const rows = shown.locator(".spread tbody tr");
    await expect(rows).toHaveCount(6);
    for (const [index, score] of SCORES.entries()) {
      const weights = await numbersIn(shown.locator(`[data-score="${score}"]`));
      const entropy = (weights[4] ?? []).reduce((sum, w) => sum - (w > 0 ? w * Math.log(w) : 0), 0);
      const said = rows.nth(4).locator("td").nth(index);
      await expect(said.locator("small")).toHaveText(formatNumber(entropy));
      await expect(said.locator("b")).toHaveText(formatNumber(Math.exp(entropy), 1));
    }
    await expect(shown.locator("p.note", { hasText: formatNumber(Math.log(5)) })).toBeVisible();
    const present = shown.locator('[data-score="scaled_dot_product"]');
    const before = await numbersIn(present);
    expect(before).toEqual(await numbersIn(ownWeights(page)));
    const cosine = await numbersIn(shown.locator('[data-score="cosine"]'));
    await shown.getByRole("slider", { name: settingsKo.temperature }).press("End");
    await settled(page);
    await expect.poll(() => numbersIn(present)).not.toEqual(before);
    await expect.poll(() => numbersIn(shown.locator('[data-score="cosine"]'))).not.toEqual(cosine);
  });

  test("show why scores are divided by √d, and are found from the settings", async ({ page }) => {
    await open(page);
    const settings = await openSettings(page);
    await settings.getByRole("button", { name: settingsKo.allScores }).click();
    const shown = panel(page, "scores");
    await expect(shown.locator(".toggle")).toBeFocused();
    const { saturation } = scoresMessages("ko");
    const view = shown.getByRole("region", { name: saturation.title });
    const last = view.locator('tr[data-length="512"] td');
    await expect(last).toHaveCount(4);
    const [unscaled = "", scaled = ""] = await last.allTextContents();
    expect(Number(unscaled)).toBeGreaterThan(0.8);
    expect(Number(scaled)).toBeLessThan(0.2);
    await expect(view.locator(".found")).toContainText(unscaled);
    await expect(view.locator(".found")).toContainText(scaled);
    await expect(view.getByRole("img", { name: /d = 1 → 512/ })).toHaveCount(2);
  });
});

for (const { theme, lang } of [
  { theme: "light", lang: "ko" },
  { theme: "dark", lang: "en" },
]) {
  test(`both panels can be used by everybody, in ${lang}, ${theme}, on a phone`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, `v=1&lang=${lang}&theme=${theme}&open=compare,scores&t=0.5&a=v%3D1`);
    await expect(figure(page, "difference")).toBeVisible();
    await expect(panel(page, "scores").getByRole("img").last()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
}
