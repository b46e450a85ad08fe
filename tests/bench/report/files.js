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

function markdownOf(result, language) {
  const { version, processor, processors, date } = result;
  const where = {
    en: `${processor}, ${processors} processors, one thread used; ${date}.`,
    ko: `${processor}, 프로세서 ${processors}개 가운데 스레드 하나만 썼어요. ${date}에 쟀어요.`,
  };
  const tables = summaryTables(result, language);
  return [`### ${version}`, "", where[language], "", ...tables.map(markdownTable)].join("\n");
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
