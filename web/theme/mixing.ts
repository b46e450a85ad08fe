/**
 * Mixing of "#rrggbb" in OKLab, and contrast. Only culori's conversions: its `interpolate`,
 * `formatHex` and `serializeHex` bring parsers of every notation and the names of colours, which the page need not load.
 */
import {
  convertLrgbToOklab,
  convertLrgbToRgb,
  convertOklabToLrgb,
  convertRgbToLrgb,
  type Oklab,
  parseHex,
} from "culori/fn";

/** The colour at a position 0…1 along stops at equal distances; half of it mixed with `half`, if given. */
export function mixed(stops: readonly string[]): (position: number, half?: string) => string {
  const points = stops.map(oklabOf);
  return (position, half) => {
    const at = position * (points.length - 1);
    const index = Math.min(Math.floor(at), points.length - 2);
    const colour = between(points[index], points[index + 1], at - index);
    return hexOf(half === undefined ? colour : between(colour, oklabOf(half), 0.5));
  };
}

/** WCAG's relative luminance, 0…1. */
export function luminance(hex: string): number {
  const { r, g, b } = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG's contrast ratio, 1…21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function linear(hex: string) {
  const colour = parseHex(hex);
  if (!colour) throw new Error(`${hex} is not "#rrggbb"`);
  return convertRgbToLrgb(colour);
}

function oklabOf(hex: string): Oklab {
  return convertLrgbToOklab(linear(hex));
}

function between(from: Oklab | undefined, to: Oklab | undefined, share: number): Oklab {
  if (!from || !to) throw new Error("a scale has two stops at least");
  const part = (key: "l" | "a" | "b") => from[key] + share * (to[key] - from[key]);
  return { mode: "oklab", l: part("l"), a: part("a"), b: part("b") };
}

function hexOf(colour: Oklab): string {
  const { r, g, b } = convertLrgbToRgb(convertOklabToLrgb(colour));
  const digits = (part: number) => Math.round(Math.min(1, Math.max(0, part)) * 255);
  return `#${[r, g, b].map((part) => digits(part).toString(16).padStart(2, "0")).join("")}`;
}
