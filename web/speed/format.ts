/** Measured numbers as they are printed: as many digits as a measurement deserves. */

const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** Two digits, three from 100 on: 0.0042, 0.35, 4.8, 23, 670, 1,240. */
export function formatMeasured(value: number): string {
  if (!Number.isFinite(value) || value < 0) return "–";
  if (value === 0) return "0";
  const rounded = Number(value.toPrecision(value < 100 ? 2 : 3));
  if (rounded >= 10) return grouped.format(rounded);
  const decimals = Math.max(0, 1 - Math.floor(Math.log10(rounded)));
  return rounded.toFixed(Math.min(decimals, 6));
}

export function formatMilliseconds(value: number): string {
  return `${formatMeasured(value)} ms`;
}

/** Decimal units: 66 kB, 4.2 MB, 1.3 GB. */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes) || bytes < 0) return "–";
  const units = ["B", "kB", "MB", "GB"] as const;
  let value = bytes;
  let unit = 0;
  while (Number(value.toPrecision(3)) >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? grouped.format(value) : formatMeasured(value)} ${units[unit]}`;
}

/** How many times as much: 0.54, 3.2, 28. */
export function formatRatio(ratio: number): string {
  return formatMeasured(ratio);
}

export function formatLength(length: number): string {
  return grouped.format(Math.round(length));
}

/** A length that was not measured but computed: two digits. */
export function formatAbout(length: number): string {
  return grouped.format(Number(length.toPrecision(2)));
}

/** A difference that rounding makes, one digit: 0.000004. */
export function formatTiny(value: number): string {
  if (!(value > 0) || !Number.isFinite(value)) return "0";
  const decimals = Math.min(12, Math.max(0, -Math.floor(Math.log10(value))));
  return value.toFixed(decimals);
}
