import { formulaKo } from "../../web/language/formula-ko.ts";
import { settingsKo as settings } from "../../web/language/settings-ko.ts";
import { smallPrintKo as small } from "../../web/language/small-print-ko.ts";
import {
  cell,
  ko,
  matrices,
  matrix,
  open,
  openSettings,
  sentence,
  settled,
  smallPrint,
  value,
} from "./reading.ts";
import { expectClose, expectReference, sumsOf } from "./reference.ts";
import { expect, test } from "./visitor.ts";

const { maskWords } = ko.page;

test.describe("masks", () => {
  test("turning on the causal mask empties the upper triangle", async ({ page }) => {
    await open(page, "v=1&view=all&mask=none");
    for (const row of await matrix(page, "attention_weights")) {
      for (const weight of row) expect(weight).toBeGreaterThan(0);
    }
    const panel = await openSettings(page);
    await panel.getByLabel(settings.causal).check();
    await expect.poll(() => value(page, "attention_weights", 0, 1)).toBe(0);
    await settled(page);
    const [weights, masked] = [
      await matrix(page, "attention_weights"),
      await matrix(page, "masked_scores"),
    ];
    const upper = (rows: typeof weights) => rows.flatMap((row, i) => row.slice(i + 1));
    expect(upper(weights)).toEqual(new Array(10).fill(0));
    expect(upper(masked)).toEqual(new Array(10).fill(Number.NEGATIVE_INFINITY));
    for (const sum of sumsOf(weights)) expect(sum).toBeCloseTo(1, 5);
    expectReference(await matrices(page), { causal: true });
    await expect(smallPrint(page)).toContainText(maskWords.causal);
    await expect(cell(page, "masked_scores", 0, 1)).toHaveText("−∞");
    await expect(cell(page, "attention_weights", 0, 1)).toHaveClass(/\bmasked\b/);
  });

  test("padding hides the last keys from every query", async ({ page }) => {
    await open(page, "v=1&view=all&mask=none");
    const panel = await openSettings(page);
    await panel.getByLabel(settings.padding, { exact: true }).check();
    await panel.getByRole("spinbutton", { name: settings.paddingFrom }).fill("3");
    await expect.poll(() => value(page, "attention_weights", 0, 2)).toBe(0);
    await settled(page);
    expectReference(await matrices(page), { validKeys: 2 });
    await expect(smallPrint(page)).toContainText(maskWords.padding(3));
  });

  test("a window leaves only the neighbours, and combines with the causal rule", async ({
    page,
  }) => {
    await open(page, "v=1&view=all&mask=none");
    const panel = await openSettings(page);
    await panel.getByLabel(settings.window, { exact: true }).check();
    await expect.poll(() => value(page, "attention_weights", 0, 2)).toBe(0);
    await settled(page);
    expectReference(await matrices(page), { window: 1 });
    await panel.getByRole("spinbutton", { name: settings.windowSize }).fill("2");
    await panel.getByLabel(settings.causal).check();
    await expect.poll(() => value(page, "attention_weights", 0, 1)).toBe(0);
    await settled(page);
    expectReference(await matrices(page), { window: 2, causal: true });
    await panel.getByLabel(settings.maskNone).check();
    await expect.poll(() => value(page, "attention_weights", 0, 4)).toBeGreaterThan(0);
    await settled(page);
    expectReference(await matrices(page));
  });

  test("cells are hidden and shown again by clicking them", async ({ page }) => {
    await open(page, "v=1&view=all&mask=none");
    const panel = await openSettings(page);
    const square = panel.locator('[data-query="4"][data-key="2"]');
    await square.click();
    await expect.poll(() => value(page, "attention_weights", 4, 2)).toBe(0);
    await settled(page);
    expectReference(await matrices(page), { painted: [[4, 2]] });
    await expect(square).toHaveAttribute("aria-selected", "true");
    await expect(smallPrint(page)).toContainText(maskWords.painted(1));
    await square.click();
    await expect.poll(() => value(page, "attention_weights", 4, 2)).toBeGreaterThan(0);
  });

  test("a stroke over several cells hides them all, and is one thing to undo", async ({ page }) => {
    await open(page, "v=1&view=all&mask=none");
    const panel = await openSettings(page);
    const box = async (key: number) => {
      const square = panel.locator(`[data-query="1"][data-key="${key}"]`);
      await square.scrollIntoViewIfNeeded();
      const at = await square.boundingBox();
      if (!at) throw new Error("the painter is not shown");
      return [at.x + at.width / 2, at.y + at.height / 2] as const;
    };
    await page.mouse.move(...(await box(1)));
    await page.mouse.down();
    for (const key of [2, 3, 4]) await page.mouse.move(...(await box(key)), { steps: 3 });
    await page.mouse.up();
    await expect.poll(() => value(page, "attention_weights", 1, 4)).toBe(0);
    await settled(page);
    expectClose([(await matrix(page, "attention_weights"))[1] ?? []], [[1, 0, 0, 0, 0]]);
    await page.getByRole("button", { name: formulaKo.undo }).click();
    await expect.poll(() => value(page, "attention_weights", 1, 1)).toBeGreaterThan(0);
    await expect(page.getByRole("button", { name: formulaKo.undo })).toBeDisabled();
  });

  test("a stroke ends where the button is let go, also outside of the squares", async ({
    page,
  }) => {
    await open(page, "v=1&mask=none&step=mask");
    const square = page.locator('mask-painter [data-query="1"]');
    await square.nth(1).hover();
    await page.mouse.down();
    await page.mouse.move(2, 2);
    await page.mouse.up();
    await square.nth(4).hover();
    await square.nth(3).hover();
    await settled(page);
    const row = (await matrix(page, "masked_scores"))[1] ?? [];
    expect(row.map((score) => score === Number.NEGATIVE_INFINITY)).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  test("a query that may see nothing has zero weights and zero context, and the page says so", async ({
    page,
  }) => {
    await open(page, "v=1&view=all&mask=paint:0.0;0.1;0.2;0.3;0.4&q=0");
    expect((await matrix(page, "attention_weights"))[0]).toEqual([0, 0, 0, 0, 0]);
    expect((await matrix(page, "context"))[0]).toEqual([0, 0, 0, 0]);
    const said = ko.page.headlineNone("나").flat();
    await expect(page.locator("main head-line p").first()).toContainText(
      said.at(-1)?.text ?? "missing",
    );
  });

  test("the mask step has the same switches beside its matrices", async ({ page }) => {
    await open(page, "v=1&step=mask&mask=none");
    await page.locator("step-view").getByLabel(settings.causal).check();
    await expect.poll(() => value(page, "masked_scores", 0, 1)).toBe(Number.NEGATIVE_INFINITY);
    expect(await value(page, "scaled_scores", 0, 1)).not.toBe(Number.NEGATIVE_INFINITY);
  });
});

test.describe("scores", () => {
  const choices = [
    "scaled_dot_product",
    "dot_product",
    "general",
    "additive",
    "concat",
    "cosine",
  ] as const;

  test("each of the six score functions gives scores of its own", async ({ page }) => {
    test.slow();
    await open(page, "v=1&view=all&mask=none&source=seeded");
    const panel = await openSettings(page);
    const seen = new Set<string>();
    for (const score of choices) {
      await panel
        .getByRole("radio", { name: new RegExp(`^${escaped(settings.scores[score])}`) })
        .check();
      await settled(page);
      const shown = await matrices(page);
      expectReference(shown, { score });
      seen.add(JSON.stringify(shown.get("scaled_scores")));
      if (score !== "scaled_dot_product") {
        await expect(smallPrint(page)).toContainText(settings.scores[score]);
      }
    }
    expect(seen.size).toBe(choices.length);
  });

  test("a higher temperature spreads the weights, a lower one gathers them", async ({ page }) => {
    await open(page, "v=1&view=all");
    const panel = await openSettings(page);
    const largest = async () => Math.max(...((await matrix(page, "attention_weights"))[4] ?? []));
    const atOne = await largest();
    const field = panel.getByRole("spinbutton", { name: settings.temperature });
    await field.fill("4");
    await expect.poll(largest).toBeLessThan(atOne - 0.1);
    await settled(page);
    expectReference(await matrices(page), { causal: true, temperature: 4 });
    await expect(smallPrint(page)).toContainText(`${small.temperature} 4`);
    await field.fill("0.25");
    await expect.poll(largest).toBeGreaterThan(atOne + 0.1);
    await settled(page);
    expectReference(await matrices(page), { causal: true, temperature: 0.25 });
  });

  test("the temperature can be slid with the arrow keys, as one thing to undo", async ({
    page,
  }) => {
    await open(page);
    const panel = await openSettings(page);
    await panel.getByRole("slider", { name: settings.temperature }).focus();
    const before = await value(page, "attention_weights", 4, 2);
    for (let times = 0; times < 5; times++) await page.keyboard.press("ArrowRight");
    await expect.poll(() => value(page, "attention_weights", 4, 2)).toBeLessThan(before);
    await page.getByRole("button", { name: formulaKo.undo }).click();
    await expect.poll(() => value(page, "attention_weights", 4, 2)).toBe(before);
  });
});

test.describe("heads, positions and vectors", () => {
  test("more heads and another head_dim give matrices of those shapes", async ({ page }) => {
    await open(page, "v=1&view=all&mask=none");
    const panel = await openSettings(page);
    await panel.getByRole("spinbutton", { name: settings.heads }).fill("3");
    await panel.getByRole("spinbutton", { name: settings.headDim }).fill("5");
    await expect.poll(async () => (await matrices(page)).get("head.2.query")?.[0]?.length).toBe(5);
    await settled(page);
    const shown = await matrices(page);
    expectReference(shown, { heads: 3 });
    expect(shown.get("w_query")?.[0]).toHaveLength(15);
    expect(shown.get("w_output")).toHaveLength(15);
    expect(shown.get("concatenated_context")?.[0]).toHaveLength(15);
    await expect(smallPrint(page)).toContainText(small.headOf(3, 0));
    // The example has no projections for that: random ones are used, and the page says so.
    await expect(smallPrint(page)).toContainText(small.seeded);
    await expect(page.getByRole("radiogroup").getByRole("radio")).toHaveCount(3);
  });

  test("a head dimension of one works", async ({ page }) => {
    await open(page, "v=1&view=all&dim=1&mask=none");
    const shown = await matrices(page);
    expect(shown.get("query")?.[0]).toHaveLength(1);
    expectReference(shown);
  });

  test("sines and cosines are added to √d times the token embedding", async ({ page }) => {
    await open(page, "v=1&view=all&mask=none");
    const plain = await matrix(page, "input");
    const panel = await openSettings(page);
    await panel.getByRole("radio", { name: settings.positions.sinusoidal }).check();
    await expect(page.locator('[data-tensor="position_encoding"]')).toBeAttached();
    await settled(page);
    const shown = await matrices(page);
    const dim = plain[0]?.length ?? 0;
    const encoding = plain.map((row, position) =>
      row.map((_, feature) => {
        const angle = position / 10_000 ** ((feature - (feature % 2)) / dim);
        return feature % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
      }),
    );
    expectClose(shown.get("position_encoding") ?? [], encoding, "position_encoding");
    expectClose(
      shown.get("token_embedding") ?? [],
      plain.map((row) => row.map((number) => number * Math.sqrt(dim))),
      "token_embedding",
    );
    expectClose(
      shown.get("input") ?? [],
      plain.map((row, i) => row.map((x, j) => x * Math.sqrt(dim) + (encoding[i]?.[j] ?? 0))),
      "input",
    );
    expectReference(shown);
    await expect(smallPrint(page)).toContainText(settings.positions.sinusoidal);
  });

  test("the small print always says where the vectors come from", async ({ page }) => {
    await open(page);
    await expect(smallPrint(page)).toContainText(ko.origins.handmade);
    const panel = await openSettings(page);
    await panel.getByRole("radio", { name: settings.sources.seeded }).check();
    await expect(smallPrint(page)).toContainText(ko.origins.seeded);
    await panel.getByRole("radio", { name: settings.sources.one_hot }).check();
    await expect(smallPrint(page)).toContainText(ko.origins.one_hot);
    await panel.getByRole("radio", { name: settings.sources.handmade }).check();
    await expect(smallPrint(page)).toContainText(ko.origins.handmade);
    await expect(smallPrint(page)).not.toContainText(ko.origins.one_hot);
  });

  test("one-hot vectors have a single 1 in each row", async ({ page }) => {
    await open(page, "v=1&view=all&source=one_hot");
    for (const row of await matrix(page, "input")) {
      expect([...row].sort()).toEqual([...new Array(row.length - 1).fill(0), 1]);
    }
  });

  test("a new seed gives new random numbers, the old seed the old ones", async ({ page }) => {
    await open(page, "v=1&view=all&source=seeded&seed=7");
    const seven = await matrix(page, "input");
    const panel = await openSettings(page);
    const field = panel.getByRole("spinbutton", { name: settings.seed });
    await field.fill("8");
    await expect.poll(() => matrix(page, "input")).not.toEqual(seven);
    await field.fill("7");
    await expect.poll(() => matrix(page, "input")).toEqual(seven);
  });

  test("switching modes and back takes the reader's own sentence along", async ({ page }) => {
    await open(page);
    await sentence(page).fill("우리는 바다에 갔다");
    for (const mode of ["multi", "cross", "self"] as const) {
      await page.getByRole("link", { name: ko.modes[mode] }).click();
      await expect(sentence(page)).toHaveValue("우리는 바다에 갔다");
      await settled(page);
      const name = mode === "self" ? "attention_weights" : "head.0.attention_weights";
      for (const sum of sumsOf(await matrix(page, name))) expect(sum).toBeCloseTo(1, 5);
    }
  });
});

function escaped(text: string): string {
  return text.replace(/[()]/g, "\\$&");
}
