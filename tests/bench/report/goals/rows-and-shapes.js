import { peakOf, share, timesFaster } from "../results.js";
import { percent } from "../table.js";
import { atLeast, BUILDS, PEAKS_THEN } from "./goal.js";

/** Goal 6: row kernels against the time that their exponentials and passes over memory need. */
export function rowGoals(results, words) {
  const { builds, layerNorm } = words;
  const line = (id, problem) => results.line("rows", id, problem);
  return BUILDS.flatMap((build) => {
    const exp = line(build, "exp");
    const ofExp = { section: 6, required: 0.85, format: percent, cases: ["rows"] };
    return [
      {
        section: 6,
        what: `exp, ${builds[build]}, ${words.perFlop}`,
        required: build === "plain" ? 1.3 / PEAKS_THEN.plain : 1.9 / PEAKS_THEN.relaxed,
        format: (value) => `${(value * 1000).toFixed(1)} ‰`,
        cases: ["rows"],
        value(group, statistic) {
          const peak = exp && results.line(group, peakOf(exp));
          return peak && share(exp, peak, statistic);
        },
      },
      {
        ...ofExp,
        what: `tanh, ${builds[build]}, ${words.of("exp")}`,
        value(_, statistic) {
          const tanh = line(build, "tanh");
          return tanh && exp && share(tanh, exp, statistic);
        },
      },
      {
        ...ofExp,
        what: `softmax, ${builds[build]}, ${words.of(words.passes)}`,
        value(_, statistic) {
          const [softmax, read, copy] = [line(build, "softmax"), line("read"), line("copy")];
          if (!softmax || !exp || !read || !copy) return undefined;
          return (exp[statistic] + read[statistic] + copy[statistic]) / softmax[statistic];
        },
      },
      {
        ...ofExp,
        what: `${layerNorm}, ${builds[build]}, ${words.of(words.copy)}`,
        cases: ["layer-norm"],
        value(group, statistic) {
          const [norm, copy] = [results.line(group, build), results.line(group, "copy")];
          return norm && copy && timesFaster(norm, copy, statistic);
        },
      },
    ].flatMap(atLeast);
  });
}

// [shape, the neighbour it is compared with]
const NEIGHBOURS = {
  lengths: pairs((length) => `n = ${length}`, [63, 64], [65, 64], [97, 96], [777, 776]),
  "head-dims": pairs((dim) => `head_dim ${dim}`, [20, 16], [40, 32], [80, 64], [96, 64], [128, 64]),
  rectangular: [["128 × 1024", "1024 × 1024"]],
};

/** Goal 7: no shape is a stranger, and a decoding step is as fast as memory. */
export function shapeGoals(results, words) {
  const { builds, of, heads } = words;
  const neighbours = BUILDS.flatMap((build) =>
    Object.entries(NEIGHBOURS).flatMap(([group, all]) =>
      all.map(([shape, neighbour]) => ({
        what: `${shape}, ${builds[build]}, ${of(neighbour)}`,
        required: 0.8,
        cases: [group],
        value(_, statistic) {
          const [line, other] = [shape, neighbour].map((name) => results.line(group, build, name));
          return line && other && share(line, other, statistic);
        },
      })),
    ),
  );
  const decoding = [1, 8, 12].map((count) => ({
    what: `1 × 4096, ${heads(count)}, ${of(words.bandwidth)}`,
    required: 0.7,
    cases: [`decode-${count}`],
    value(group, statistic) {
      const [line, read] = ["plain-resident", "read"].map((id) => results.line(group, id));
      return line && read && share(line, read, statistic);
    },
  }));
  return [...neighbours, ...decoding].flatMap((goal) =>
    atLeast({ section: 7, format: percent, ...goal }),
  );
}

function pairs(name, ...all) {
  return all.map((pair) => pair.map(name));
}
