import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { mathmlTables } from "./formulas/mathml.ts";
import { markdownAsHtml } from "./markdown-plugin.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at("."),
  base: "./",
  publicDir: false,
  resolve: {
    alias: {
      "#attention-relaxed": at("../build/wasm/attention.relaxed.js"),
      "#attention": at("../build/wasm/attention.js"),
      "#passes": at("../build/wasm/passes.js"),
      "#models": at("../build/wasm/models.js"),
      // Beside what we use, the package brings directives, which no bundler can leave out.
      "@lit-labs/preact-signals": at(
        "../node_modules/@lit-labs/preact-signals/lib/signal-watcher.js",
      ),
    },
  },
  build: {
    outDir: at("../dist"),
    emptyOutDir: true,
    target: "es2022",
    // Nothing inline, anywhere: the page's content-security policy allows none of it.
    assetsInlineLimit: 0,
    // `import()` preloads nothing: see plainDynamicImports.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, files, { hostType }) => (hostType === "html" ? files : []),
    },
    rolldownOptions: {
      input: {
        index: at("index.html"),
        "attention-playground": at("attention-playground.ts"),
        core: at("core/index.ts"),
      },
      preserveEntrySignatures: "exports-only",
      external: [/^node:/],
      output: {
        entryFileNames: ({ name }) => (name === "index" ? "assets/[name]-[hash].js" : "[name].js"),
        // What the page always loads is one file: many small ones compress worse. What it shares with
        // core.js is another, so that core.js brings nothing of the page; nor is an entry in it.
        codeSplitting: {
          groups: [
            {
              name: "shared",
              test: /\/web\/core\/(compile|trace|types|model-types)\.ts$|preload-helper/,
              priority: 1,
            },
            {
              name: "start",
              test: /\/web\/(compute\/open-worker|language\/(index|josa))\.ts$/,
              priority: 1,
            },
            {
              name: "page",
              tags: ["$initial"],
              test: /^(?!.*(\/web\/core\/|\/build\/wasm\/|\/web\/(main|attention-playground)\.ts|\.html|\.css))/,
            },
          ],
        },
      },
    },
  },
  worker: {
    format: "es",
    plugins: () => [plainDynamicImports()],
    rolldownOptions: { external: [/^node:/] },
  },
  // The linker writes build/ several times; rebuildCore() says when it is done.
  server: { port: 5173, fs: { allow: [at("..")] }, watch: { ignored: ["**/build/**"] } },
  plugins: [
    markdownAsHtml(),
    plainDynamicImports(),
    withoutIndentation(),
    mathmlTables(),
    preloads(),
    rebuildCore(),
  ],
});

/** The page asks for what it starts with at once, not for one after the other has arrived. */
function preloads(): Plugin {
  return {
    name: "preloads",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle = {} }) {
        const files = Object.values(bundle);
        const url = (found: { fileName: string } | undefined) => {
          if (!found) throw new Error("a file that the page starts with was not built");
          return `./${found.fileName}`;
        };
        const core = files.find(
          (file) => file.type === "asset" && file.names.includes("passes.wasm"),
        );
        const scripts = files.filter(
          (file) => file.type === "chunk" && ["page", "attention-playground"].includes(file.name),
        );
        const link = (attrs: Record<string, string | boolean>) => ({
          tag: "link",
          injectTo: "head" as const,
          attrs: { crossorigin: true, ...attrs },
        });
        return [
          ...scripts.map((script) => link({ rel: "modulepreload", href: url(script) })),
          link({ rel: "preload", as: "fetch", href: url(core) }),
        ];
      },
    },
  };
}

/** Vite's helper around `import()` needs a window, which core.js does not have in Node and in workers. */
function plainDynamicImports(): Plugin {
  return {
    name: "plain-dynamic-imports",
    apply: "build",
    enforce: "pre",
    load: (id) =>
      id.endsWith("vite/preload-helper.js")
        ? "export const __vitePreload = (load) => load();"
        : undefined,
  };
}

/** Templates and style sheets are text to the minifier, which leaves their indentation alone. */
function withoutIndentation(): Plugin {
  return {
    name: "without-indentation",
    apply: "build",
    enforce: "pre",
    transform: (code, id) =>
      /\/web\/elements\/.*\.ts$|\/web\/theme\/.*\.ts$/.test(id)
        ? { code: code.replace(/\n +/g, "\n"), map: null }
        : undefined,
  };
}

/** While developing: a change in src/ compiles the module again, then reloads the page. */
function rebuildCore(): Plugin {
  return {
    name: "rebuild-core",
    apply: "serve",
    configureServer(server) {
      if (process.env.VITEST) return;
      const sources = at("../src");
      let running = false;
      let again = false;
      const build = () => {
        again = running;
        if (running) return;
        running = true;
        server.config.logger.info("src/ changed: compiling", { timestamp: true });
        const compiler = spawn(
          "cmake",
          ["--build", "--preset", "wasm", "--target", "attention", "passes", "models"],
          {
            cwd: at(".."),
            stdio: "inherit",
          },
        );
        compiler.on("close", (code) => {
          running = false;
          if (again) build();
          else if (code === 0) {
            server.moduleGraph.invalidateAll();
            server.ws.send({ type: "full-reload" });
          }
        });
      };
      server.watcher.add(sources);
      server.watcher.on("all", (_event, path) => {
        if (path.startsWith(sources)) build();
      });
    },
  };
}
