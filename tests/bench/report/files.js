import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { summaryTables } from "./summary.js";
import { markdownTable } from "./table.js";

const ENGINES = ["chromium", "firefox", "node", "native"];
const BEGIN = "<!-- numbers: begin, written by npm run bench -- --readme -->";
const END = "<!-- numbers: end -->";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A short run has a file of its own: it never replaces the numbers of a whole one. */
export const resultFile = (engine, part) =>
  at(`../../../build/bench/${engine}${part ? ".part" : ""}.json`);

/** The tables of every engine that was measured in full. */
export function markdownOfAll(language = "en") {
  const results = ENGINES.map((engine) => resultFile(engine, false))
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, "utf8")));
  if (results.length === 0) throw new Error("nothing was measured yet: npm run bench");
  return results.map((result) => markdownOf(result, language)).join("\n");
}

const SAID = {
  en: {
    where: ({ processor, processors, date }) =>
      `${processor}, ${processors} processors, one thread used; ${date}.`,
    more: "Layers, shapes, rows, memory, goals",
  },
  ko: {
    where: ({ processor, processors, date }) =>
      `${processor}, 프로세서 ${processors}개, 스레드 하나만 썼어요. ${date}에 쟀어요.`,
    more: "층, 모양, 행 단위 커널, 메모리, 목표",
  },
};
const SHOWN = 4; // tables that are not folded away: attention itself

function markdownOf(result, language) {
  const { where, more } = SAID[language];
  const tables = summaryTables(result, language).map(markdownTable);
  const lines = [`### ${result.version}`, "", where(result), "", ...tables.slice(0, SHOWN)];
  const folded = tables.slice(SHOWN);
  if (folded.length === 0) return lines.join("\n");
  return [
    ...lines,
    "<details>",
    `<summary>${more}</summary>`,
    "",
    ...folded,
    "</details>",
    "",
  ].join("\n");
}

export function writeReadmes() {
  for (const [language, name] of Object.entries({ en: "README.md", ko: "README.ko.md" })) {
    const file = at(`../${name}`);
    writeFileSync(file, between(readFileSync(file, "utf8"), markdownOfAll(language)));
  }
}

/** The text with what lies between its two markers replaced. */
export function between(text, content) {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error("the markers for the numbers are missing");
  return `${text.slice(0, begin + BEGIN.length)}\n\n${content.trim()}\n\n${text.slice(end)}`;
}
