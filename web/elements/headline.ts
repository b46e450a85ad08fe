/** The sentence made from the numbers: which keys it names. Pure. */
import type { Messages } from "../language/index.ts";
import { formatNumber } from "../language/numbers.ts";
import type { Sentence } from "../language/pieces.ts";

/** The second key is named from this weight on. */
const WORTH_NAMING = 0.1;

export interface Named {
  readonly key: number;
  readonly weight: number;
}

/** The largest key, then the second if it is worth naming; null where the query sees nothing. */
export function namedKeys(
  weights: ArrayLike<number>,
): { readonly first: Named; readonly second: Named | null } | null {
  const order = Array.from(weights, (weight, key) => ({ key, weight }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => b.weight - a.weight || a.key - b.key);
  const [first, second] = order;
  if (!first) return null;
  return { first, second: second && second.weight >= WORTH_NAMING ? second : null };
}

/** `self`: the key that is the query itself; −1 between two sentences. */
export function headline(
  messages: Messages,
  query: string,
  keys: readonly string[],
  weights: ArrayLike<number>,
  self: number,
): Sentence {
  const named = namedKeys(weights);
  if (!named) return messages.page.headlineNone(query);
  const share = ({ key, weight }: Named) => ({
    key: key === self ? "" : (keys[key] ?? ""),
    value: formatNumber(weight),
  });
  return messages.page.headline(query, share(named.first), named.second && share(named.second));
}
