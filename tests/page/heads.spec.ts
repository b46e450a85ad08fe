import { formulaKo } from "../../web/language/formula-ko.ts";
import { smallPrintKo } from "../../web/language/small-print-ko.ts";
import { violations } from "./axe.ts";
import { cell, ko, matrix, open, sentence, settled, smallPrint, tokens, value } from "./reading.ts";
import { expect, test } from "./visitor.ts";

test.describe("heads", () => {
  test("a head is switched off: the output becomes the other heads', says so, and comes back", async ({
    page,
  }) => {
    await open(page, "v=1&mode=multi&step=output");
    const all = await matrix(page, "output");
    const context = (await matrix(page, "concatenated_context")).map((row) => row.slice(0, 4));
    await page.getByRole("button", { name: ko.page.headSwitch("2 무엇을", false) }).click();
    await settled(page);
    const [before = 0, now = 0] = [all[4]?.[1], context[4]?.[1]];
    // W_O is two identities, one below the other: what is left is the first head's context.
    await expect.poll(() => matrix(page, "output")).toEqual(context);
    const report = page.locator("head-report");
    await expect(report.getByRole("status")).toContainText(
      `먹이가 가장 많이 달라졌어요: ${before.toFixed(2)} → ${now.toFixed(2)}`,
    );
    await expect(smallPrint(page)).toContainText(smallPrintKo.headsOff([1]));
    await expect(smallPrint(page)).not.toContainText("고정");
    await expect(page).toHaveURL(/off=1/);
    await page.reload();
    await settled(page);
    expect(await matrix(page, "output")).toEqual(context);
    await page.getByRole("button", { name: ko.page.headSwitch("2 무엇을", true) }).click();
    await expect.poll(() => matrix(page, "output")).toEqual(all);
    await page.keyboard.press("Control+z");
    await expect.poll(() => matrix(page, "output")).toEqual(context);
  });

  test("thumbnails out of sight are right when they come into sight", async ({ page }) => {
    const text = Array.from({ length: 40 }, (_, index) => `w${index}`).join(" ");
    await open(page, `v=1&mode=multi&heads=8&source=seeded&text=${text}`);
    const picture = page.locator("head-thumbnails svg").first();
    await picture.scrollIntoViewIfNeeded();
    const shapes = () =>
      picture
        .locator("path")
        .evaluateAll((paths) => paths.map((path) => path.outerHTML).join("\n"));
    const before = await shapes();
    await page.evaluate(() => scrollTo(0, 0));
    await expect(picture).not.toBeInViewport();
    await sentence(page).fill("other words, as many, stand here now");
    await settled(page);
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(shapes).not.toBe(before);
    const now = await shapes();
    await expect(page).toHaveURL(/other/);
    await page.reload();
    await settled(page);
    await picture.scrollIntoViewIfNeeded();
    expect(await shapes()).toBe(now);
  });

  test("a head that is off says so in its cells, which are not pinned", async ({ page }) => {
    await open(page, "v=1&mode=multi&off=0&step=context");
    await expect(page.locator("step-view .step > .head p")).toContainText("이 헤드를 꺼서");
    const zero = cell(page, "head.0.context", 4, 0).first();
    await expect(zero).toHaveAttribute("data-value", "0");
    await expect(zero).not.toHaveClass(/pinned/);
    await zero.click();
    await expect(page.locator("formula-bar")).toContainText(formulaKo.headOff("1.62"));
  });

  test("the largest weight of all heads is some head's, for every query and key", async ({
    page,
  }) => {
    await open(page, "v=1&mode=multi&head=1");
    const second = await matrix(page, "head.1.attention_weights");
    await page.getByRole("radiogroup").getByRole("radio").first().click();
    const heads = [await matrix(page, "head.0.attention_weights"), second];
    await page.getByRole("button", { name: new RegExp(`^${ko.page.headMaximum}`) }).click();
    const cells = page.locator("head-report table.maximum td.cell");
    await expect(cells).toHaveCount(25);
    const expected = heads[0]?.flatMap((row, query) =>
      row.map((first, key) => {
        const second = heads[1]?.[query]?.[key] ?? 0;
        const [weight, head] = second > first ? [second, 2] : [first, 1];
        return `${weight.toFixed(2)}, 헤드 ${head}`;
      }),
    );
    const shown = await cells.evaluateAll((all) =>
      all.map((each) => {
        const copy = each.cloneNode(true) as Element;
        copy.querySelector("sup")?.remove();
        return copy.textContent?.replace(/\s+/g, " ").trim();
      }),
    );
    expect(shown).toEqual(expected);
    await expect.poll(() => new URL(page.url()).hash).toContain("max=heads");
    expect(await violations(page)).toEqual([]);
  });

  test("each head says what the followed token looks at most in it", async ({ page }) => {
    await open(page, "v=1&mode=multi");
    const radios = page.getByRole("radiogroup").getByRole("radio");
    const weight = await value(page, "head.0.attention_weights", 4, 0);
    await expect(radios.nth(0)).toHaveAccessibleName(`1 누가 고양이 ${weight.toFixed(2)}`);
    await tokens(page).nth(2).click();
    await expect(radios.nth(0)).not.toHaveAccessibleName(`1 누가 고양이 ${weight.toFixed(2)}`);
  });
});

test.describe("the sentence that is said aloud", () => {
  test("is said once when typing has settled, and stands in the accessibility tree", async ({
    page,
  }) => {
    await open(page);
    await page.evaluate(() => {
      const find = (root: Document | ShadowRoot): Element | null => {
        for (const element of root.querySelectorAll("*")) {
          if (element.localName === "head-line") {
            return element.shadowRoot?.querySelector("[aria-live]") ?? null;
          }
          const found = element.shadowRoot && find(element.shadowRoot);
          if (found) return found;
        }
        return null;
      };
      const live = find(document);
      const said: string[] = [];
      Reflect.set(globalThis, "said", said);
      if (live) {
        new MutationObserver(() => said.push(live.textContent?.trim() ?? "")).observe(live, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      }
    });
    const said = () => page.evaluate(() => Reflect.get(globalThis, "said") as string[]);
    await sentence(page).press("End");
    await page.keyboard.type(" 다시 갔다", { delay: 60 });
    await expect.poll(said).toHaveLength(1);
    const shown = await page.locator("main head-line p").first().innerText();
    expect((await said()).map(withoutSpaces)).toEqual([withoutSpaces(shown)]);

    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const live = nodes.filter(({ properties }) =>
      properties?.some(({ name, value }) => name === "live" && value.value === "polite"),
    );
    const texts = live.map((node) => textBelow(node, nodes));
    expect(texts).toContainEqual(withoutSpaces(shown));
  });
});

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, "");
}

interface AXNode {
  readonly nodeId: string;
  readonly childIds?: readonly string[];
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
}

/** What a screen reader says of a node: the text of its leaves. */
function textBelow(node: AXNode, nodes: readonly AXNode[]): string {
  const children = (node.childIds ?? []).flatMap(
    (id) => nodes.find(({ nodeId }) => nodeId === id) ?? [],
  );
  if (node.role?.value === "StaticText") return withoutSpaces(String(node.name?.value ?? ""));
  return children.map((child) => textBelow(child, nodes)).join("");
}
