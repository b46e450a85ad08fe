import type { Page } from "@playwright/test";
import axe from "axe-core";

/** Everything that axe finds, and targets that are too small to hit, in one line each; or one rule's. */
export async function violations(page: Page, rule?: string): Promise<string[]> {
  await page.evaluate(`globalThis.axe ?? (() => { ${axe.source} })(); 0`);
  return page.evaluate(async (only) => {
    const { run }: typeof axe = Reflect.get(globalThis, "axe");
    const { violations: found } = await run(document, {
      resultTypes: ["violations"],
      ...(only ? { runOnly: [only] } : { rules: { "target-size": { enabled: true } } }),
    });
    return found.map(({ id, nodes }) => {
      const [first] = nodes;
      return `${id}, ${nodes.length} times: ${first?.html.slice(0, 160)} ${first?.failureSummary}`;
    });
  }, rule);
}
