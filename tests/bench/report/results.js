/** Looks things up in the result of one run. */
export class Results {
  /** @param {{ groups: { id: string, title: string, lines: import("../run.js").Line[] }[] }} result */
  constructor(result) {
    this.groups = new Map(result.groups.map((group) => [group.id, group]));
  }

  lines(group) {
    return this.groups.get(group)?.lines ?? [];
  }

  /** The line of a contender or a limit that has a time. */
  line(group, id, problem) {
    return this.lines(group).find(
      (line) => line.id === id && line.median && (!problem || line.problem === problem),
    );
  }

  /** A library's fastest way. */
  best(group, library) {
    const timed = this.lines(group).filter((line) => line.library === library && line.median);
    return timed.sort((a, b) => a.median - b.median)[0];
  }
}

/** Work a second, in billions. */
export const speed = (line, statistic = "median") => line.work / line[statistic] / 1e6;

/** How much of the limit's speed a line reaches. */
export const share = (line, limit, statistic = "median") =>
  speed(line, statistic) / speed(limit, statistic);

/** How many times as fast as the other. */
export const timesFaster = (line, other, statistic = "median") =>
  other[statistic] / line[statistic];

/** The register peak that a line's build is measured by. */
export const peakOf = ({ id }) => (id.startsWith("relaxed") ? "peak-relaxed" : "peak");
