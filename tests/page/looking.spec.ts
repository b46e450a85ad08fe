import { formulaKo } from "../../web/language/formula-ko.ts";
import { cell, ko, matrices, matrix, open, settled, tokens } from "./reading.ts";
import { expect, test } from "./visitor.ts";

test.describe("hovering previews and clicking locks", () => {
  test("a token: its arcs and weights show while the pointer is there, and stay after a click", async ({
    page,
  }) => {
    await open(page);
    const weights = await matrix(page, "attention_weights");
    const shown = () => page.locator("main token-strip .weight").allTextContents();
    const rowOf = (row: number) =>
      (weights[row] ?? []).map((weight, key) => (key > row ? "–" : weight.toFixed(2)));
    await tokens(page).nth(2).hover();
    await expect.poll(async () => (await shown()).map((text) => text.trim())).toEqual(rowOf(2));
    await expect(tokens(page).nth(4)).toHaveAttribute("aria-selected", "true");
    await page.mouse.move(5, 5);
    await expect.poll(async () => (await shown()).map((text) => text.trim())).toEqual(rowOf(4));
    await tokens(page).nth(2).click();
    await page.mouse.move(5, 5);
    await expect(tokens(page).nth(2)).toHaveAttribute("aria-selected", "true");
    await expect.poll(async () => (await shown()).map((text) => text.trim())).toEqual(rowOf(2));
    await expect(page.locator('[data-tensor="attention_weights"] .row.followed')).toContainText(
      "학교",
    );
  });

  test("a head: its weights show while the pointer is there, and stay after a click", async ({
    page,
  }) => {
    await open(page, "v=1&mode=multi");
    const heads = page.getByRole("radiogroup").getByRole("radio");
    const shownHead = () =>
      page.locator("step-view [data-tensor$=attention_weights]").getAttribute("data-tensor");
    expect(await shownHead()).toBe("head.0.attention_weights");
    await heads.nth(1).hover();
    await expect.poll(shownHead).toBe("head.1.attention_weights");
    await expect(heads.nth(0)).toBeChecked();
    await page.mouse.move(5, 5);
    await expect.poll(shownHead).toBe("head.0.attention_weights");
    await heads.nth(1).click();
    await page.mouse.move(5, 5);
    await expect(heads.nth(1)).toBeChecked();
    await expect.poll(shownHead).toBe("head.1.attention_weights");
    await page.keyboard.press("ArrowLeft");
    await expect(heads.nth(0)).toBeChecked();
    await expect(heads.nth(0)).toBeFocused();
  });

  test("a cell: hovering lights its token and arc, clicking shows its arithmetic for good", async ({
    page,
  }) => {
    await open(page);
    const before = await page.locator("formula-bar").textContent();
    await cell(page, "attention_weights", 4, 0).hover();
    await expect(page.locator('main token-strip path[data-key="0"]')).toHaveAttribute(
      "stroke-opacity",
      "1",
    );
    expect(await page.locator("formula-bar").textContent()).toBe(before);
    await cell(page, "attention_weights", 3, 0).click();
    await page.mouse.move(5, 5);
    await expect(page.locator("formula-bar")).toContainText("attention_weights[3, 0]");
    await expect(tokens(page).nth(3)).toHaveAttribute("aria-selected", "true");
  });

  test("a cell marks the cells that it is computed from", async ({ page }) => {
    await open(page, "v=1&view=all");
    await cell(page, "context", 4, 1).click();
    await expect(page.locator("formula-bar")).toContainText("context[4, 1]");
    const marked = (name: string) =>
      page
        .locator(`[data-tensor="${name}"] .cell`)
        .evaluateAll((cells) =>
          cells.flatMap((each) =>
            /\b(foot|source|linked)\b/.test(each.className)
              ? [`${each.getAttribute("data-row")},${each.getAttribute("data-col")}`]
              : [],
          ),
        );
    await expect
      .poll(() => marked("attention_weights"))
      .toEqual(["4,0", "4,1", "4,2", "4,3", "4,4"]);
    await expect.poll(() => marked("value")).toEqual(["0,1", "1,1", "2,1", "3,1", "4,1"]);
    expect(await marked("query")).toEqual([]);
  });

  test("looking changes no number", async ({ page }) => {
    await open(page);
    const before = await matrices(page);
    expect([...before.keys()]).toContain("attention_weights");
    for (let token = 0; token < 5; token++) await tokens(page).nth(token).hover();
    await cell(page, "attention_weights", 1, 0).click();
    await settled(page);
    expect(await matrices(page)).toEqual(before);
    await expect(page.getByRole("button", { name: formulaKo.undo })).toBeDisabled();
  });

  test("nothing moves under the pointer, however long the sentence that it makes", async ({
    page,
  }) => {
    const words = "하나 Donaudampfschifffahrtsgesellschaft 셋 둘 Konstantinopolitanisch 나";
    await open(page, `v=1&source=seeded&mask=none&q=0&text=${encodeURIComponent(words)}`);
    const top = () =>
      page.locator("step-view").evaluate((view) => view.getBoundingClientRect().top);
    const before = await top();
    const said = new Set<string | null>();
    for (const token of [1, 4, 5, 2]) {
      await tokens(page).nth(token).hover();
      await expect(page.locator("main head-line p").first()).toContainText(
        (await tokens(page).nth(token).textContent())?.trim() ?? "",
      );
      said.add(await page.locator("main head-line p").first().textContent());
      expect(await top()).toBe(before);
    }
    expect(said.size).toBe(4);
  });

  test("all rows can be shown instead of one", async ({ page }) => {
    await open(page);
    await expect(page.locator("step-view .row.followed")).not.toHaveCount(0);
    await page.getByRole("button", { name: ko.page.follow.all }).click();
    await expect(page.locator("step-view .row.followed")).toHaveCount(0);
    await page.getByRole("button", { name: ko.page.follow.one }).click();
    await expect(page.locator("step-view .row.followed")).not.toHaveCount(0);
  });

  test("the context stands beside the shares that it is mixed of", async ({ page }) => {
    await open(page);
    const weights = await matrix(page, "attention_weights");
    const bars = page.locator("share-bar");
    await expect(bars).toHaveCount(5);
    const widths = await bars
      .nth(4)
      .evaluate((bar) =>
        [...(bar.shadowRoot?.querySelectorAll<HTMLElement>(".part") ?? [])].map(
          (part) => part.getBoundingClientRect().width,
        ),
      );
    const [na = 0, , school = 0] = widths;
    const row = weights[4] ?? [];
    expect(na / school).toBeCloseTo((row[0] ?? 0) / (row[2] ?? 1), 0.5);
  });
});

test.describe("the step rail", () => {
  const tabs = [
    "input",
    "projections",
    "scores",
    "scale",
    "mask",
    "softmax",
    "context",
    "output",
  ] as const;

  test("opens at softmax, and each step shows its own matrices", async ({ page }) => {
    await open(page);
    await expect(page.getByRole("tab").nth(5)).toHaveAttribute("aria-selected", "true");
    const expected = {
      input: ["input"],
      projections: ["query", "key", "value"],
      scores: ["query", "key", "attention_scores"],
      scale: ["attention_scores", "scaled_scores"],
      mask: ["scaled_scores", "masked_scores"],
      softmax: ["masked_scores", "attention_weights", "context"],
      context: ["attention_weights", "value", "context"],
      output: ["context", "w_output", "output"],
    };
    for (const [index, step] of tabs.entries()) {
      await page.getByRole("tab").nth(index).click();
      await expect(page.getByRole("tab", { selected: true })).toHaveAccessibleName(
        new RegExp(ko.steps[step]),
      );
      for (const name of expected[step]) {
        await expect(page.locator(`step-view [data-tensor="${name}"]`).first(), step).toBeVisible();
      }
    }
  });

  test("goes on with Space and →, back with ←, while the focus is on it", async ({ page }) => {
    await open(page);
    const open_ = (step: number) =>
      expect(page.getByRole("tab").nth(step)).toHaveAttribute("aria-selected", "true");
    await page.getByRole("tab").nth(5).focus();
    await page.keyboard.press("Space");
    await open_(6);
    await expect(page.getByRole("tab").nth(6)).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await open_(7);
    await page.keyboard.press("ArrowRight");
    await open_(7);
    await page.keyboard.press("ArrowLeft");
    await open_(6);
    await page.keyboard.press("Home");
    await open_(0);
    await page.keyboard.press("ArrowLeft");
    await open_(0);
    await page.keyboard.press("End");
    await open_(7);
  });

  test("goes on with Space and → while nothing has the focus, but not while somebody types", async ({
    page,
  }) => {
    await open(page);
    const open_ = (step: number) =>
      expect(page.getByRole("tab").nth(step)).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("ArrowRight");
    await open_(6);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await open_(4);
    await page.keyboard.press("Space");
    await open_(5);
    await page.locator("main textarea").press("End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Space");
    await expect(page.locator("main textarea")).toHaveValue("나는 학교에 갔 다");
    await open_(5);
    await cell(page, "attention_weights", 0, 0).click();
    await page.keyboard.press("ArrowRight");
    await open_(5);
  });

  test("can be scrubbed along its line", async ({ page }) => {
    await open(page);
    const line = await page.locator("step-rail .line").boundingBox();
    if (!line) throw new Error("the rail has no line");
    const at = (part: number) => [line.x + line.width * part, line.y + line.height / 2] as const;
    await page.mouse.move(...at(0.7));
    await page.mouse.down();
    await page.mouse.move(...at(0.05), { steps: 5 });
    await expect(page.getByRole("tab").nth(0)).toHaveAttribute("aria-selected", "true");
    await page.mouse.move(...at(0.95), { steps: 5 });
    await expect(page.getByRole("tab").nth(7)).toHaveAttribute("aria-selected", "true");
    await page.mouse.up();
    await page.mouse.move(...at(0.3), { steps: 2 });
    await expect(page.getByRole("tab").nth(7)).toHaveAttribute("aria-selected", "true");
  });

  test("has a button for the next step and one for the one before", async ({ page }) => {
    await open(page);
    const next = page.getByRole("button", { name: ko.page.next, exact: true });
    const previous = page.getByRole("button", { name: ko.page.previous });
    await next.first().click();
    await next.first().click();
    await expect(page.getByRole("tab").nth(7)).toHaveAttribute("aria-selected", "true");
    await expect(next.first()).toBeDisabled();
    for (let step = 7; step > 0; step--) await previous.first().click();
    await expect(page.getByRole("tab").nth(0)).toHaveAttribute("aria-selected", "true");
    await expect(previous.first()).toBeDisabled();
  });

  test("leads to the same numbers in every step as on the page with everything", async ({
    page,
  }) => {
    test.slow();
    for (const mode of ["self", "cross", "multi"]) {
      await open(page, `v=1&mode=${mode}&view=all`);
      const all = await matrices(page);
      await open(page, `v=1&mode=${mode}`);
      for (const [index, step] of tabs.entries()) {
        await page.getByRole("tab").nth(index).click();
        await settled(page);
        const wrong = await page
          .locator("step-view [data-tensor] [data-row]")
          .evaluateAll((cells) =>
            cells.map((each) => [
              each.closest("[data-tensor]")?.getAttribute("data-tensor") ?? "",
              each.getAttribute("data-row"),
              each.getAttribute("data-col"),
              each.getAttribute("data-value"),
            ]),
          );
        expect(wrong.length, `${mode} ${step}`).toBeGreaterThan(0);
        expect(
          wrong.filter(
            ([name, row, col, number]) =>
              Number(number) !== all.get(name ?? "")?.[Number(row)]?.[Number(col)],
          ),
          `${mode} ${step}`,
        ).toEqual([]);
      }
    }
  });
});
