import { groupTable } from "./group-table.js";
import { summaryTables } from "./summary.js";
import { plainTable } from "./table.js";

/** Everything a run found, for the terminal. */
export function report(result) {
  const { version, processor, processors, load, date } = result;
  const head = `${version}, ${processor}, ${processors} processors, load ${load}, ${date}`;
  const tables = [...result.groups.map(groupTable), ...summaryTables(result)];
  return [head, "", ...tables.map(plainTable)].join("\n");
}
