/** U+2212, as wide as a plus. */
const MINUS = "−";

/** A number in a cell: a fixed number of decimals, never −0.00, ∞ for infinities. */
export function formatNumber(value: number, decimals = 2): string {
  if (Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** A small number typed by hand (X, W): integers and halves as they are written. */
export function formatGiven(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1000) {
    return value < 0 ? `${MINUS}${-value}` : String(Math.abs(value));
  }
  return formatNumber(value);
}

/** Every digit a float32 has, as short as it can be written: 0.1, not 0.10000000149011612. */
export function formatFull(value: number): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  return fullDigits(value).replace("-", MINUS);
}

/** The shortest decimal that reads back as the same float32, with an ASCII minus, for inputs. */
export function fullDigits(value: number): string {
  const single = Math.fround(value);
  for (let digits = 1; digits <= 9; digits++) {
    const text = String(Number(single.toPrecision(digits)));
    if (Math.fround(Number(text)) === single) return Object.is(Number(text), -0) ? "0" : text;
  }
  return String(single);
}
