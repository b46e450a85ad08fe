import type { Page } from "@playwright/test";
import { formulaKo } from "../../web/language/formula-ko.ts";
import { isOffered } from "../../web/models/files.ts";
import { MODES } from "../../web/state/state.ts";
import { cell, ko, matrix, open, settled, tokens, value } from "./reading.ts";
import { expect, test } from "./visitor.ts";

interface Stop {
  readonly name: string;
  readonly role: string;
  readonly tensor: string;
  readonly isVisible: boolean;
  readonly hasRing: boolean;
  /** No bar at the window's edge hides all of it. */
  readonly isClear: boolean;
}

/** What has the focus, also inside shadow roots, and whether one sees that. */
function focused(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    const drawn = [element, ...element.querySelectorAll("*")].map((each) => getComputedStyle(each));
    const style = getComputedStyle(element);
    const isAt = (x: number, y: number): boolean => {
      let hit = document.elementFromPoint(x, y);
      while (hit?.shadowRoot) {
        const inner: Element | null = hit.shadowRoot.elementFromPoint(x, y);
        if (!inner || inner === hit) break;
        hit = inner;
      }
      const root = element.getRootNode();
      return root instanceof ShadowRoot && (hit === root.host || hit?.getRootNode() === root);
    };
    const parts = [0.1, 0.5, 0.9];
    return {
      name: element.getAttribute("aria-label") ?? element.id ?? element.textContent?.trim() ?? "",
      role: element.getAttribute("role") ?? element.localName,
      tensor: element.closest("[data-tensor]")?.getAttribute("data-tensor") ?? "",
      isVisible: box.width > 0 && box.height > 0 && style.visibility === "visible",
      hasRing:
        drawn.some(({ outlineStyle, outlineWidth }) => {
          return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
        }) || style.boxShadow !== "none",
      isClear: parts.some((x) =>
        parts.some((y) => isAt(box.left + x * box.width, box.top + y * box.height)),
      ),
    };
  });
}

/** Every stop of Tab from the top of the page to its end, or of Shift+Tab the other way. */
async function stops(page: Page, key: "Tab" | "Shift+Tab" = "Tab", most = 150): Promise<Stop[]> {
  const found: Stop[] = [];
  for (let times = 0; times < most; times++) {
    await page.keyboard.press(key);
    const stop = await focused(page);
    if (!stop) break;
    found.push(stop);
  }
  return found;
}

test.describe("with the keyboard alone", () => {
  test("Tab reaches everything, each grid with one stop, and one always sees where", async ({
    page,
  }) => {
    test.slow();
    await open(page, "v=1&mode=multi");
    const found = await stops(page);
    expect(found.length).toBeLessThan(60);
    expect(found.filter(({ isVisible }) => !isVisible)).toEqual([]);
    expect(found.filter(({ hasRing }) => !hasRing)).toEqual([]);
    const grids = found.flatMap(({ tensor }) => (tensor === "" ? [] : [tensor]));
    expect(grids).toEqual(
      [
        "masked_scores",
        "attention_weights",
        "context",
        "row_maximum",
        "exponentials",
        "exponential_sum",
      ].map((name) => `head.0.${name}`),
    );
    const roles = found.map(({ role }) => role);
    for (const [role, count] of [
      ["a", MODES.filter(isOffered).length],
      ["textarea", 1],
      ["option", 1],
      ["tab", 1],
      ["slider", 1],
      ["radio", 1],
      ["input", 1],
    ] as const) {
      expect(roles.filter((each) => each === role).length, role).toBe(count);
    }
    const names = found.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining([ko.page.share, formulaKo.pin]));
  });

  test("at 200 % zoom no bar hides what gets the focus, forwards and backwards", async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize({ width: 640, height: 400 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(page);
    const down = await stops(page);
    expect(down.filter(({ isClear }) => !isClear)).toEqual([]);
    const up = await stops(page, "Shift+Tab", down.length);
    expect(up.filter(({ isClear }) => !isClear)).toEqual([]);
  });

  test("Tab goes through every matrix of the page with everything, in order", async ({ page }) => {
    test.slow();
    await open(page, "v=1&view=all");
    const order = await page
      .locator("[data-tensor]")
      .evaluateAll((grids) => grids.map((grid) => grid.getAttribute("data-tensor")));
    const found = await stops(page);
    expect(found.flatMap(({ tensor }) => (tensor === "" ? [] : [tensor]))).toEqual(order);
  });

  test("a sentence is followed, a number changed and taken back without a pointer", async ({
    page,
  }) => {
    await open(page);
    await tokens(page).nth(4).focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expect(tokens(page).nth(2)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(tokens(page).nth(2)).toHaveAttribute("aria-selected", "true");
    await cell(page, "attention_weights", 2, 0).focus();
    const before = await matrix(page, "context");
    await page.keyboard.press("F2");
    await page.keyboard.type("0.8");
    await page.keyboard.press("Enter");
    await expect.poll(() => value(page, "attention_weights", 2, 0)).toBe(Math.fround(0.8));
    await settled(page);
    expect(await matrix(page, "context")).not.toEqual(before);
    await page.keyboard.press("Delete");
    await expect.poll(() => matrix(page, "context")).toEqual(before);
  });

  test("the units open with Enter, are chosen with arrows and close with Esc", async ({ page }) => {
    await open(page);
    const unit = page.locator("main sentence-box .unit");
    await unit.focus();
    await page.keyboard.press("Enter");
    await expect(
      page.getByRole("radio", { name: new RegExp(`^${ko.page.unitAuto}`) }),
    ).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => tokens(page).count()).toBe(3);
    await page.keyboard.press("Escape");
    await expect(unit).toBeFocused();
    await expect(unit).toHaveAttribute("aria-expanded", "false");
  });

  test("cells are hidden by the painter with arrows and Space", async ({ page }) => {
    await open(page, "v=1&mask=none");
    await page.locator("settings-panel .toggle").focus();
    await page.keyboard.press("Enter");
    const squares = page.locator("settings-panel mask-painter .square");
    await expect(squares).toHaveCount(25);
    expect(
      await squares.evaluateAll(
        (all) => all.filter((each) => (each as HTMLElement).tabIndex === 0).length,
      ),
    ).toBe(1);
    await page.locator('settings-panel mask-painter .square[tabindex="0"]').focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await expect.poll(() => value(page, "attention_weights", 1, 1)).toBe(0);
    await page.keyboard.press("Space");
    await expect.poll(() => value(page, "attention_weights", 1, 1)).toBeGreaterThan(0);
  });

  test("the page's keys leave the browser's own alone", async ({ page }) => {
    await open(page);
    const prevented = await page.evaluate(() => {
      const keys = [
        { key: "f", ctrlKey: true },
        { key: "a", ctrlKey: true },
        { key: "p", ctrlKey: true },
        { key: "ArrowRight", altKey: true },
        { key: "ArrowDown" },
        { key: "PageDown" },
        { key: "F5" },
      ];
      return keys.filter(
        (key) =>
          !document.body.dispatchEvent(
            new KeyboardEvent("keydown", {
              ...key,
              bubbles: true,
              cancelable: true,
              composed: true,
            }),
          ),
      );
    });
    expect(prevented).toEqual([]);
  });
});

test("what is gone to from the list of matrices has the focus", async ({ page }) => {
  await open(page, "v=1&view=all");
  const list = page.getByRole("navigation", { name: ko.allView.index });
  await list.getByRole("button", { name: ko.tensors.context }).press("Enter");
  await expect(page.locator('[data-name="context"] h3')).toBeFocused();
  await list
    .getByRole("button", { name: ko.allView.groups.projections, exact: true })
    .press("Enter");
  await expect(
    page.locator("all-view h2", { hasText: ko.allView.groups.projections }),
  ).toBeFocused();
});

test("terms that are shown and hidden again keep the focus", async ({ page }) => {
  await open(page, `v=1&source=seeded&text=${"w ".repeat(20).trim()}`);
  const more = page.locator("formula-bar .more");
  await more.press("Enter");
  await expect(more).toHaveText(formulaKo.showLess);
  await expect(more).toBeFocused();
  await more.press("Enter");
  await expect(more).toHaveText("…");
  await expect(more).toBeFocused();
});
