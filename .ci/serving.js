// Serves a folder the way the page is meant to be served: strict content-security policy, open to
// embeds from other origins.
import { createServer } from "node:http";
import sirv from "sirv";

export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "img-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const HEADERS = {
  "Content-Security-Policy": CONTENT_SECURITY_POLICY,
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

/**
 * Resolves to a listening server of `folder`, of files as they are at each request; rejects with a
 * readable message when the port is taken. Port 0 takes a free one.
 */
export function serve(folder, { port = 0, host = "localhost", headers = HEADERS } = {}) {
  const files = sirv(folder, {
    dev: true,
    setHeaders(response, path) {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      if (path.endsWith(".wasm")) response.setHeader("Content-Type", "application/wasm");
    },
  });
  const server = createServer((request, response) =>
    files(request, response, () => {
      response.writeHead(404, { "Content-Type": "text/plain", ...headers });
      response.end("not found\n");
    }),
  );
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      if (error.code === "EADDRINUSE") {
        reject(
          new Error(`port ${port} is in use; choose another: npm start -- --port ${port + 1}`),
        );
      } else if (error.code === "EACCES") {
        reject(new Error(`port ${port} needs more rights; choose one above 1023`));
      } else {
        reject(error);
      }
    });
    server.listen(port, host, () => resolve(server));
  });
}
