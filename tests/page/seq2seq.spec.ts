import type { Page } from "@playwright/test";
import { modelMessages } from "../../web/language/models.ts";
import { isOffered } from "../../web/models/files.ts";
import { violations } from "./axe.ts";
import { ko, open, sentence } from "./reading.ts";
import { expect, test } from "./visitor.ts";

const words = modelMessages("ko");
const count = words.bottleneck;

test.skip(!isOffered("seq2seq"), "the weights are not there yet");

const view = (page: Page) => page.locator("seq2seq-view");
const steps = (page: Page) => view(page).locator("unrolled-model .step");

test("each step shows its state, scores, weights and what it looked at", async ({ page }) => {
  await open(page, "v=1&mode=seq2seq");
  await expect(view(page).locator(".translation")).toHaveText("Please choose me!");
  await steps(page).nth(2).click();
  await expect(steps(page).nth(2)).toHaveAttribute("aria-selected", "true");
  const printed = await view(page).locator(".weights-row td").allTextContents();
  expect(printed.reduce((sum, weight) => sum + Number(weight), 0)).toBeCloseTo(1, 1);
  await expect(view(page).locator(".bars td")).toHaveCount(printed.length);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(steps(page).nth(1)).toHaveAttribute("aria-selected", "true");
});

test("a diagram wider than the page fades at its edge, and the keyboard can scroll it", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await open(page, "v=1&mode=seq2seq");
  const diagram = view(page).getByRole("region", { name: words.unrolled });
  await expect(diagram).toHaveAttribute("data-more", "right");
  await expect(diagram).toHaveCSS("mask-image", /linear-gradient/);
  await diagram.focus();
  await expect(diagram).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(diagram).toHaveAttribute("data-more", "left right");
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect(diagram).toHaveCount(0);
});

test("the same sentence goes through another model, or through one without attention", async ({
  page,
}) => {
  await open(page, "v=1&mode=seq2seq");
  await view(page).getByRole("button", { name: words.variants.none }).click();
  await expect(page.locator("main small-print")).toContainText("rnn-none");
  await expect(page).toHaveURL(/rnn=none/);
});

test("English says that these models only read Korean", async ({ page }) => {
  await open(page, "v=1&mode=seq2seq");
  await sentence(page).fill("I went to school.");
  await expect(page.getByText(ko.problems.direction)).toBeVisible();
  await expect(view(page).locator(".stale unrolled-model")).toBeVisible();
  await expect(view(page).locator("head-line")).toHaveCount(0);
  await sentence(page).fill("나는 학교에 갔다.");
  await expect(view(page).locator(".stale")).toHaveCount(0);
  await expect(view(page).locator(".translation")).toHaveText("I went to school.");
});

test("what the Transformer made of an English sentence is not drawn as a recurrent model's", async ({
  page,
}) => {
  await open(page, "v=1&mode=translate&text=I%20went%20to%20school%20yesterday.");
  await page.getByRole("link", { name: ko.modes.seq2seq }).click();
  await expect(page.getByText(ko.problems.direction)).toBeVisible();
  await expect(view(page).locator("unrolled-model")).toHaveCount(0);
  await expect(page.locator("[data-tensor]")).toHaveCount(0);
  await sentence(page).fill("나는 학교에 갔다.");
  await expect(view(page).locator(".translation")).toHaveText("I went to school.");
});

test("the count over the held-out sentences runs, stops at once, and keeps its numbers", async ({
  page,
}) => {
  await open(page, "v=1&mode=seq2seq");
  const panel = view(page).locator("bottleneck-panel");
  await panel.getByRole("button", { name: count.start }).click();
  await expect(panel.locator("tbody tr")).toHaveCount(6);
  await expect(panel.locator("bottleneck-chart svg")).toHaveAccessibleName(/0\.\d\d|1\.00/);
  await panel
    .getByRole("button", { name: count.stop })
    .or(panel.getByRole("button", { name: count.again }))
    .click();
  const kept = await panel.locator("table").innerText();
  expect(kept).not.toMatch(/NaN|undefined/);
});

for (const [colorScheme, width, link] of [
  ["light", 1280, "v=1&mode=seq2seq"],
  ["dark", 390, "v=1&mode=seq2seq&lang=en"],
] as const) {
  test(`nothing stands in anybody's way, and all fits: ${link}, ${colorScheme} at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await open(page, link);
    await expect(steps(page).first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
  });
}
