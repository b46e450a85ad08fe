import { modeLrgb, modeOklab, modeRgb, parse, useMode, wcagContrast } from "culori/fn";
import { describe, expect, it } from "vitest";
import { heat, heatCss, heatPosition, largestMagnitude, textOn } from "../../web/theme/heat.ts";
import { colourIn, HEAT_STOPS, type Scale, THEMES } from "../../web/theme/palette.ts";

useMode(modeRgb);
useMode(modeLrgb);
const oklab = useMode(modeOklab);
const SCALES: readonly Scale[] = ["sequential", "diverging"];
const positions = Array.from({ length: 1001 }, (_, step) => step / 1000);

describe("heatPosition", () => {
  it("never rescales weights", () => {
    expect(heatPosition("sequential", 0.25, 0.3)).toBe(0.25);
    expect(heatPosition("sequential", 1, 0.3)).toBe(1);
  });

  it("puts zero in the middle of the diverging scale and ± the bound at its ends", () => {
    expect(heatPosition("diverging", 0, 5)).toBe(0.5);
    expect(heatPosition("diverging", -5, 5)).toBe(0);
    expect(heatPosition("diverging", 5, 5)).toBe(1);
    expect(heatPosition("diverging", 2.5, 5)).toBe(0.75);
  });

  it("clamps pinned weights beyond 0…1", () => {
    expect(heatPosition("sequential", 3, 1)).toBe(1);
    expect(heatPosition("sequential", -1, 1)).toBe(0);
  });

  it("shows a matrix of zeros as zero", () => {
    expect(heatPosition("diverging", 0, 0)).toBe(0.5);
  });

  it("puts −∞ at the lower end", () => {
    expect(heatPosition("diverging", Number.NEGATIVE_INFINITY, 2)).toBe(0);
  });
});

describe("largestMagnitude", () => {
  it("ignores masked cells", () => {
    expect(largestMagnitude([1, -3, Number.NEGATIVE_INFINITY, 2])).toBe(3);
  });

  it("is 0 for an empty matrix", () => {
    expect(largestMagnitude([])).toBe(0);
  });
});

describe("heat", () => {
  for (const theme of THEMES) {
    for (const scale of SCALES) {
      it(`meets every stop of the ${scale} scale exactly in ${theme}`, () => {
        HEAT_STOPS[scale][theme].forEach((stop, index) => {
          expect(heat(theme, scale, index / 4).fill).toBe(stop);
        });
      });

      it(`keeps numbers readable (4.5) on the whole ${scale} scale in ${theme}`, () => {
        for (const followed of [true, false]) {
          for (const position of positions) {
            const { fill, text } = heat(theme, scale, position, followed);
            expect(wcagContrast(text, fill), `${position} ${followed}`).toBeGreaterThanOrEqual(4.5);
          }
        }
      });

      it(`mixes a row that is not followed halfway to the page (${scale}, ${theme})`, () => {
        for (const position of [0, 0.25, 0.5, 0.75, 1]) {
          const full = oklab(heat(theme, scale, position).fill);
          const faded = oklab(heat(theme, scale, position, false).fill);
          const page = oklab(colourIn(theme, "page"));
          for (const channel of ["l", "a", "b"] as const) {
            const halfway = ((full?.[channel] ?? 0) + (page?.[channel] ?? 0)) / 2;
            expect(faded?.[channel] ?? 0).toBeCloseTo(halfway, 2);
          }
        }
      });
    }

    it(`moves weights away from the page as they grow in ${theme}`, () => {
      const page = colourIn(theme, "page");
      const contrasts = positions.map((at) =>
        wcagContrast(heat(theme, "sequential", at).fill, page),
      );
      for (let step = 1; step < contrasts.length; step++) {
        expect(contrasts[step] ?? 0).toBeGreaterThanOrEqual((contrasts[step - 1] ?? 0) - 0.02);
      }
    });
  }

  it("refuses a position outside 0…1", () => {
    expect(() => heat("light", "sequential", 1.2)).toThrow(RangeError);
  });

  it("gives CSS that follows the colour scheme", () => {
    const { fill } = heatCss("sequential", 1);
    expect(fill).toBe("light-dark(#6a2a8a, #e2baf0)");
  });
});

describe("textOn", () => {
  it("prefers ink while its contrast is at least 5.2", () => {
    expect(textOn("light", "#ffffff")).toBe(colourIn("light", "ink"));
    expect(textOn("dark", "#131519")).toBe(colourIn("dark", "ink"));
  });

  it("falls back to black on light and white on dark fills", () => {
    expect(textOn("dark", "#e2baf0")).toBe("#000000");
    expect(textOn("light", "#6a2a8a")).toBe("#ffffff");
  });
});

describe("the palette", () => {
  const onPage = ["ink", "ink2", "ink3", "query", "key", "value", "weights", "context"] as const;
  for (const theme of THEMES) {
    it(`reads at 4.5 on the page, its bands and highlights in ${theme}`, () => {
      for (const colour of onPage) {
        for (const ground of ["page", "surface", "query-band"] as const) {
          const contrast = wcagContrast(colourIn(theme, colour), colourIn(theme, ground));
          expect(contrast, `${colour} on ${ground}`).toBeGreaterThanOrEqual(4.45);
        }
      }
      expect(wcagContrast(colourIn(theme, "edge"), colourIn(theme, "page"))).toBeGreaterThan(3);
      expect(wcagContrast(colourIn(theme, "on-query"), colourIn(theme, "query"))).toBeGreaterThan(
        8,
      );
      expect(wcagContrast(colourIn(theme, "on-value"), colourIn(theme, "value"))).toBeGreaterThan(
        5,
      );
    });

    it(`has only valid colours in ${theme}`, () => {
      for (const colour of onPage) expect(parse(colourIn(theme, colour))).toBeDefined();
    });
  }
});
