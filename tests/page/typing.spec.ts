import { InputMethod } from "./input-method.ts";
import {
  cell,
  en,
  ko,
  matrices,
  matrix,
  open,
  sentence,
  settled,
  tokens,
  tokenTexts,
} from "./reading.ts";
import { expectClose, expectReference, sumsOf } from "./reference.ts";
import { expect, test } from "./visitor.ts";

test.describe("typing a sentence", () => {
  test("나는 학교에 갔다 changes the tokens with every key", async ({ page }) => {
    await open(page);
    await sentence(page).fill("");
    await sentence(page).pressSequentially("나는 학교에 갔다");
    await expect.poll(() => tokenTexts(page)).toEqual(["나", "는", "학교", "에", "갔다"]);
    await sentence(page).press("End");
    await sentence(page).pressSequentially(" 또");
    await expect.poll(() => tokenTexts(page)).toEqual(["나", "는", "학교", "에", "갔다", "또"]);
    await settled(page);
    const weights = await matrix(page, "attention_weights");
    expect(weights).toHaveLength(6);
    for (const sum of sumsOf(weights)) expect(sum).toBeCloseTo(1, 5);
  });

  test("a letter more changes cells and what they are called, and keeps the reader's place", async ({
    page,
  }) => {
    await open(page);
    const first = cell(page, "attention_weights", 0, 4).first();
    const last = cell(page, "attention_weights", 4, 4).first();
    await first.evaluate((element) => Reflect.set(element, "isFirst", true));
    await expect(last).toHaveAccessibleName(/갔다 → 갔다/);
    await sentence(page).press("End");
    await sentence(page).press("1");
    await expect(last).toHaveAccessibleName(/갔다1 → 갔다1/);
    await expect(first).toHaveAccessibleName(/나 → 갔다1/);
    const labels = page.locator("step-view").getByRole("columnheader", { name: "갔다1" });
    await expect(labels.first()).toBeVisible();
    expect(await first.evaluate((element) => Reflect.get(element, "isFirst"))).toBe(true);
  });

  test("what is out of sight waits for a pause, or until it is scrolled to", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 420 });
    await open(page, "v=1&mode=self&step=softmax");
    const below = cell(page, "attention_weights", 0, 4);
    await expect(below).toHaveCount(1);
    await expect(below).not.toBeInViewport();
    // With no more frames no pause begins.
    await page.evaluate(() => {
      window.requestAnimationFrame = () => 0;
    });
    await sentence(page).fill("나는 집에");
    await expect.poll(() => tokenTexts(page)).toEqual(["나", "는", "집", "에"]);
    await expect(below).toHaveCount(1);
    await page.mouse.move(640, 200);
    await page.mouse.wheel(0, 400);
    await expect(below).toHaveCount(0);
  });

  test("needs no Enter, and Enter breaks no line", async ({ page }) => {
    await open(page);
    await sentence(page).fill("나는 집에 갔다");
    await expect.poll(() => tokenTexts(page)).toEqual(["나", "는", "집", "에", "갔다"]);
    await sentence(page).press("Enter");
    await expect(sentence(page)).toHaveValue("나는 집에 갔다");
  });

  test("a word that the example does not know gets random numbers, and the page says which", async ({
    page,
  }) => {
    await open(page);
    await sentence(page).fill("나는 우주에 갔다");
    await expect(page.locator("small-print")).toContainText(ko.origins.mixed(["우주"]));
    await open(page, "v=1&view=all");
    await sentence(page).fill("나는 우주에 갔다");
    await expect(page.locator("small-print")).toContainText("우주");
    await settled(page);
    expectReference(await matrices(page), { causal: true });
  });

  test("the same word has the same vector wherever it stands", async ({ page }) => {
    await open(page, "v=1&view=all&source=seeded&text=바다 산 바다&mask=none");
    const [first, , third] = await matrix(page, "input");
    expect(third).toEqual(first);
  });

  test("an emptied box says what to do and keeps the page alive", async ({ page }) => {
    await open(page);
    await sentence(page).fill("");
    await expect(page.getByText(ko.problems.empty)).toBeVisible();
    await sentence(page).fill("바다");
    await expect(page.getByText(ko.problems.empty)).toBeHidden();
    await expect.poll(() => tokenTexts(page)).toEqual(["바다"]);
    await settled(page);
    expectClose(await matrix(page, "attention_weights"), [[1]]);
  });

  const units = [
    { unit: "word", texts: ["나는", "학교에", "갔다"] },
    { unit: "particle", texts: ["나", "는", "학교", "에", "갔다"] },
    { unit: "syllable", texts: ["나", "는", "학", "교", "에", "갔", "다"] },
    {
      unit: "jamo",
      texts: ["ㄴ", "ㅏ", "ㄴ", "ㅡ", "ㄴ", "ㅎ", "ㅏ", "ㄱ", "ㄱ", "ㅛ", "ㅇ", "ㅔ"],
    },
    { unit: "byte", texts: ["eb", "82", "98"] },
  ] as const;
  test("can be cut into words, pieces, syllables, jamo and bytes", async ({ page }) => {
    await open(page);
    for (const { unit, texts } of units) {
      await page.locator("main sentence-box .unit").click();
      const name = ko.page.unitNames[unit].split("(")[0] ?? "";
      await page.getByRole("radio", { name: new RegExp(`^${name}`) }).check();
      await page.keyboard.press("Escape");
      await expect
        .poll(async () => (await tokenTexts(page)).slice(0, texts.length))
        .toEqual([...texts]);
      await expect(sentence(page)).toHaveValue("나는 학교에 갔다");
    }
    await expect(page.locator("main")).not.toContainText("\ufffd");
  });

  test("an example chip brings its sentence, and typing over it keeps what was typed", async ({
    page,
  }) => {
    await open(page);
    const chip = page.locator("example-chips button").nth(1);
    const text = (await chip.textContent())?.trim() ?? "";
    await chip.click();
    await expect(sentence(page)).toHaveValue(text);
    await expect(chip).toHaveAttribute("aria-pressed", "true");
    await sentence(page).press("End");
    await sentence(page).pressSequentially("!");
    await expect(sentence(page)).toHaveValue(`${text}!`);
    await expect(chip).toHaveAttribute("aria-pressed", "false");
  });

  test("two sentences can be swapped", async ({ page }) => {
    await open(page, "v=1&mode=cross");
    const [text, memory] = [
      await sentence(page).inputValue(),
      await sentence(page, "memoryText").inputValue(),
    ];
    expect(text).not.toBe(memory);
    await page.getByRole("button", { name: ko.page.swap }).click();
    await expect(sentence(page)).toHaveValue(memory);
    await expect(sentence(page, "memoryText")).toHaveValue(text);
    await settled(page);
    for (const sum of sumsOf(await matrix(page, "head.0.attention_weights"))) {
      expect(sum).toBeCloseTo(1, 5);
    }
  });

  test.describe("in English", () => {
    test.use({ locale: "en-GB" });

    test("punctuation stands apart and the count is said in words", async ({ page }) => {
      await open(page);
      await sentence(page).fill("Wait, is this me?");
      await expect.poll(() => tokenTexts(page)).toEqual(["Wait", ",", "is", "this", "me", "?"]);
      await expect(page.locator("main sentence-box .unit")).toContainText(en.tokenCount(6, "word"));
    });
  });
});

test.describe("composing Hangul", () => {
  test("composing 갔다 syllable by syllable never loses text", async ({ page }) => {
    await open(page);
    await sentence(page).fill("나는 학교에 ");
    await sentence(page).press("End");
    const keyboard = await InputMethod.of(page);
    for (const [stages, syllable] of [
      [["ㄱ", "가", "갔"], "갔"],
      [["ㄷ", "다"], "다"],
    ] as const) {
      const before = await sentence(page).inputValue();
      for (const stage of stages) {
        await keyboard.compose(stage);
        await expect(sentence(page)).toHaveValue(before + stage);
        // The numbers follow the syllable that is still being made.
        await expect
          .poll(async () => (await tokenTexts(page)).join(""))
          .toBe(`${before}${stage}`.replaceAll(" ", ""));
      }
      await keyboard.settle(syllable);
      await expect(sentence(page)).toHaveValue(before + syllable);
    }
    await settled(page);
    expect(await tokenTexts(page)).toEqual(["나", "는", "학교", "에", "갔다"]);
    await expect(sentence(page)).toHaveValue("나는 학교에 갔다");
    await expect(page.locator("main head-line p").first()).toContainText("‘학교’");
  });

  test("a syllable put between others stays where it is put", async ({ page }) => {
    await open(page);
    await sentence(page).fill("나는 에 갔다");
    await sentence(page).press("Home");
    for (let times = 0; times < 3; times++) await sentence(page).press("ArrowRight");
    const keyboard = await InputMethod.of(page);
    await keyboard.compose("ㅈ", "지", "집");
    await settled(page);
    await expect(sentence(page)).toHaveValue("나는 집에 갔다");
    await keyboard.settle("집");
    await settled(page);
    await expect(sentence(page)).toHaveValue("나는 집에 갔다");
    await keyboard.compose("ㅇ", "아", "안");
    await keyboard.settle("안");
    await expect(sentence(page)).toHaveValue("나는 집안에 갔다");
  });

  test("what is being composed looks provisional until it settles", async ({ page }) => {
    await open(page);
    await sentence(page).press("End");
    const keyboard = await InputMethod.of(page);
    await keyboard.compose("ㅇ", "요");
    await expect(page.locator("main token-strip .token.composed")).toHaveText("갔다요");
    await expect(page.locator("main head-line p.provisional")).toHaveCount(1);
    await keyboard.settle("요");
    await expect(page.locator("main token-strip .token.composed")).toHaveCount(0);
    await expect(page.locator("main head-line p.provisional")).toHaveCount(0);
  });

  test("undo takes back one settled syllable at a time", async ({ page }) => {
    await open(page);
    await sentence(page).press("End");
    const keyboard = await InputMethod.of(page);
    await keyboard.compose("ㄱ", "가", "강");
    await keyboard.settle("강");
    await keyboard.compose("ㅅ", "사", "산");
    await keyboard.settle("산");
    await expect(sentence(page)).toHaveValue("나는 학교에 갔다강산");
    await page.keyboard.press("Control+z");
    await expect(sentence(page)).toHaveValue("나는 학교에 갔다강");
    await page.keyboard.press("Control+z");
    await expect(sentence(page)).toHaveValue("나는 학교에 갔다");
    await page.keyboard.press("Control+Shift+z");
    await expect(sentence(page)).toHaveValue("나는 학교에 갔다강");
    await expect.poll(async () => (await tokenTexts(page)).join("")).toBe("나는학교에갔다강");
  });

  test("leaving the box in the middle of a syllable keeps it", async ({ page }) => {
    await open(page);
    await sentence(page).press("End");
    const keyboard = await InputMethod.of(page);
    await keyboard.compose("ㅇ", "요");
    await tokens(page).first().click();
    await expect(sentence(page)).toHaveValue("나는 학교에 갔다요");
    await expect(page.locator("main head-line p.provisional")).toHaveCount(0);
  });

  test("the second sentence can be composed too", async ({ page }) => {
    await open(page, "v=1&mode=cross&unit=syllable&text=go&memory=나");
    await sentence(page, "memoryText").press("End");
    const keyboard = await InputMethod.of(page);
    await keyboard.compose("ㄴ", "느", "는");
    await expect(sentence(page, "memoryText")).toHaveValue("나는");
    await keyboard.settle("는");
    await settled(page);
    await expect(sentence(page, "memoryText")).toHaveValue("나는");
    await expect(sentence(page)).toHaveValue("go");
    expect((await matrix(page, "head.0.attention_weights"))[0]).toHaveLength(2);
  });
});
