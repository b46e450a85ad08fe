import type { Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { en, ko, matrix, open } from "./reading.ts";
import { expect, test } from "./visitor.ts";

const openTab = (page: Page) => page.getByRole("tab", { selected: true });
const slider = (page: Page) => page.getByRole("slider", { name: ko.page.scrub });

/** Travelling cells that are there now, and animations that still run inside the step. */
const moving = (page: Page) =>
  page.evaluate(() => {
    const view = document.querySelector("attention-playground")?.shadowRoot;
    const root = view?.querySelector("step-view")?.shadowRoot;
    return root?.querySelectorAll(".traveller").length ?? -1;
  });

/** Every animation that scripts begin from here on: how long it takes, in milliseconds. */
const watchMotion = (page: Page) =>
  page.addInitScript(() => {
    const ends: number[] = [];
    Reflect.set(window, "ends", ends);
    const { animate } = Element.prototype;
    Element.prototype.animate = function (...given) {
      const animation = animate.apply(this, given);
      ends.push(Number(animation.effect?.getComputedTiming().endTime));
      return animation;
    };
  });
const motion = (page: Page) => page.evaluate(() => Reflect.get(window, "ends") as number[]);

test("every step says its formula as MathML, a sentence, and what it reads and writes", async ({
  page,
}) => {
  await open(page, "v=1&step=input");
  const said = new Set<string>();
  for (let step = 0; step < 8; step++) {
    await page.getByRole("tab").nth(step).click();
    const formula = page.locator("step-view .step-formula math");
    await expect(formula).toBeVisible();
    const namespace = await formula.evaluate((math) => math.namespaceURI);
    expect(namespace).toBe("http://www.w3.org/1998/Math/MathML");
    expect(await formula.evaluate((math) => math.querySelectorAll("[style]").length)).toBe(0);
    said.add((await formula.textContent()) ?? "");
    await expect(page.locator("step-view section > .head > p")).not.toBeEmpty();
  }
  expect(said.size).toBe(8);
});

test("the formula follows the score function and the temperature", async ({ page }) => {
  const formula = page.locator("step-view .step-formula");
  await open(page, "v=1&step=scores&score=additive");
  await expect(formula).toContainText("tanh");
  await open(page, "v=1&step=scale&t=2");
  await expect(formula).toContainText("τ");
});

test("the line is a slider for the keyboard", async ({ page }) => {
  await open(page);
  const line = slider(page);
  await expect(line).toHaveAttribute("aria-valuenow", "6");
  await expect(line).toHaveAttribute("aria-valuetext", `softmax ${ko.steps.softmax}`);
  await line.focus();
  for (const [key, now] of [
    ["ArrowRight", "7"],
    ["ArrowDown", "6"],
    ["Home", "1"],
    ["ArrowLeft", "1"],
    ["Space", "2"],
    ["End", "8"],
    ["PageDown", "6"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(line, key).toHaveAttribute("aria-valuenow", now);
    await expect(line, key).toBeFocused();
  }
  await expect(openTab(page)).toHaveAccessibleName(new RegExp(ko.steps.softmax));
});

test("softmax shows e to the scores, and their sum, as rows of their own", async ({ page }) => {
  await open(page);
  const cells = page.locator('[data-tensor="exponentials"] .cell');
  await expect(cells).toHaveCount(5);
  await page.getByRole("button", { name: ko.page.follow.all }).click();
  await expect(cells).toHaveCount(25);
  const [powers = [], sums = [], weights = []] = await Promise.all(
    ["exponentials", "exponential_sum", "attention_weights"].map((name) => matrix(page, name)),
  );
  const row = powers[4] ?? [];
  const sum = sums[4]?.[0] ?? 0;
  expect(Math.max(...row)).toBe(1);
  expect(row.reduce((total, power) => total + power, 0)).toBeCloseTo(sum, 5);
  row.forEach((power, key) => {
    expect(power / sum).toBeCloseTo(weights[4]?.[key] ?? 0, 6);
  });
});

test("cells travel for less than half a second when a step opens, then all is still", async ({
  page,
}) => {
  await watchMotion(page);
  await open(page);
  expect(await motion(page)).toEqual([]);
  for (const step of [6, 7, 1, 2, 3, 4, 5]) {
    const before = (await motion(page)).length;
    await page.getByRole("tab").nth(step).click();
    await expect.poll(async () => (await motion(page)).length).toBeGreaterThan(before);
    await expect.poll(() => moving(page)).toBe(0);
  }
  const ends = await motion(page);
  expect(Math.max(...ends)).toBeLessThanOrEqual(500);
  expect(Math.max(...ends)).toBeGreaterThanOrEqual(300);
});

test("whoever wants nothing to move sees nothing move", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await watchMotion(page);
  await open(page);
  for (let step = 0; step < 8; step++) await page.getByRole("tab").nth(step).click();
  await page.waitForTimeout(500);
  expect(await motion(page)).toEqual([]);
  expect(await moving(page)).toBe(0);
});

test("on the phone a finger that moves the rail opens what it brings to the middle", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "v=1&lang=en");
  const scroller = page.locator("step-rail .scroll");
  const pan = (steps: number) =>
    scroller.evaluate((rail, by) => {
      rail.dispatchEvent(new Event("touchstart"));
      rail.scrollBy(by * 84, 0);
    }, steps);
  await pan(1);
  await expect(openTab(page)).toHaveAccessibleName(new RegExp(en.steps.context));
  await pan(-3);
  await expect(openTab(page)).toHaveAccessibleName(new RegExp(en.steps.scale));
  await page.getByRole("button", { name: en.page.next, exact: true }).click();
  await expect(openTab(page)).toHaveAccessibleName(new RegExp(en.steps.mask));
  expect(await violations(page)).toEqual([]);
});
