/**
 * @typedef {{ title: string, head: string[], rows: string[][], note?: string }} Table
 */

/** Korean takes two columns of a terminal a letter. */
export const width = (text) =>
  [...text].reduce((columns, letter) => columns + (/\p{Script=Hangul}/u.test(letter) ? 2 : 1), 0);

/** For the terminal: the first column to the left, numbers to the right. @param {Table} table */
export function plainTable({ title, head, rows, note }) {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => width(row[column] ?? ""))),
  );
  const line = (row) =>
    widths
      .map((columns, column) => {
        const text = row[column] ?? "";
        const space = " ".repeat(columns - width(text));
        return column === 0 ? text + space : space + text;
      })
      .join("  ")
      .trimEnd();
  const rule = "─".repeat(
    Math.min(
      100,
      widths.reduce((sum, columns) => sum + columns + 2, -2),
    ),
  );
  const lines = [title, rule, line(head), ...rows.map(line)];
  if (note) lines.push(note);
  return `${lines.join("\n")}\n`;
}

/** @param {Table} table */
export function markdownTable({ title, head, rows, note }) {
  const line = (row) => `| ${head.map((_, column) => cell(row[column] ?? "")).join(" | ")} |`;
  const rule = `|${head.map((_, column) => (column === 0 ? "---" : "--:")).join("|")}|`;
  const lines = [`**${title}**`, "", line(head), rule, ...rows.map(line)];
  if (note) lines.push("", note);
  return `${lines.join("\n")}\n`;
}

const cell = (text) => text.replaceAll("|", "\\|");

/** Three significant digits, without an exponent. */
export function number(value) {
  if (value === undefined || Number.isNaN(value)) return "–";
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  const text = value.toFixed(Math.min(digits, 6));
  return text.startsWith("0.") ? text.slice(1) : text;
}

export const percent = (part) =>
  part === undefined || Number.isNaN(part) ? "–" : `${(part * 100).toFixed(0)} %`;
export const times = (factor) => (factor === undefined ? "–" : `${number(factor)}×`);
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
