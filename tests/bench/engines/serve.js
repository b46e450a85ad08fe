import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import sirv from "sirv";

// Isolated pages get a clock of microseconds instead of one of a tenth of a millisecond or worse.
const HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** Serves the repository to this machine alone; resolves to the page's address and a way to stop. */
export function serveRepository() {
  const files = sirv(fileURLToPath(new URL("../../..", import.meta.url)), {
    dev: true,
    setHeaders(response, path) {
      for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
      if (path.endsWith(".wasm")) response.setHeader("Content-Type", "application/wasm");
    },
  });
  const server = createServer((request, response) =>
    files(request, response, () => {
      response.writeHead(404, HEADERS);
      response.end();
    }),
  );
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const url = `http://127.0.0.1:${server.address().port}/tests/bench/engines/page.html`;
      resolve({ url, close: () => server.close() });
    });
  });
}
