/** Stacks of signed parts around one zero line. Pure; CSS pixels from the top. */

const GAP = 2;

export interface Part {
  readonly key: number;
  /** Pixels from the top of the picture. */
  readonly top: number;
  readonly height: number;
}

export interface Stack {
  readonly parts: readonly Part[];
  readonly total: number;
}

/** Positive parts pile up from the zero line, negative ones down from it. Pure; pixels. */
export function pile(
  columns: readonly (readonly number[])[],
  totals: readonly number[],
  height: number,
): { readonly stacks: readonly Stack[]; readonly zero: number } {
  const above = columns.map((parts) => sum(parts.filter((part) => part > 0)));
  const below = columns.map((parts) => sum(parts.filter((part) => part < 0)));
  const top = Math.max(0, ...above, ...totals);
  const bottom = Math.min(0, ...below, ...totals);
  const scale = top === bottom ? 0 : height / (top - bottom);
  const zero = top * scale;
  const stacks = columns.map((parts, index) => {
    let up = 0;
    let down = 0;
    const placed = parts.flatMap((part, key) => {
      const size = Math.abs(part) * scale;
      if (size < 0.75) return [];
      const from = part > 0 ? zero - up - size : zero + down;
      if (part > 0) up += size;
      else down += size;
      return [{ key, top: from, height: Math.max(1, size - GAP) }];
    });
    return { parts: placed, total: zero - (totals[index] ?? 0) * scale };
  });
  return { stacks, zero };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
