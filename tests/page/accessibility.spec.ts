import { formulaKo } from "../../web/language/formula-ko.ts";
import { violations } from "./axe.ts";
import { en, ko, open, openSettings, settled, tokens } from "./reading.ts";
import { expect, test } from "./visitor.ts";

/** What is drawn in its own way, as ends of links. */
const VIEWS = {
  "one attention": "step=softmax",
  everything: "view=all",
  "additive scores": "step=scores&score=additive",
  "the mixing of values": "step=context",
  "a mask and a pin": "step=mask&mask=causal&pin.masked_scores=0,0,3",
  "two sentences": "mode=cross",
  "a disabled head": "mode=multi&step=output&off=1",
  panels: "open=compare,scores,speed&a=v%3D1%26t%3D2",
  "a story": "story=mask.2",
  "a question": "story=self-attention.2",
  "a translation": "mode=translate",
  "a recurrent model": "mode=seq2seq",
  "one without attention": "mode=seq2seq&rnn=none",
  "heat without digits": `source=seeded&text=${"w ".repeat(20).trim()}`,
  "a picture instead of cells": `mode=multi&source=seeded&heads=8&text=${"w ".repeat(64).trim()}`,
} as const;

/** The accessibility tree of each mode, as far as all of it has to be there and in this order. */
const TREES = {
  self: `
    - banner:
      - heading "${ko.page.name}" [level=1]
      - navigation "${ko.page.modesLabel}"
    - main:
      - textbox "${ko.page.sentence}"
      - paragraph: ‘갔다’는 ‘학교’를 0.47, ‘나’를 0.28만큼 봐요.
      - listbox "${ko.page.strip}":
        - option "나, 가중치 0.28"
        - option "는, 가중치 0.10"
        - option "학교, 가중치 0.47"
        - option "에, 가중치 0.13"
        - option "갔다, 가중치 0.01" [selected]
      - tablist "${ko.page.rail}"
      - slider
      - tabpanel "softmax 비율":
        - heading "softmax 비율" [level=2]
        - math
        - grid /^가린 뒤의 점수/
        - grid /^어텐션 가중치/:
          - row:
            - rowheader "갔다"
            - gridcell "어텐션 가중치, 갔다 → 학교, 0.47"
        - 'img "‘갔다’의 컨텍스트 벡터: 나 0.28, 는 0.10, 학교 0.47, 에 0.13, 갔다 0.01"'
        - grid /^컨텍스트 벡터/
      - note
    - region "${formulaKo.label}":
      - group /^계산/
      - textbox "${formulaKo.valueBox}": "0.47"
  `,
  cross: `
    - main:
      - textbox "key 보이는 문장"
      - textbox "query 보는 문장"
      - paragraph: ‘choose’는 ‘뽑아주세요’를 0.87만큼 봐요.
      - list "보이는 쪽 토큰":
        - listitem: 0.87 뽑아주세요
      - listbox "보는 쪽 토큰":
        - option "choose" [selected]
      - tablist "${ko.page.rail}"
      - tabpanel:
        - grid /^어텐션 가중치/:
          - row:
            - gridcell "어텐션 가중치, choose → 뽑아주세요, 0.87"
      - radiogroup "헤드 4개":
        - radio /^1 뜻/ [checked]
    - region "${formulaKo.label}"
  `,
  multi: `
    - main:
      - paragraph: /‘먹었다’는 ‘고양이’를 0\\.\\d+/
      - listbox "${ko.page.strip}":
        - option /^먹었다/ [selected]
      - tabpanel:
        - grid /^어텐션 가중치/
      - radiogroup "헤드 2개":
        - radio /^1 누가/ [checked]
        - radio /^2 무엇을/
    - region "${formulaKo.label}"
  `,
  translate: `
    - main:
      - textbox "${ko.page.sentence}"
      - status: "번역: Please choose me!"
      - paragraph: /‘choose’는 ‘뽑’을 \\d\\.\\d+만큼 봐요/
      - list "보이는 쪽 토큰"
      - listbox "보는 쪽 토큰":
        - option /^choose, 확률/ [selected]
      - heading "‘choose’를 고를 때" [level=2]
      - list "후보":
        - listitem:
          - button /^choose, 확률/ [pressed]
      - img /^‘choose’의 컨텍스트 벡터/
      - radiogroup "층과 헤드":
        - radio /^2층 헤드 1/ [checked]
      - grid /^어텐션 가중치/
    - region "${formulaKo.label}"
  `,
  seq2seq: `
    - main:
      - group "점수 함수"
      - status: "번역: Please choose me!"
      - paragraph: /‘choose’는 ‘뽑’을 \\d\\.\\d+만큼 봐요/
      - table "펼친 인코더와 디코더"
      - listbox "번역":
        - option /^choose, 확률/ [selected]
      - list "후보"
      - grid /^어텐션 가중치/
    - region "${formulaKo.label}"
  `,
} as const;

test.describe("for everybody", () => {
  for (const language of ["ko", "en"] as const) {
    test(`nothing stands in the way in any mode, step, panel and story, light and dark, ${language}`, async ({
      page,
    }) => {
      test.slow();
      await page.emulateMedia({ reducedMotion: "reduce" });
      await open(page, `v=1&lang=${language}`);
      await openSettings(page);
      for (const [view, link] of Object.entries(VIEWS)) {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, `v=1&lang=${language}&${link}`);
        await settled(page);
        expect(await violations(page), view).toEqual([]);
        // In the dark only colours are others.
        await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
        expect(await violations(page, "color-contrast"), `${view}, dark`).toEqual([]);
        await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      }
    });
  }

  for (const [mode, tree] of Object.entries(TREES)) {
    test(`a screen reader finds its way through “${mode}”`, async ({ page }) => {
      await open(page, `v=1&mode=${mode}`);
      await expect(page.locator("body")).toMatchAriaSnapshot(tree);
    });
  }

  test("every matrix is a named grid of named cells with their numbers", async ({ page }) => {
    for (const [language, messages] of [
      ["ko", ko],
      ["en", en],
    ] as const) {
      await open(page, `v=1&view=all&lang=${language}`);
      const grids = await page.locator("[data-tensor]").evaluateAll((all) =>
        all.map((grid) => ({
          tensor: grid.getAttribute("data-tensor") ?? "",
          role: grid.getAttribute("role"),
          name: grid.getAttribute("aria-label") ?? "",
          roles: [
            ...new Set(
              [...grid.querySelectorAll("[data-row]")].map((cell) => cell.getAttribute("role")),
            ),
          ],
          nameless: [...grid.querySelectorAll("[data-row]")].filter(
            (cell) => !cell.getAttribute("aria-label"),
          ).length,
          valueless: [...grid.querySelectorAll("[data-row]")].filter(
            (cell) =>
              !Number.isFinite(Number(cell.getAttribute("data-value"))) &&
              cell.getAttribute("data-value") !== "-Infinity",
          ).length,
        })),
      );
      expect(grids.length).toBeGreaterThan(15);
      for (const { tensor, role, name, roles, nameless, valueless } of grids) {
        expect(role, tensor).toBe("grid");
        expect(roles, tensor).toEqual(["gridcell"]);
        expect([nameless, valueless], tensor).toEqual([0, 0]);
        const titles: Readonly<Record<string, string>> = messages.tensors;
        expect(name, tensor).toContain(titles[tensor] ?? tensor);
      }
    }
  });

  test("a cell is announced by its tokens and its number", async ({ page }) => {
    await open(page);
    const target = page.locator('[data-tensor="attention_weights"] [data-row="4"][data-col="2"]');
    await expect(target).toHaveAccessibleName(/갔다.*학교.*0\.4/);
    await expect(
      page.locator('[data-tensor="masked_scores"] [data-row="0"][data-col="2"]'),
    ).toHaveAccessibleName(new RegExp(ko.matrix.masked));
  });

  test("the headline is said aloud when another token is chosen", async ({ page }) => {
    await open(page);
    const live = page.locator("main head-line [aria-live]");
    await expect(live).toContainText("갔다");
    await tokens(page).nth(2).click();
    await expect(live).toContainText("학교");
    await expect(live).not.toContainText("갔다");
  });

  test("the page has one heading, landmarks and a named way to everything", async ({ page }) => {
    await open(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(ko.page.name);
    await expect(page.getByRole("main")).toHaveCount(1);
    await expect(page.getByRole("navigation", { name: ko.page.modesLabel })).toBeVisible();
    await expect(page.getByRole("tablist", { name: ko.page.rail })).toBeVisible();
    await expect(page.getByRole("region", { name: formulaKo.label })).toBeVisible();
    await expect(page.getByRole("textbox", { name: ko.page.sentence })).toBeVisible();
  });
});
