/** The one text that stands before any script: the fonts that it finds must be the page's. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { tokens } from "../../web/theme/tokens.ts";

const list = (text: string | undefined) => text?.split(",").map((family) => family.trim());

it("is set in the fonts of the page", () => {
  const css = readFileSync(new URL("../../web/page.css", import.meta.url), "utf8");
  const arriving = /#arriving \{[^}]*font:\s*15px \/ 24px ([^;]+);/.exec(css)?.[1];
  expect(list(arriving)?.length).toBeGreaterThan(5);
  expect(list(arriving)).toEqual(list(/--sans: ([^;]+);/.exec(tokens.cssText)?.[1]));
});
