import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { violations } from "./axe.ts";
import { en, ko, settled } from "./reading.ts";
import { sumsOf } from "./reference.ts";
import { expect, test } from "./visitor.ts";

const EXAMPLE = readFileSync(new URL("../../examples/embed.html", import.meta.url), "utf8");
const SCRIPT = "http://localhost:5173/";

/** A page that loads the playground from where it is served now. */
function from(pageAddress: string, html = EXAMPLE): string {
  return html.replaceAll(SCRIPT, pageAddress);
}

function post(body: string, head = ""): string {
  return `<!doctype html><html lang="ko"><head><meta charset="utf-8">
    <link rel="icon" href="data:,"><title>글</title>
    <script type="module" src="${SCRIPT}attention-playground.js"></script>${head}</head>
    <body>${body}</body></html>`;
}

/** The policy of a host that allows the playground's origin, and inline only its own style sheet. */
function policyFor(pageAddress: string, html: string, workers: string): string {
  const { origin } = new URL(pageAddress);
  const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(
    ([, css = ""]) => `'sha256-${createHash("sha256").update(css).digest("base64")}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${origin} 'wasm-unsafe-eval'`,
    `connect-src ${origin}`,
    `style-src 'self' ${styles.join(" ")}`,
    "img-src data:",
    `worker-src ${workers}`,
  ].join("; ");
}

async function expectAttention(page: Page, which: number): Promise<void> {
  await settled(page, which);
  const rows = await page
    .locator("attention-playground")
    .nth(which)
    .locator("[data-tensor$=attention_weights] .row")
    .evaluateAll((all) =>
      all.flatMap((row) => {
        const cells = [...row.querySelectorAll("[data-value]")];
        return cells.length === 0
          ? []
          : [cells.map((cell) => Number(cell.getAttribute("data-value")))];
      }),
    );
  expect(rows.length).toBeGreaterThan(0);
  for (const sum of sumsOf(rows)) expect(sum).toBeCloseTo(1, 5);
}

test.describe("in somebody else's page", () => {
  test("one script and one element give a working playground", async ({
    page,
    host,
    pageAddress,
  }) => {
    const address = host.publish({ html: from(pageAddress) });
    await page.goto(`${address}#comments`);
    const first = page.locator("attention-playground").first();
    await expectAttention(page, 0);
    await expectAttention(page, 1);
    await first.locator("textarea").fill("친구는 시장에 갔다");
    await expect(first.getByRole("option").first()).toHaveText("친구");
    await settled(page);
    const target = first.locator('[data-tensor="attention_weights"] [data-row="4"][data-col="1"]');
    await target.dblclick();
    await page.keyboard.type("0.5");
    await page.keyboard.press("Enter");
    await expect(target).toHaveAttribute("data-value", "0.5");
    await expect(target).toHaveClass(/\bpinned\b/);
    // The host's address is the host's.
    expect(new URL(page.url()).hash).toBe("#comments");
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    await expect(page).toHaveTitle("어텐션은 어디를 보는가");
    await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  });

  test("several playgrounds share one worker and nothing else", async ({
    page,
    host,
    pageAddress,
  }) => {
    await page.goto(host.publish({ html: from(pageAddress) }));
    await settled(page, 0);
    await settled(page, 1);
    expect(page.workers()).toHaveLength(1);
    const [first, second] = [0, 1].map((which) => page.locator("attention-playground").nth(which));
    const before = await second?.locator("[data-tensor] [data-row]").evaluateAll(numbers);
    await first?.locator("textarea").fill("바다");
    await settled(page, 0);
    expect(await first?.locator("[data-tensor] [data-row]").evaluateAll(numbers)).toEqual(["1"]);
    expect(await second?.locator("[data-tensor] [data-row]").evaluateAll(numbers)).toEqual(before);
  });

  test("each speaks the language of the text around it", async ({ page, host, pageAddress }) => {
    await page.goto(host.publish({ html: from(pageAddress) }));
    await settled(page, 1);
    const cards = page.locator("attention-playground .card");
    await expect(cards.nth(0)).toHaveAttribute("lang", "ko");
    await expect(cards.nth(0)).toContainText(ko.page.openPage);
    await expect(cards.nth(1)).toHaveAttribute("lang", "en");
    await expect(cards.nth(1)).toContainText(en.page.openPage);
  });

  for (const [what, workers, computes] of [
    ["blob workers", "blob:", 1],
    ["no workers", "'none'", 0],
  ] as const) {
    test(`under a strict policy that allows our origin and ${what}`, async ({
      page,
      host,
      pageAddress,
      watch,
    }) => {
      // A host that forbids workers hears of the one attempt.
      if (computes === 0) watch.expected(/worker-src|Creating a worker/);
      const policy = policyFor(pageAddress, EXAMPLE, workers);
      await page.goto(host.publish({ html: from(pageAddress), policy }));
      await expectAttention(page, 0);
      await expectAttention(page, 1);
      expect(page.workers()).toHaveLength(computes);
      const first = page.locator("attention-playground").first();
      await first.locator("textarea").fill("바다");
      await settled(page);
      await expect(first.locator("[data-tensor] [data-row]")).toHaveAttribute("data-value", "1");
    });
  }

  test("attributes choose text, mode, heads, language, and may change later", async ({
    page,
    host,
    pageAddress,
  }) => {
    const html = post(
      '<attention-playground mode="multi" heads="3" text="we see the sea" language="en"></attention-playground>',
    );
    await page.goto(host.publish({ html: from(pageAddress, html) }));
    await settled(page);
    const playground = page.locator("attention-playground");
    await expect(playground.getByRole("radio")).toHaveCount(3);
    await expect(playground.getByRole("option")).toHaveCount(4);
    await expect(playground).toContainText(en.page.openPage);
    await playground.evaluate((element) => element.setAttribute("text", "바다"));
    await expect(playground.getByRole("option")).toHaveCount(1);
    await expect(playground.getByRole("radio")).toHaveCount(3);
  });

  test("the way to the full page takes everything along", async ({
    page,
    context,
    host,
    pageAddress,
  }) => {
    await page.goto(host.publish({ html: from(pageAddress) }));
    await settled(page);
    const first = page.locator("attention-playground").first();
    await first.locator("textarea").fill("나는 바다에 갔다");
    await settled(page);
    const opened = context.waitForEvent("page");
    await first.getByRole("link", { name: ko.page.openPage }).click();
    const full = await opened;
    await settled(full);
    expect(full.url().startsWith(pageAddress)).toBe(true);
    await expect(full.locator("main textarea")).toHaveValue("나는 바다에 갔다");
  });

  for (const [language, theme] of [
    ["ko", "light"],
    ["en", "dark"],
  ] as const) {
    test(`nothing stands in anybody's way in a card of any mode, ${language}, ${theme}`, async ({
      page,
      host,
      pageAddress,
    }) => {
      test.slow();
      const cards = ["self", "cross", "multi", "translate", "seq2seq"].map(
        (mode) =>
          `<attention-playground mode="${mode}" theme="${theme}" language="${language}"></attention-playground>`,
      );
      const html = post(`<main><h1>글</h1>${cards.join("")}</main>`);
      await page.goto(host.publish({ html: from(pageAddress, html) }));
      for (const which of cards.keys()) await settled(page, which);
      expect(await violations(page)).toEqual([]);
    });
  }

  test("its styles and the host's leave each other alone", async ({ page, host, pageAddress }) => {
    const head = `<style>
      * { color: rgb(255, 0, 0); }
      body { font: italic 40px / 3 serif; letter-spacing: 1em; text-transform: uppercase; text-align: right; direction: ltr; }
      div, span, button, p, textarea { background: rgb(0, 255, 0); border: 9px solid rgb(0, 0, 255); padding: 30px; }
      .cell, .token, .card { display: none; }
    </style>`;
    const html = post('<p id="own">글</p><attention-playground></attention-playground>', head);
    const own = () =>
      page.locator("#own").evaluate((element) => {
        const { color, font, background, margin, padding } = getComputedStyle(element);
        return [color, font, background, margin, padding].join();
      });
    await page.goto(host.publish({ html: html.replace(/<script.*?<\/script>/, "") }));
    const alone = await own();
    await page.goto(host.publish({ html: from(pageAddress, html) }));
    await settled(page);
    expect(await own()).toBe(alone);
    const cell = page.locator("[data-tensor] [data-row]").first();
    await expect(cell).toBeVisible();
    const style = await cell.evaluate((element) => {
      const { fontStyle, letterSpacing, textTransform, borderTopWidth, paddingTop, color } =
        getComputedStyle(element);
      return { fontStyle, letterSpacing, textTransform, borderTopWidth, paddingTop, color };
    });
    expect(style).toMatchObject({
      fontStyle: "normal",
      textTransform: "none",
      borderTopWidth: "0px",
      paddingTop: "0px",
    });
    expect(style.color).not.toBe("rgb(255, 0, 0)");
    expect(Number.parseFloat(style.letterSpacing) || 0).toBeLessThan(1);
  });

  test("keys pressed elsewhere in the host's page stay with the host", async ({
    page,
    host,
    pageAddress,
  }) => {
    const html = post(
      '<textarea id="own">host</textarea><attention-playground></attention-playground><p>글</p>',
    );
    await page.goto(host.publish({ html: from(pageAddress, html) }));
    await settled(page);
    const playground = page.locator("attention-playground");
    await playground.locator("textarea").fill("바다");
    await settled(page);
    await page.locator("#own").focus();
    await page.keyboard.press("End");
    await page.keyboard.type("!");
    await page.keyboard.press("Control+z");
    await expect(page.locator("#own")).toHaveValue("host");
    await expect(playground.locator("textarea")).toHaveValue("바다");
    await page.locator("p").last().click();
    const prevented = await page.evaluate(() =>
      [" ", "ArrowRight", "ArrowLeft", "z"].filter(
        (key) =>
          !document.body.dispatchEvent(
            new KeyboardEvent("keydown", {
              key,
              ctrlKey: key === "z",
              bubbles: true,
              cancelable: true,
            }),
          ),
      ),
    );
    expect(prevented).toEqual([]);
    // Inside, they are the playground's.
    await playground.locator("textarea").focus();
    await page.keyboard.press("Control+z");
    await expect(playground.locator("textarea")).toHaveValue("나는 학교에 갔다");
  });

  test("it can be taken out, put elsewhere and made by a script", async ({
    page,
    host,
    pageAddress,
  }) => {
    await page.goto(
      host.publish({ html: from(pageAddress, post("<main></main><aside></aside>")) }),
    );
    await page.waitForFunction(() => customElements.get("attention-playground") !== undefined);
    await page.evaluate(() => {
      const made = document.createElement("attention-playground");
      made.setAttribute("text", "바다");
      document.querySelector("main")?.append(made);
    });
    await settled(page);
    await page.locator("attention-playground textarea").fill("산 바다");
    await page.evaluate(() => {
      const made = document.querySelector("attention-playground");
      if (made) document.querySelector("aside")?.append(made);
    });
    await expect(page.locator("aside attention-playground").getByRole("option")).toHaveCount(2);
    await page.evaluate(() => document.querySelector("attention-playground")?.remove());
    await page.evaluate(() => {
      document.querySelector("main")?.append(document.createElement("attention-playground"));
    });
    await expectAttention(page, 0);
  });

  for (const width of [320, 560, 720]) {
    test(`it fits a column of ${width} px`, async ({ page, host, pageAddress }) => {
      await page.setViewportSize({ width, height: 900 });
      const html = post(
        "<attention-playground></attention-playground>",
        "<style>body{margin:0}</style>",
      );
      await page.goto(host.publish({ html: from(pageAddress, html) }));
      await settled(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
    });
  }
});

function numbers(cells: readonly Element[]): (string | null)[] {
  return cells.map((cell) => cell.getAttribute("data-value"));
}
