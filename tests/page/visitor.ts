/** A visitor's browser: every test watches for what must never happen while a page is open. */
import { test as base, type ConsoleMessage, type Page } from "@playwright/test";
import { Host } from "./host.ts";

export { expect } from "@playwright/test";

interface Watch {
  /** What the browser complained about, except what `expected` says. */
  readonly complaints: string[];
  /** The complaints that a test provokes on purpose. */
  expected(pattern: RegExp): void;
}

interface Fixtures {
  readonly watch: Watch;
  readonly watched: undefined;
  /** Where the built page is served. */
  readonly pageAddress: string;
}

export const test = base.extend<Fixtures, { host: Host }>({
  pageAddress: async ({ baseURL }, use) => use(baseURL ?? ""),

  host: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the parameters.
    async ({}, use, { project }) => {
      const host = await Host.start(project.use.baseURL ?? "");
      await use(host);
      await host.stop();
    },
    { scope: "worker" },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the parameters.
  watch: async ({}, use) => {
    const complaints: string[] = [];
    const patterns: RegExp[] = [];
    await use({ complaints, expected: (pattern) => void patterns.push(pattern) });
    const rest = complaints.filter((text) => !patterns.some((pattern) => pattern.test(text)));
    if (rest.length > 0) throw new Error(`the browser complained:\n${rest.join("\n")}`);
  },

  watched: [
    async ({ context, watch, host, pageAddress }, use) => {
      const complain = (text: string): void => void watch.complaints.push(text);
      await context.exposeFunction("reportPolicyViolation", (text: string) =>
        complain(`policy violation: ${text}`),
      );
      await context.addInitScript(() => {
        const report: unknown = Reflect.get(globalThis, "reportPolicyViolation");
        addEventListener("securitypolicyviolation", (event) => {
          const { effectiveDirective, blockedURI } = event as SecurityPolicyViolationEvent;
          if (typeof report === "function") report(`${effectiveDirective} ${blockedURI}`);
        });
      });
      context.on("page", (page) => watchPage(page, [pageAddress, host.origin], complain));
      await use(undefined);
    },
    { auto: true },
  ],
});

function watchPage(
  page: Page,
  addresses: readonly string[],
  complain: (text: string) => void,
): void {
  const own = addresses.map((address) => new URL(address).origin);
  page.on("console", (message) => {
    if (isComplaint(message)) complain(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complain(`page error: ${error.message}`));
  page.on("crash", () => complain("the page crashed"));
  page.on("request", (request) => {
    const url = request.url();
    if (/^(data|blob|about):/.test(url)) return;
    if (!own.includes(new URL(url).origin)) complain(`request to a third party: ${url}`);
  });
}

function isComplaint(message: ConsoleMessage): boolean {
  return message.type() === "error" || message.type() === "warning";
}
