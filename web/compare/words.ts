/** What differs between two states, and by how much, in words. Pure. */
import type { CompareMessages } from "../language/compare.ts";
import { formatNumber } from "../language/numbers.ts";
import { sameValue } from "../state/history.ts";
import { type Frozen, NUMBER_KEYS } from "../state/state.ts";
import type { Change } from "./difference.ts";

/** "sentence", "temperature 1 → 0.5": what differs between A and B. */
export function changedKeys(
  a: Frozen,
  b: Frozen,
  messages: CompareMessages,
  /** A setting's value in words, where it is short. */
  shortValue: (key: keyof Frozen, state: Frozen) => string | null,
): string[] {
  return NUMBER_KEYS.filter((key) => !sameValue(a[key], b[key])).map((key) => {
    const name = messages.keys[key];
    const [from, to] = [shortValue(key, a), shortValue(key, b)];
    return from === null || to === null ? name : messages.fromTo(name, from, to);
  });
}

export interface Figures {
  readonly from: string;
  readonly to: string;
  readonly by: string;
}

/** With as many decimals as it takes to see the difference, two at least. */
export function figuresOf({ from, to }: Pick<Change, "from" | "to">): Figures {
  const change = Math.fround(to - from);
  let decimals = 2;
  while (decimals < 7 && change !== 0 && Number(change.toFixed(decimals)) === 0) decimals++;
  const write = (value: number) => formatNumber(value, decimals);
  return { from: write(from), to: write(to), by: from === to ? write(0) : write(change) };
}
