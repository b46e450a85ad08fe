import { peakOf, Results, share, speed } from "./results.js";
import { number, percent } from "./table.js";

const UNITS = { flop: "GFLOP/s", byte: "GB/s", number: "G/s" };

/**
 * Everything that was measured in one group.
 * @param {{ id: string, title: string, lines: import("../run.js").Line[] }} group
 * @returns {import("./table.js").Table}
 */
export function groupTable(group) {
  const results = new Results({ groups: [group] });
  const failures = [];
  const rows = group.lines.map((line) => {
    const name = [line.library, line.way].filter(Boolean).join(": ");
    const what = line.library === "this machine" ? line.id : name;
    const label = line.name || isSeveral(group) ? `${what} ${line.problem}` : what;
    if (line.failed) {
      failures.push(`${label}: ${line.failed.slice(0, 160)}`);
      return [label, "–", "–", "failed"];
    }
    const unit = line.unit === "flop" ? results.line(group.id, peakOf(line)) : undefined;
    const read = line.unit === "byte" ? results.line(group.id, "read") : undefined;
    const limit = line.problem ? (unit ?? read) : undefined;
    return [
      label,
      number(line.median),
      number(line.minimum),
      `${number(speed(line))} ${UNITS[line.unit]}`,
      limit ? percent(share(line, limit)) : "",
      line.error === undefined ? "" : line.error.toExponential(0),
      String(line.rounds),
    ];
  });
  return {
    title: group.title,
    head: ["", "median ms", "fastest ms", "speed", "of the limit", "error", "rounds"],
    rows,
    note: failures.join("\n"),
  };
}

const isSeveral = ({ lines }) => new Set(lines.map(({ problem }) => problem)).size > 2;
