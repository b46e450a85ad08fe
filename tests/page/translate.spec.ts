import type { Page } from "@playwright/test";
import { formulaKo } from "../../web/language/formula-ko.ts";
import { modelMessages } from "../../web/language/models.ts";
import { smallPrintKo } from "../../web/language/small-print-ko.ts";
import { isOffered } from "../../web/models/files.ts";
import { violations } from "./axe.ts";
import { ko, open, sentence, settled } from "./reading.ts";
import { expect, test } from "./visitor.ts";

const words = modelMessages("ko");
const isModelFile = /\.(safetensors|bin)$/;

test.skip(!isOffered("translate"), "the weights are not there yet");

const view = (page: Page) => page.locator("translate-view");
const translation = (page: Page) => view(page).locator(".translation");
const made = (page: Page) => view(page).locator(".queries .token");
const candidates = (page: Page) => view(page).locator("candidate-list .candidate");
const weightsName = "decoder.1.cross_attention.head.0.attention_weights";
const weights = (page: Page) => view(page).locator(`[data-tensor="${weightsName}"]`);

test("a sentence is translated as it is typed, into the other language", async ({ page }) => {
  await open(page, "v=1&mode=translate");
  await expect(translation(page)).toHaveText("Please choose me!");
  await sentence(page).fill("나는 학교에 갔다.");
  await expect(translation(page)).toHaveText("I went to school.");
  await expect(made(page)).toHaveText([/I/, /went/, /to/, /school/, /\./, words.end]);
});

test("every token says how sure the model is, and what it looked at", async ({ page }) => {
  await open(page, "v=1&mode=translate");
  await made(page).nth(2).click();
  await expect(view(page).locator(".step-head h2")).toHaveText(words.stepTitle("me"));
  await expect(made(page).nth(2)).toHaveAccessibleName(/확률 0\.\d\d/);
  const keys = view(page).locator(".keys .weight");
  const printed = (await keys.allTextContents()).map(Number);
  expect(printed.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 1);
  const row = weights(page).locator('[data-row="2"]');
  const values = await row.evaluateAll((cells) =>
    cells.map((cell) => Number(cell.getAttribute("data-value"))),
  );
  expect(values.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
  expect(values).toHaveLength(printed.length);
  await expect(candidates(page).first()).toHaveText(/me\s*0\.\d\d/);
});

test("another candidate can be put in its place, and taken back", async ({ page }) => {
  await open(page, "v=1&mode=translate");
  await made(page).nth(1).click();
  await candidates(page).nth(1).click();
  await expect(translation(page)).not.toContainText("choose");
  await expect(page).toHaveURL(/force=1\.\d+/);
  await expect(made(page).nth(1)).toHaveAccessibleName(new RegExp(words.forced));
  const address = page.url();
  await view(page).getByRole("button", { name: words.release }).click();
  await expect(translation(page)).toHaveText("Please choose me!");
  await page.getByRole("button", { name: formulaKo.undo }).click();
  await expect(translation(page)).not.toContainText("choose");
  await open(page, address.split("#")[1]);
  await expect(translation(page)).not.toContainText("choose");
});

test("the other attentions show the sentence and the translation by themselves", async ({
  page,
}) => {
  await open(page, "v=1&mode=translate");
  await view(page).getByRole("button", { name: words.attentions.decoder }).click();
  await expect(view(page).locator(".keys .token").first()).toHaveText(ko.page.ends.start);
  await expect(view(page).locator(".keys .token.hidden").first()).toBeVisible();
  await view(page).getByRole("button", { name: words.attentions.encoder }).click();
  await expect(made(page).first()).toHaveText("저");
  await expect(candidates(page)).toHaveCount(0);
});

test("a head is previewed by hovering and locked by a click, in any layer", async ({ page }) => {
  await open(page, "v=1&mode=translate");
  const head = view(page).getByRole("radio", { name: words.layerHead(0, 2) });
  await head.hover();
  await expect(
    view(page).locator('[data-tensor="decoder.0.cross_attention.head.2.attention_weights"]'),
  ).toBeVisible();
  await page.mouse.move(0, 0);
  await expect(weights(page)).toBeVisible();
  await head.click();
  await expect(head).toHaveAttribute("aria-checked", "true");
  await expect(page).toHaveURL(/layer=0/);
  await page.keyboard.press("ArrowRight");
  await expect(view(page).getByRole("radio", { name: words.layerHead(0, 3) })).toBeFocused();
});

test("a head is switched off, visibly and in words, in the link, and back on by undoing", async ({
  page,
}) => {
  await open(page, "v=1&mode=translate");
  const title = words.layerHead(1, 0);
  const head = (state: string) =>
    view(page).getByRole("radio", {
      name: [title, words.taught, state].join(", ").replace(/, $/, ""),
    });
  await head("").focus();
  await page.keyboard.press("Tab");
  await expect(
    view(page).getByRole("button", { name: words.headSwitch(title, false) }),
  ).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(head(words.off)).toBeVisible();
  await expect(view(page).locator("layer-heads .off")).toHaveCount(1);
  const context = view(page).locator('[data-tensor="decoder.1.cross_attention.head.0.context"]');
  await expect(context.locator('[data-value="0"]')).toHaveCount(32);
  await expect(view(page).locator("layer-heads [role=status]")).toHaveText(
    /확률은 0\.\d\d에서 0\.\d\d|헤드를 끄니/,
  );
  await expect(page.locator("small-print")).toContainText(smallPrintKo.headsOffOf(1));
  await expect(page).toHaveURL(/pin\.decoder\.1\.cross_attention\.head\.0\.context=off/);
  expect(await violations(page)).toEqual([]);
  const address = page.url();
  await page.getByRole("button", { name: formulaKo.undo }).click();
  await expect(view(page).locator("layer-heads .off")).toHaveCount(0);
  await expect(context.locator('[data-value="0"]')).toHaveCount(0);
  await open(page, address.split("#")[1]);
  await expect(head(words.off)).toBeVisible();
  await view(page).getByRole("button", { name: words.attentions.encoder }).click();
  const other = words.layerHead(0, 2);
  await view(page).getByRole("radio", { name: other }).click();
  await view(page)
    .getByRole("button", { name: words.headSwitch(other, false) })
    .click();
  await expect(page.locator("small-print")).toContainText(smallPrintKo.headsOffOf(2));
});

test("pieces can be joined to words", async ({ page }) => {
  await open(page, "v=1&mode=translate");
  await view(page).getByRole("checkbox", { name: words.words }).check();
  await expect(made(page)).toHaveText(["Please", "choose", "me!", words.end]);
  await expect(view(page).locator(".keys .token")).toHaveText(["저를", "꼭", "뽑아주세요!"]);
  await expect(translation(page)).toHaveText("Please choose me!");
});

test("a pinned number of any tensor stays, in the link too", async ({ page }) => {
  await open(page, `v=1&mode=translate&tensor=${weightsName}`);
  const cell = weights(page).last().locator('[data-row="1"][data-col="0"]');
  await cell.dblclick();
  await page.keyboard.type("0.5");
  await page.keyboard.press("Enter");
  await settled(page);
  await expect(cell).toHaveAttribute("data-value", "0.5");
  await expect(cell).toHaveClass(/pinned/);
  await expect(page).toHaveURL(new RegExp(`pin\\.${weightsName.replaceAll(".", "\\.")}=1,0,0\\.5`));
});

test("what it cannot know it says", async ({ page }) => {
  await open(page, "v=1&mode=translate");
  await sentence(page).fill("漢字 나는");
  await expect(view(page).locator(".doubts")).toContainText(words.doubts.other_language());
  await view(page).getByRole("button", { name: words.directions.ko }).click();
  await expect(view(page).locator(".doubts")).toContainText(words.doubts.same_language());
  await sentence(page).fill("");
  await expect(page.getByText(ko.problems.empty)).toBeVisible();
});

test("a model that cannot be fetched can be tried again, and then is kept", async ({
  page,
  watch,
}) => {
  watch.expected(/ERR_FAILED|Failed to load resource/);
  await page.route(isModelFile, (route) => route.abort());
  await page.goto("./#v=1&mode=translate");
  const status = view(page).locator("model-status");
  await expect(status).toContainText(ko.page.model.failed);
  await page.unroute(isModelFile);
  await status.getByRole("button", { name: ko.page.model.retry }).click();
  await expect(translation(page)).toHaveText("Please choose me!");
  await page.route(isModelFile, (route) => route.abort());
  await page.reload();
  await expect(translation(page)).toHaveText("Please choose me!");
});

test("with trained vectors the other modes cut the sentence into the model's pieces", async ({
  page,
}) => {
  await open(page);
  await page.getByRole("button", { name: ko.page.useTrained }).click();
  await expect(page.locator("main small-print")).toContainText(ko.origins.trained);
  await expect(page).toHaveURL(/source=trained/);
  await settled(page);
  await expect(page.locator("main sentence-box .count")).toHaveText(/조각 \d+개/);
});

for (const [colorScheme, width, link] of [
  ["light", 1280, "v=1&mode=translate"],
  ["dark", 390, "v=1&mode=translate&lang=en"],
  ["dark", 1280, `v=1&mode=translate&attention=decoder&lang=en&tensor=${weightsName}`],
  ["light", 360, "v=1&mode=translate&words=whole"],
] as const) {
  test(`nothing stands in anybody's way, and all fits: ${link}, ${colorScheme} at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await open(page, link);
    await expect(translation(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
  });
}

test("the small print opens the model's card, and Escape leads back", async ({ page }) => {
  await open(page, "v=1&mode=translate&lang=en");
  const name = page.locator("main small-print").getByRole("button", { name: "transformer-ko-en" });
  await name.click();
  const card = page.getByRole("dialog", { name: "transformer-ko-en" });
  await expect(card.getByRole("heading", { level: 1 })).toHaveText("transformer-ko-en");
  await expect(card).toContainText("What it can't do");
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await expect(name).toBeFocused();
});
