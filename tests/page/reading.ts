/** What a visitor does to read the page: open it, find matrices and cells, read numbers. */
import { expect, type Locator, type Page } from "@playwright/test";
import { en } from "../../web/language/en.ts";
import { ko } from "../../web/language/ko.ts";

export { en, ko };

export type Rows = readonly (readonly number[])[];
export type Matrices = ReadonlyMap<string, Rows>;

/** Opens the page at a link ("" or "v=1&…") and waits for its numbers. */
export async function open(page: Page, link = ""): Promise<void> {
  await page.goto("about:blank"); // an address that differs only in its hash would not be loaded
  await page.goto(link === "" ? "./" : `./#${link}`);
  await settled(page);
}

/** Waits until the numbers on the page are those of the present text, settings and pins. */
export async function settled(page: Page, which = 0): Promise<void> {
  await expect
    .poll(() =>
      page
        .locator("attention-playground")
        .nth(which)
        .evaluate(async (element) => {
          const { store, updateComplete } = element as unknown as {
            store: { pending: { value: boolean }; result: { value: unknown } };
            updateComplete: Promise<unknown>;
          };
          await updateComplete;
          await new Promise((done) => requestAnimationFrame(done));
          const isThere = element.shadowRoot?.querySelector(":not(:defined)") === null;
          // What is out of sight is drawn a moment later.
          const isDrawn = (root: ShadowRoot): boolean =>
            [...root.querySelectorAll("*")].every(
              (inner) =>
                !(inner as unknown as { isUpdatePending?: boolean }).isUpdatePending &&
                (inner.shadowRoot === null || isDrawn(inner.shadowRoot)),
            );
          const isAllDrawn = element.shadowRoot !== null && isDrawn(element.shadowRoot);
          return isThere && isAllDrawn && store.result.value !== null && !store.pending.value;
        }),
    )
    .toBe(true);
}

export function grid(page: Page, name: string): Locator {
  return page.locator(`[data-tensor="${name}"]`);
}

export function cell(page: Page, name: string, row: number, col: number): Locator {
  return grid(page, name).locator(`[data-row="${row}"][data-col="${col}"]`);
}

/** The full-precision numbers of a matrix, as its cells carry them. */
export async function matrix(page: Page, name: string): Promise<Rows> {
  const read = (await matrices(page)).get(name);
  if (!read) throw new Error(`there is no ${name} on the page`);
  return read;
}

export async function value(page: Page, name: string, row: number, col: number): Promise<number> {
  return Number(await cell(page, name, row, col).getAttribute("data-value"));
}

/** Every matrix in sight, by name, but those of which the followed row alone is shown. */
export async function matrices(page: Page): Promise<Matrices> {
  const read = await page.locator("[data-tensor]").evaluateAll((grids) =>
    grids
      .filter((grid) => {
        const { host } = grid.getRootNode() as ShadowRoot;
        return ((host as unknown as { onlyRow?: number | null }).onlyRow ?? null) === null;
      })
      .map(
        (grid) =>
          [
            grid.getAttribute("data-tensor") ?? "",
            [...grid.querySelectorAll<HTMLElement>("[data-row]")].map(({ dataset }) => [
              Number(dataset.row),
              Number(dataset.col),
              Number(dataset.value),
            ]),
          ] as const,
      ),
  );
  return new Map(read.map(([name, cells]) => [name, rowsOf(cells)]));
}

function rowsOf(cells: readonly (readonly number[])[]): Rows {
  const rows: number[][] = [];
  for (const [row = 0, col = 0, value = Number.NaN] of cells) {
    const columns = rows[row] ?? [];
    rows[row] = columns;
    columns[col] = value;
  }
  return rows;
}

/** The tokens of the strip (self-attention) or of the queries (two sentences). */
export function tokens(page: Page): Locator {
  return page.locator("main").getByRole("option");
}

/** What the tokens say, pieces of a byte or jamo without the syllable they are of. */
export async function tokenTexts(page: Page): Promise<string[]> {
  return tokens(page).locator("span:not(.of)").allTextContents();
}

/** The box of the sentence; with "memoryText" that of the one looked at. */
export function sentence(page: Page, box: "text" | "memoryText" = "text"): Locator {
  return page.locator(`main sentence-box[box="${box}"] textarea`);
}

export async function openSettings(page: Page): Promise<Locator> {
  const toggle = page.locator("settings-panel .toggle");
  if ((await toggle.getAttribute("aria-expanded")) !== "true") await toggle.click();
  return page.locator("settings-panel");
}

/** The formula bar's box for the value of the focused cell. */
export function valueBox(page: Page): Locator {
  return page.locator("formula-bar input");
}

export function smallPrint(page: Page): Locator {
  return page.locator("small-print");
}
