import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const root = fileURLToPath(new URL("../..", import.meta.url));
const browsers = ["chromium-headless-shell", "chromium", "google-chrome"].map(
  (name) => `/usr/bin/${name}`,
);
const executablePath = process.env.CHROMIUM ?? browsers.find((path) => existsSync(path));

/** The built page, with its headers. */
const port = process.env.PAGE_PORT ?? "4519";
const PAGE = `http://localhost:${port}/`;

export default defineConfig({
  testDir: ".",
  outputDir: `${root}build/test/page`,
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // Some promises are about the pace of typing, which a stalled machine breaks now and then.
  retries: process.env.CI ? 1 : 0,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL: PAGE,
    locale: "ko-KR",
    browserName: "chromium",
    trace: process.env.CI ? "on-first-retry" : "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
    },
  },
  webServer: {
    command: `node .ci/serve.js --port ${port}`,
    url: PAGE,
    cwd: root,
    reuseExistingServer: !process.env.CI,
  },
});
