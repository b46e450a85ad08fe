// node .ci/serve.js [--port 5173] [--folder dist] [--plain]: serves the built page until it is stopped.
// --plain leaves out the page's headers: somebody else's web server.
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { serve } from "./serving.js";

try {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "5173" },
      host: { type: "string", default: "localhost" },
      folder: { type: "string", default: fileURLToPath(new URL("../dist", import.meta.url)) },
      plain: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log("npm start -- [--port 5173] [--host localhost]");
    process.exit(0);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`--port ${values.port} is no port: it is a whole number up to 65535`);
  }
  const headers = values.plain ? {} : undefined;
  const server = await serve(values.folder, { port, host: values.host, headers });
  console.log(`attention-playground: http://${values.host}:${server.address().port}/`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
