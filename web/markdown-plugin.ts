import { readFileSync } from "node:fs";
import { Marked } from "marked";
import type { Plugin } from "vite";

const marked = new Marked({
  renderer: {
    // Files of the repository are not on the page.
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      if (/^https:/.test(href)) return `<a href="${href}">${text}</a>`;
      return href.endsWith(".md") && !href.includes("/") ? "" : text;
    },
  },
});

/** `import html from "./file.md?html"`: Markdown of ours, rendered while building. */
export function markdownAsHtml(): Plugin {
  return {
    name: "markdown-as-html",
    enforce: "pre",
    load(id) {
      const [path, query] = id.split("?");
      if (query !== "html" || !path?.endsWith(".md")) return undefined;
      this.addWatchFile(path);
      const html = marked.parse(readFileSync(path, "utf8"), { async: false });
      return `export default ${JSON.stringify(html)};`;
    },
  };
}
