import type { Page } from "@playwright/test";
import { ko, open, openSettings, settled } from "./reading.ts";
import { expect, test } from "./visitor.ts";

const STEPS = ["input", "projections", "scores", "scale", "mask", "softmax", "context", "output"];

/** What does not fit: how far the page scrolls sideways, and what is cut off at its right edge. */
function sideways(page: Page): Promise<{ scroll: number; cut: string[] }> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const cut: string[] = [];
    const visit = (root: ParentNode): void => {
      for (const element of root.querySelectorAll("*")) {
        const { overflowX, position } = getComputedStyle(element);
        if (element.shadowRoot) visit(element.shadowRoot);
        const { right, left, width } = element.getBoundingClientRect();
        if (width === 0 || (position === "absolute" && right < 0)) continue;
        if (right <= clientWidth + 1 && left >= -1) continue;
        let around: Element | null = element;
        let scrolls = /auto|scroll/.test(overflowX);
        while (around && !scrolls) {
          const next: Element | null =
            around.assignedSlot ??
            around.parentElement ??
            (around.getRootNode() instanceof ShadowRoot
              ? (around.getRootNode() as ShadowRoot).host
              : null);
          around = next;
          if (around) scrolls = /auto|scroll/.test(getComputedStyle(around).overflowX);
        }
        const isText = [...element.childNodes].some(
          (node) => node.nodeType === 3 && node.nodeValue?.trim(),
        );
        if (!scrolls && isText) cut.push(`${element.localName}.${element.className}`);
      }
    };
    visit(document);
    return { scroll: scrollWidth - clientWidth, cut };
  });
}

const FITS = { scroll: 0, cut: [] };

test.describe("the page fits", () => {
  // Cells that travel to where they are needed are on their way only for a moment.
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  for (const width of [360, 390, 800, 1280, 1920]) {
    test(`at ${width} px without scrolling sideways, in every step`, async ({ page }) => {
      test.slow();
      await page.setViewportSize({ width, height: 800 });
      const isUsual = width === 360 || width === 800 || width === 1280;
      for (const mode of isUsual ? ["self", "cross", "multi"] : ["cross"]) {
        await open(page, `v=1&mode=${mode}`);
        for (const [index, step] of STEPS.entries()) {
          await page.getByRole("tab").nth(index).click();
          await settled(page);
          expect(await sideways(page), `${mode} ${step}`).toEqual(FITS);
        }
        await page.getByRole("button", { name: ko.page.views.all }).click();
        await settled(page);
        expect(await sideways(page), `${mode}, everything`).toEqual(FITS);
        await openSettings(page);
        expect(await sideways(page), `${mode}, settings`).toEqual(FITS);
      }
    });
  }

  test("on a phone with a long sentence, long words and large numbers", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const words =
      "도널드다우드나우두르마무리까지 Donaudampfschifffahrtsgesellschaftskapitän 하나 둘 셋 넷 다섯 여섯 일곱";
    for (const step of ["softmax", "scores", "projections", "context"]) {
      await open(
        page,
        `v=1&step=${step}&text=${encodeURIComponent(words)}&pin.key=0,0,-123456.789`,
      );
      expect(await sideways(page), step).toEqual(FITS);
    }
  });

  for (const [width, height] of [
    [360, 640],
    [1280, 720],
  ] as const) {
    test(`at ${width} × ${height}, and its end can be scrolled clear of the formula bar`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height });
      for (const link of ["v=1", "v=1&view=all", "v=1&step=mask"]) {
        await open(page, link);
        const settings = await openSettings(page);
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await expect
          .poll(async () => {
            const bar = await page.locator("formula-bar .bar").boundingBox();
            const last = await settings.boundingBox();
            return (last?.y ?? 0) + (last?.height ?? 0) - (bar?.y ?? 0);
          }, link)
          .toBeLessThanOrEqual(0);
      }
    });
  }

  for (const width of [800, 1280]) {
    test(`with many tokens, whose bar at the top stays a bar at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 720 });
      const words = Array.from({ length: 64 }, (_, index) => `w${index}`).join(" ");
      for (const step of ["softmax", "scores"]) {
        await open(page, `v=1&step=${step}&source=seeded&text=${words}`);
        expect(await sideways(page)).toEqual(FITS);
        const height = (selector: string) =>
          page.locator(selector).evaluate((element) => element.getBoundingClientRect().height);
        if (step === "scores" && width >= 960) {
          expect(await height("main .condensed")).toBeLessThan(110);
        }
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await expect(page.locator(".scrolled > div")).toBeVisible();
        expect(await height(".scrolled > div")).toBeLessThan(110);
      }
    });
  }

  test("a cell that gets the focus is never behind the formula bar", async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 640 });
    await open(page, "v=1&view=all");
    await page.locator('[data-tensor="input"] [data-row="0"][data-col="0"]').focus();
    for (let times = 0; times < 20; times++) {
      await page.keyboard.press("Tab");
      const clear = await page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        if (!element?.closest("[data-tensor]")) return true;
        const { left, top, width, height } = element.getBoundingClientRect();
        let hit = document.elementFromPoint(left + width / 2, top + height / 2);
        while (hit?.shadowRoot?.elementFromPoint(left + width / 2, top + height / 2)) {
          const inner = hit.shadowRoot.elementFromPoint(left + width / 2, top + height / 2);
          if (!inner || inner === hit) break;
          hit = inner;
        }
        return element === hit || element.contains(hit);
      });
      expect(clear, `stop ${times}`).toBe(true);
    }
  });
});

test.describe("light and dark", () => {
  const ground = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const lightness = async (page: Page): Promise<number> => {
    const [r = 0, g = 0, b = 0] = ((await ground(page)).match(/[\d.]+/g) ?? []).map(Number);
    return (r + g + b) / 3;
  };

  test("follow the system", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await open(page);
    expect(await lightness(page)).toBeLessThan(60);
    const cells = () =>
      page
        .locator('[data-tensor="attention_weights"] [data-row="4"][data-col="2"]')
        .evaluate((cell) => getComputedStyle(cell).backgroundColor);
    const dark = await cells();
    await page.emulateMedia({ colorScheme: "light" });
    await expect.poll(() => lightness(page)).toBeGreaterThan(200);
    await expect.poll(cells).not.toBe(dark);
  });

  test("can be chosen, and the link keeps the choice", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await open(page);
    await page.getByRole("button", { name: ko.page.toDark }).click();
    await expect.poll(() => lightness(page)).toBeLessThan(60);
    await expect.poll(() => new URL(page.url()).hash).toContain("theme=dark");
    await page.reload();
    await settled(page);
    await expect.poll(() => lightness(page)).toBeLessThan(60);
    await page.getByRole("button", { name: ko.page.toLight }).click();
    await expect.poll(() => lightness(page)).toBeGreaterThan(200);
  });
});

test.describe("motion", () => {
  test("there is none for who asks for none", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(page);
    const moving = await page.evaluate(() => {
      const slow: string[] = [];
      const visit = (root: ParentNode): void => {
        for (const element of root.querySelectorAll("*")) {
          const { transitionDuration, animationName, animationDuration } =
            getComputedStyle(element);
          const durations = `${transitionDuration}, ${animationName === "none" ? "0s" : animationDuration}`;
          if (durations.split(", ").some((each) => Number.parseFloat(each) > 0.001)) {
            slow.push(`${element.localName}.${element.className} ${durations}`);
          }
          if (element.shadowRoot) visit(element.shadowRoot);
        }
      };
      visit(document);
      return slow;
    });
    expect(moving).toEqual([]);
  });
});

for (const count of [5, 12, 20, 40]) {
  test(`words beside matrices have room, with ${count} tokens`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await open(page, `v=1&source=seeded&text=${"w ".repeat(count).trim()}`);
    const note = await page.locator("step-view .between-note").boundingBox();
    expect(note?.width).toBeGreaterThan(240);
    expect(note?.height).toBeLessThan(120);
  });
}
