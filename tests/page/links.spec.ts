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
  value,
} from "./reading.ts";
import { expect, test } from "./visitor.ts";

test.describe("a shared link", () => {
  test("restores sentence, heads and pins", async ({ page, context, pageAddress }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"], {
      origin: new URL(pageAddress).origin,
    });
    await open(page);
    await page.getByRole("link", { name: ko.modes.multi }).click();
    await sentence(page).fill('고양이가 학교에 갔다 & 100% #1 + "둘"');
    await settled(page);
    await page.getByRole("radiogroup").getByRole("radio").nth(1).click();
    await tokens(page).nth(2).click();
    await cell(page, "head.1.attention_weights", 2, 0).dblclick();
    await page.keyboard.type("0.625");
    await page.keyboard.press("Enter");
    await expect.poll(() => value(page, "head.1.attention_weights", 2, 0)).toBe(0.625);
    await page.getByRole("button", { name: ko.page.share }).click();
    await expect(page.getByText(ko.page.copied)).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const [text, texts, numbers] = [
      await sentence(page).inputValue(),
      await tokenTexts(page),
      await matrices(page),
    ];

    const other = await context.newPage();
    await other.goto(link);
    await settled(other);
    await expect(sentence(other)).toHaveValue(text);
    expect(await tokenTexts(other)).toEqual(texts);
    expect(await matrices(other)).toEqual(numbers);
    await expect(other.getByRole("radiogroup").getByRole("radio").nth(1)).toBeChecked();
    await expect(tokens(other).nth(2)).toHaveAttribute("aria-selected", "true");
    await expect(cell(other, "head.1.attention_weights", 2, 0)).toHaveClass(/\bpinned\b/);
    // One link means one thing: shared again, it is the same.
    expect(new URL(other.url()).hash).toBe(new URL(link).hash);
  });

  test("restores every setting", async ({ page }) => {
    const hash =
      "v=1&text=%EB%B0%94%EB%8B%A4%EC%97%90%20%EA%B0%84%EB%8B%A4&unit=syllable&source=seeded&seed=42&heads=3&dim=2&pos=sinusoidal&score=cosine&t=0.5&mask=window:2,valid:4,paint:0.1&view=all&q=3&head=2&rows=all";
    await open(page, hash);
    const numbers = await matrices(page);
    await expect(sentence(page)).toHaveValue("바다에 간다");
    expect(await tokenTexts(page)).toEqual(["바", "다", "에", "간", "다"]);
    expect(numbers.get("head.2.query")?.[0]).toHaveLength(2);
    expect(numbers.get("head.0.attention_weights")?.[0]?.[1]).toBe(0);
    expect(numbers.get("head.0.attention_weights")?.[3]?.[0]).toBe(0);
    expect(numbers.get("head.0.attention_weights")?.[3]?.[4]).toBe(0);
    await page.reload();
    await settled(page);
    expect(await matrices(page)).toEqual(numbers);
  });

  test("is as short as what was changed", async ({ page }) => {
    await open(page);
    expect(new URL(page.url()).hash).toMatch(/^$|^#v=1$/);
    await tokens(page).nth(2).click();
    await expect.poll(() => new URL(page.url()).hash).toBe("#v=1&q=2");
  });

  for (const [what, link] of [
    ["of another version", "v=99&text=nope"],
    ["that is no link of ours", "this=that"],
    ["of broken percent signs", "v=%%&text=%E0%A4%A"],
  ] as const) {
    test(`${what} opens the default with a notice`, async ({ page }) => {
      await open(page, link);
      await expect(page.getByText(ko.notices.link_unreadable)).toBeVisible();
      await expect(sentence(page)).toHaveValue("나는 학교에 갔다");
      await page.getByRole("button", { name: ko.page.dismiss }).click();
      await expect(page.getByText(ko.notices.link_unreadable)).toBeHidden();
    });
  }

  test("with some unreadable parts opens the rest and names them", async ({ page }) => {
    await open(page, "v=1&text=바다&heads=999&score=guess&pin.key=0,zero,1&t=0.5");
    await expect(sentence(page)).toHaveValue("바다");
    const notice = page.locator("playground-notice");
    await expect(notice).toContainText("heads");
    await expect(notice).toContainText("score");
    await expect(notice).toContainText("pin.key");
    await expect(notice).not.toContainText(/\bt\b/);
    expect(await matrix(page, "head.0.attention_weights")).toEqual([[1]]);
  });

  test.describe("in an English browser", () => {
    test.use({ locale: "en-US" });

    test("opens the same sentence and numbers as in a Korean one, in English", async ({ page }) => {
      await open(page, "v=1&q=2");
      await expect(sentence(page)).toHaveValue("나는 학교에 갔다");
      await expect(page).toHaveTitle(en.page.name);
    });

    test("that is broken says so in English", async ({ page }) => {
      await open(page, "v=0");
      await expect(page.getByText(en.notices.link_unreadable)).toBeVisible();
    });
  });
});

test.describe("the address", () => {
  test("survives a reload with everything in it", async ({ page }) => {
    await open(page);
    await sentence(page).fill("친구는 시장에 갔다");
    await settled(page);
    await cell(page, "attention_weights", 4, 1).dblclick();
    await page.keyboard.type("0.75");
    await page.keyboard.press("Enter");
    await expect.poll(() => new URL(page.url()).hash).toContain("pin.attention_weights=4,1,0.75");
    const numbers = await matrices(page);
    await page.reload();
    await settled(page);
    await expect(sentence(page)).toHaveValue("친구는 시장에 갔다");
    expect(await matrices(page)).toEqual(numbers);
  });

  test("keeps the last keystrokes when the page is left at once", async ({ page }) => {
    await open(page);
    await sentence(page).fill("바다");
    await page.goto("about:blank");
    await page.goBack();
    await settled(page);
    await expect(sentence(page)).toHaveValue("바다");
  });

  test("leads back and forward through modes and steps", async ({ page }) => {
    await open(page);
    const tab = (step: number) => page.getByRole("tab").nth(step);
    const mode = (name: keyof typeof ko.modes) => page.getByRole("link", { name: ko.modes[name] });
    await mode("cross").click();
    await settled(page);
    await tab(7).click();
    await expect(tab(7)).toHaveAttribute("aria-selected", "true");
    await page.goBack();
    await expect(tab(5)).toHaveAttribute("aria-selected", "true");
    await expect(mode("cross")).toHaveAttribute("aria-current", "page");
    await page.goBack();
    await expect(mode("self")).toHaveAttribute("aria-current", "page");
    await expect(sentence(page)).toHaveValue("나는 학교에 갔다");
    await page.goForward();
    await expect(mode("cross")).toHaveAttribute("aria-current", "page");
    await page.goForward();
    await expect(tab(7)).toHaveAttribute("aria-selected", "true");
    await settled(page);
  });

  test("follows when somebody types another hash", async ({ page }) => {
    await open(page);
    await page.evaluate(() => {
      location.hash = "v=1&text=%EB%B0%94%EB%8B%A4";
    });
    await expect(sentence(page)).toHaveValue("바다");
    await settled(page);
    expect(await matrix(page, "attention_weights")).toEqual([[1]]);
  });

  test("of another mode can be opened in a new tab", async ({ page, context }) => {
    await open(page);
    const opened = context.waitForEvent("page");
    await page.getByRole("link", { name: ko.modes.multi }).click({ modifiers: ["ControlOrMeta"] });
    const other = await opened;
    await settled(other);
    await expect(other.getByRole("radiogroup").getByRole("radio")).toHaveCount(2);
    await expect(page.getByRole("link", { name: ko.modes.self })).toHaveAttribute(
      "aria-current",
      "page",
    );
  });
});
