import type { Page } from "@playwright/test";
import { formulaKo } from "../../web/language/formula-ko.ts";
import { smallPrintEn } from "../../web/language/small-print-en.ts";
import { smallPrintKo } from "../../web/language/small-print-ko.ts";
import { cell, ko, type Matrices, matrices, matrix, open, settled, value } from "./reading.ts";
import { expectClose, expectReference, headsOf, product } from "./reference.ts";
import { expect, test } from "./visitor.ts";

/** Everything that the issue of pins names, with its neighbours. */
const PROJECTIONS = ["w_query", "w_key", "w_value", "w_output"];
const OF_A_HEAD = [
  "query",
  "key",
  "value",
  "attention_scores",
  "scaled_scores",
  "masked_scores",
  "row_maximum",
  "exponentials",
  "exponential_sum",
  "attention_weights",
  "context",
];

/** Types a number into a cell, as a reader does. */
async function pin(
  page: Page,
  name: string,
  row: number,
  col: number,
  text: string,
): Promise<void> {
  await cell(page, name, row, col).click();
  await page.keyboard.press("F2");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await expect(cell(page, name, row, col)).toHaveClass(/\bpinned\b/);
}

test.describe("any number on the page can be pinned", () => {
  const kinds = [
    {
      kind: "self-attention",
      link: "&mask=none",
      names: ["input", ...PROJECTIONS, ...OF_A_HEAD, "output"],
    },
    {
      kind: "cross-attention",
      link: "&mode=cross&example=choose&heads=1",
      names: ["input", "memory", ...PROJECTIONS, ...OF_A_HEAD, "output"],
    },
    {
      kind: "multi-head attention",
      link: "&mode=multi",
      names: [
        "input",
        ...PROJECTIONS,
        ...OF_A_HEAD.map((name) => `head.1.${name}`),
        "concatenated_context",
        "output",
      ],
    },
  ] as const;
  for (const { kind, link, names } of kinds) {
    test(`in ${kind}, and what comes later follows`, async ({ page }) => {
      test.slow();
      await open(page, `v=1&view=all${link}`);
      const before = await matrices(page);
      for (const name of names) {
        const [row, col] = [1, (before.get(name)?.[0]?.length ?? 1) > 1 ? 1 : 0];
        await pin(page, name, row, col, "1.75");
        await expect.poll(() => value(page, name, row, col), name).toBe(1.75);
        await settled(page);
        const after = await matrices(page);
        // `input` and the weights are read off the page, so that their pins are in them already.
        expectReference(after, {
          heads: headsOf(after),
          pins: { [name]: [[row, col, 1.75]] },
        });
        const order = [...before.keys()];
        const earlier = order.slice(0, order.indexOf(name));
        expect(differing(before, after, earlier), `before ${name}`).toEqual([]);
        await cell(page, name, row, col).press("Delete");
        await expect(page.locator(".cell.pinned")).toHaveCount(0);
        await settled(page);
        expect(differing(before, await matrices(page), order), `without ${name}`).toEqual([]);
      }
    });
  }

  test("also the parameters of a score function", async ({ page }) => {
    await open(page, "v=1&view=all&score=additive&mask=none");
    const before = await matrices(page);
    for (const name of ["score.w_query", "score.w_key", "score.v"]) {
      await pin(page, name, 0, 1, "2.5");
      await settled(page);
      const after = await matrices(page);
      expect(after.get("attention_scores"), name).not.toEqual(before.get("attention_scores"));
      expectReference(after, { score: "additive" });
      await page.keyboard.press("Delete");
      await expect(page.locator(".cell.pinned")).toHaveCount(0);
    }
  });

  test("also token embeddings and positions", async ({ page }) => {
    await open(page, "v=1&view=all&pos=sinusoidal&mask=none");
    for (const name of ["token_embedding", "position_encoding"]) {
      const before = await value(page, "input", 1, 0);
      const old = await value(page, name, 1, 0);
      await pin(page, name, 1, 0, String(old + 3));
      await expect.poll(() => value(page, "input", 1, 0)).toBeCloseTo(before + 3, 4);
    }
  });

  test("a finite number typed over −∞ lets the query see that key", async ({ page }) => {
    await open(page);
    expect(await value(page, "masked_scores", 0, 4)).toBe(Number.NEGATIVE_INFINITY);
    expect(await value(page, "attention_weights", 0, 4)).toBe(0);
    await pin(page, "masked_scores", 0, 4, "2");
    await expect.poll(() => value(page, "attention_weights", 0, 4)).toBeGreaterThan(0.3);
  });
});

test.describe("a pinned number", () => {
  test("looks pinned, and the small print names it with the number it had", async ({ page }) => {
    await open(page, "v=1&view=all&example=ko-school");
    const was = await value(page, "key", 2, 1);
    await pin(page, "key", 2, 1, "0.5");
    const pinned = cell(page, "key", 2, 1);
    await expect(pinned).toHaveAccessibleName(new RegExp(ko.matrix.pinned(was.toFixed(2))));
    const [border, plain] = await Promise.all(
      [pinned, cell(page, "key", 1, 1)].map((each) =>
        each.evaluate((element) => {
          const style = getComputedStyle(element);
          const corner = getComputedStyle(element, "::before");
          return [style.boxShadow, style.fontWeight, corner.content].join();
        }),
      ),
    );
    expect(border).not.toBe(plain);
    await expect(page.locator("small-print")).toContainText(smallPrintKo.was(was.toFixed(2)));
    await expect(page.locator("small-print")).toContainText(smallPrintKo.pins(1));
  });

  test("is let go by the formula bar, by Delete and by the small print", async ({ page }) => {
    await open(page, "v=1&view=all");
    const was = await value(page, "query", 4, 0);
    const ways = [
      () => page.locator("formula-bar .was button").click(),
      () =>
        page
          .locator("formula-bar .buttons")
          .getByRole("button", { name: formulaKo.unpinLabel })
          .click(),
      () => cell(page, "query", 4, 0).press("Delete"),
      () => page.locator("small-print button").click(),
    ];
    for (const letGo of ways) {
      await pin(page, "query", 4, 0, "-3");
      await expect.poll(() => value(page, "query", 4, 0)).toBe(-3);
      await letGo();
      await expect.poll(() => value(page, "query", 4, 0)).toBe(was);
      await expect(page.locator(".cell.pinned")).toHaveCount(0);
    }
  });

  test("one matrix or everything can be put back", async ({ page }) => {
    await open(page, "v=1&view=all");
    const before = await matrices(page);
    await pin(page, "query", 0, 0, "4");
    await pin(page, "query", 1, 1, "5");
    await pin(page, "key", 0, 0, "6");
    const reset = page.getByRole("button", { name: ko.matrix.resetOf(ko.tensors.query) });
    await reset.click();
    await expect(page.locator(".cell.pinned")).toHaveCount(1);
    await expect.poll(() => value(page, "query", 1, 1)).toBe(before.get("query")?.[1]?.[1]);
    expect(await value(page, "key", 0, 0)).toBe(6);
    await pin(page, "value", 0, 0, "7");
    await page.getByRole("button", { name: formulaKo.resetAll }).click();
    await expect(page.locator(".cell.pinned")).toHaveCount(0);
    await settled(page);
    expect(await matrices(page)).toEqual(before);
    await expect(page.getByRole("button", { name: formulaKo.resetAll })).toBeDisabled();
  });

  test("can be pinned as it is, and then holds against what comes before it", async ({ page }) => {
    await open(page, "v=1&view=all");
    const score = await value(page, "attention_scores", 4, 2);
    await cell(page, "attention_scores", 4, 2).click();
    await page.getByRole("button", { name: formulaKo.pin }).click();
    await expect(cell(page, "attention_scores", 4, 2)).toHaveClass(/\bpinned\b/);
    await pin(page, "query", 4, 1, "-9");
    await expect.poll(() => value(page, "attention_scores", 4, 3)).toBeLessThan(-5);
    expect(await value(page, "attention_scores", 4, 2)).toBe(score);
  });

  test("rests while its cell is not there, and comes back with it", async ({ page }) => {
    await open(page, "v=1&pin.attention_weights=4,0,0.9");
    await expect.poll(() => value(page, "attention_weights", 4, 0)).toBe(Math.fround(0.9));
    await page.locator("main textarea").fill("나는 학교에");
    await expect(page.locator("small-print")).toContainText(smallPrintKo.resting(1));
    await settled(page);
    expect(await matrix(page, "attention_weights")).toHaveLength(4);
    await page.locator("main textarea").fill("나는 학교에 갔다");
    await expect.poll(() => value(page, "attention_weights", 4, 0)).toBe(Math.fround(0.9));
  });

  test("in weights changes the context to weights · V all the same", async ({ page }) => {
    await open(page);
    await pin(page, "attention_weights", 4, 0, "0.9");
    await page.goto(`./#v=1&view=all&pin.attention_weights=4,0,0.9`);
    await settled(page);
    const shown = await matrices(page);
    expectClose(
      shown.get("context") ?? [],
      product(shown.get("attention_weights") ?? [], shown.get("value") ?? []),
    );
  });

  test.describe("in English", () => {
    test.use({ locale: "en-US" });

    test("is told of in English", async ({ page }) => {
      await open(page, "v=1&view=all&example=en-student");
      await pin(page, "key", 0, 0, "3");
      await expect(page.locator("small-print")).toContainText(smallPrintEn.pins(1));
      await expect(page.locator("small-print")).toContainText(smallPrintEn.unpin);
    });
  });
});

/** The names of matrices that are not the same, number by number. */
function differing(before: Matrices, after: Matrices, names: readonly string[]): string[] {
  return names.filter(
    (name) => JSON.stringify(before.get(name)) !== JSON.stringify(after.get(name)),
  );
}
