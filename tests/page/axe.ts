import type { Page } from "@playwright/test";
import axe from "axe-core";

/** Violations that keep people out, in one line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(`${axe.source}; 0`);
  return page.evaluate(async () => {
    const { run }: typeof axe = Reflect.get(globalThis, "axe");
    const { violations: found } = await run(document, { resultTypes: ["violations"] });
    return found
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => {
        const [first] = nodes;
        return `${id}, ${nodes.length} times: ${first?.html.slice(0, 160)} ${first?.failureSummary}`;
      });
  });
}
