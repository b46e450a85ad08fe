import type { Store } from "../state/store.ts";

/** Follows the token before (−1) or after (1) the followed one. */
export function moveToken(store: Store, by: -1 | 1): void {
  const count = store.result.peek()?.pass.tokens.length ?? 1;
  const query = Math.max(0, Math.min(count - 1, store.state.peek().query + by));
  store.update({ query });
}
