import { smallPrintEn } from "../../web/language/small-print-en.ts";
import { smallPrintKo } from "../../web/language/small-print-ko.ts";
import { en, ko, matrices, matrix, open, smallPrint, tokens, tokenTexts } from "./reading.ts";
import { expectReference, headsOf, sumsOf } from "./reference.ts";
import { expect, test } from "./visitor.ts";

test.describe("at first sight", () => {
  test("attention is already computed, with nothing to press", async ({ page }) => {
    await page.goto("./");
    await expect(page.locator('[data-tensor="attention_weights"]')).toBeVisible();
    for (const sum of sumsOf(await matrix(page, "attention_weights")))
      expect(sum).toBeCloseTo(1, 5);
    await expect(page.locator("main textarea")).toHaveValue("나는 학교에 갔다");
    expect(await tokenTexts(page)).toEqual(["나", "는", "학교", "에", "갔다"]);
  });

  test("the page says that the numbers are hand-made and who computed them", async ({ page }) => {
    await open(page);
    await expect(smallPrint(page)).toContainText(ko.origins.handmade);
    await expect(smallPrint(page)).toContainText(smallPrintKo.core);
    await expect(smallPrint(page)).toContainText("C++");
  });

  test("갔다 looks at 학교 most and at 나 next, and the headline says so", async ({ page }) => {
    await open(page);
    const row = (await matrix(page, "attention_weights"))[4] ?? [];
    const [na = 0, neun = 0, school = 0, e = 0, went = 0] = row;
    expect(school).toBeGreaterThan(na);
    expect(na).toBeGreaterThan(Math.max(neun, e, went));
    const headline = page.locator("main head-line p").first();
    await expect(headline).toContainText("‘학교’");
    await expect(headline).toContainText(school.toFixed(2));
    await expect(headline).toContainText(na.toFixed(2));
  });

  test("under every token stands the weight that the chosen query gives it", async ({ page }) => {
    await open(page);
    const row = (await matrix(page, "attention_weights"))[4] ?? [];
    const shown = await page.locator("main token-strip .weight").allTextContents();
    expect(shown.map((text) => text.trim())).toEqual(row.map((weight) => weight.toFixed(2)));
    await expect(tokens(page).nth(4)).toHaveAttribute("aria-selected", "true");
  });

  test("what a cell prints is its number, rounded to what there is room for", async ({ page }) => {
    for (const link of [
      "v=1&view=all",
      "v=1&view=all&text=한 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열",
    ]) {
      await open(page, link);
      const cells = await page
        .locator("[data-tensor] [data-row]")
        .evaluateAll((all) =>
          all.map(
            (cell) => [cell.textContent ?? "", cell.getAttribute("data-value") ?? ""] as const,
          ),
        );
      expect(cells.length).toBeGreaterThan(200);
      const wrong = cells.filter(([text, full]) => {
        const [printed, value] = [
          Number(text.replace("−", "-").replace("∞", "Infinity")),
          Number(full),
        ];
        const rounding = 0.5 * 10 ** -(text.split(".")[1]?.length ?? 0);
        const isNear = Number.isFinite(value)
          ? Math.abs(printed - value) <= rounding + 1e-6
          : printed === value;
        return !isNear || /^−0(\.0+)?$/.test(text);
      });
      expect(wrong).toEqual([]);
    }
  });
});

test.describe("every number is attention", () => {
  const cases = [
    { name: "one sentence", link: "", causal: true },
    { name: "an English sentence", link: "&example=en-student" },
    { name: "a sentence with a pronoun", link: "&example=ko-referent", causal: true },
    { name: "random vectors", link: "&source=seeded&mask=none" },
    { name: "one-hot vectors", link: "&source=one_hot&mask=none" },
  ];
  for (const { name, link, causal = false } of cases) {
    test(`of ${name}, from X and W to the output`, async ({ page }) => {
      await open(page, `v=1&view=all${link}`);
      const shown = await matrices(page);
      expectReference(shown, { causal });
    });
  }

  test("of two sentences, whose keys and values come from the second", async ({ page }) => {
    await open(page, "v=1&view=all&mode=cross&text=Please choose me!&memory=저를 꼭 뽑아주세요!");
    const shown = await matrices(page);
    expect(shown.get("memory")).toHaveLength(4);
    expectReference(shown, { heads: headsOf(shown) });
  });

  test("of two heads, which do visibly different things", async ({ page }) => {
    await open(page, "v=1&view=all&mode=multi");
    const shown = await matrices(page);
    expectReference(shown, { heads: 2 });
    const [first = [], second = []] = [0, 1].map(
      (head) => shown.get(`head.${head}.attention_weights`)?.flat() ?? [],
    );
    const apart = Math.max(
      ...first.map((weight, index) => Math.abs(weight - (second[index] ?? 0))),
    );
    expect(apart).toBeGreaterThan(0.3);
  });
});

test.describe("in the reader's language", () => {
  test("a Korean browser gets a Korean page", async ({ page }) => {
    await open(page);
    await expect(page).toHaveTitle(ko.page.name);
    await expect(page.locator("html")).toHaveAttribute("lang", "ko");
    await expect(page.getByRole("button", { name: "한국어" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
  });

  test.describe("an English browser", () => {
    test.use({ locale: "en-US" });

    test("gets an English page with an English sentence", async ({ page }) => {
      await open(page);
      await expect(page).toHaveTitle(en.page.name);
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      await expect(page.locator("main textarea")).toHaveValue(/^[\x20-\x7e]+$/);
      await expect(smallPrint(page)).toContainText(smallPrintEn.core);
    });
  });

  test.describe("a browser that speaks neither", () => {
    test.use({ locale: "fr-FR" });

    test("gets English", async ({ page }) => {
      await open(page);
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
    });
  });

  test("one click changes the language and nothing else", async ({ page }) => {
    await open(page);
    const before = await matrix(page, "attention_weights");
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.locator("main textarea")).toHaveValue("나는 학교에 갔다");
    expect(await matrix(page, "attention_weights")).toEqual(before);
    await page.getByRole("button", { name: "한국어" }).click();
    await expect(page).toHaveTitle(ko.page.name);
  });

  for (const [language, other] of [
    ["en", /[가-힣ㄱ-ㅎㅏ-ㅣ]/],
    ["ko", /[A-Z][a-z]+ [a-z]+ [a-z]+/],
  ] as const) {
    test(`nothing is left untranslated in ${language}`, async ({ page }) => {
      test.slow();
      for (const link of [
        "mode=self&example=en-student&view=all",
        "mode=self&example=en-student&step=input",
        "mode=self&example=en-student&step=projections",
        "mode=self&example=en-student&step=scores&score=additive",
        "mode=self&example=en-student&step=scale&t=2",
        "mode=self&example=en-student&step=mask&mask=causal,window:1,valid:3,paint:0.1",
        "mode=self&example=en-student&step=softmax&source=seeded",
        "mode=self&example=en-student&step=context&pin.key=0,0,2",
        "mode=multi&example=en-cat&step=output&pos=sinusoidal",
        "mode=cross&text=Please choose me!&memory=Yes, we do&source=one_hot",
      ]) {
        await open(page, `v=1&lang=${language}&${link}`);
        const toggle = page.locator("settings-panel .toggle");
        if ((await toggle.getAttribute("aria-expanded")) !== "true") await toggle.click();
        // The switch names each language in its own words.
        const words = (await everyWord(page)).filter((word) => word !== "한국어");
        expect(words.filter((word) => other.test(word))).toEqual([]);
        expect(words.filter((word) => /\b(undefined|null|NaN)\b|\[object/.test(word))).toEqual([]);
      }
    });
  }
});

/** Every text and every name on the page, also inside shadow roots. */
async function everyWord(page: import("@playwright/test").Page): Promise<string[]> {
  return page.evaluate(() => {
    const words: string[] = [];
    const attributes = ["aria-label", "title", "placeholder", "aria-valuetext", "alt"];
    const visit = (node: Node): void => {
      if (node instanceof Text) words.push(node.data.trim());
      if (node instanceof Element) {
        if (node.matches("script, style, noscript")) return;
        for (const name of attributes) words.push(node.getAttribute(name) ?? "");
        node.shadowRoot?.childNodes.forEach(visit);
      }
      node.childNodes.forEach(visit);
    };
    visit(document.body);
    words.push(document.title);
    return words.filter((word) => word !== "");
  });
}
