/** Turns tables of LaTeX into native MathML while the page is built; nothing of the library is shipped. */
import { readFile } from "node:fs/promises";
import temml from "temml";
import type { Plugin } from "vite";

/** The letters of the page: upright, in the hue of what they stand for. */
const MACROS = {
  "\\X": "\\mathrm{X}",
  "\\Q": "\\class{query}{\\mathrm{Q}}",
  "\\K": "\\class{key}{\\mathrm{K}}",
  "\\V": "\\class{value}{\\mathrm{V}}",
  "\\A": "\\class{weights}{\\mathrm{A}}",
  "\\C": "\\class{context}{\\mathrm{C}}",
  "\\W": "\\class{#1}{\\mathrm{W}_{\\mathrm{#2}}}",
};

/** Without a style attribute, which the page's content-security policy would refuse. */
export function mathml(latex: string): string {
  const macros = { ...MACROS };
  const trust = ({ command }: { command: string }): boolean => command === "\\class";
  const made = temml.renderToString(latex, { throwOnError: true, macros, trust });
  return made.replace(/ style="[^"]*"|<mspace><\/mspace>/g, "");
}

/** `import formulas from "./table.json?mathml"`: every LaTeX of the table as a Lit template. */
export function mathmlTables(): Plugin {
  const suffix = ".json?mathml";
  return {
    name: "mathml-tables",
    enforce: "pre",
    async load(id) {
      if (!id.endsWith(suffix)) return undefined;
      const path = id.slice(0, -"?mathml".length);
      this.addWatchFile(path);
      const table: Record<string, string> = JSON.parse(await readFile(path, "utf8"));
      const entries = Object.entries(table).map(
        ([name, latex]) => `${JSON.stringify(name)}: html\`${escaped(mathml(latex))}\``,
      );
      const code = `import { html } from "lit";\nexport default {\n${entries.join(",\n")}\n};\n`;
      return { code, moduleType: "js" };
    },
  };
}

function escaped(markup: string): string {
  return markup.replace(/[\\`$]/g, "\\$&");
}
