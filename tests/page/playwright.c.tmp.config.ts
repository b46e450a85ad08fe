import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const root = fileURLToPath(new URL("../..", import.meta.url));
const browsers = ["/usr/bin/chromium", "/usr/bin/google-chrome"];
const executablePath = process.env.CHROMIUM ?? browsers.find((path) => existsSync(path));

/** The built page, with its headers; and somebody else's server, which serves the whole repository. */
const PAGE = "http://localhost:5495/";
const ELSEWHERE = "http://localhost:5496/";

export default defineConfig({
  testDir: ".",
  outputDir: `${root}build/test/page-c`,
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL: PAGE,
    locale: "ko-KR",
    browserName: "chromium",
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
    },
  },
  webServer: [
    {
      command: "node .ci/serve.js --port 5495",
      url: PAGE,
      cwd: root,
      reuseExistingServer: !process.env.CI,
    },
    {
      command: "node .ci/serve.js --port 5496 --folder . --plain",
      url: `${ELSEWHERE}package.json`,
      cwd: root,
      reuseExistingServer: !process.env.CI,
    },
  ],
});
