/** Undo and redo over everything the numbers depend on (text, settings, pins), and the frozen state. */
import {
  type Frozen,
  NUMBER_KEYS,
  type PlaygroundState,
  SHOWN_KEYS,
  type ShownKey,
} from "./state.ts";

export const UNDO_KEYS = [
  ...NUMBER_KEYS,
  "frozen",
] as const satisfies readonly (keyof PlaygroundState)[];
export type UndoKey = (typeof UNDO_KEYS)[number];

/** What one entry brings back; what is shown comes along where its tokens, heads or layers do. */
export type Snapshot = Pick<PlaygroundState, UndoKey | ShownKey>;

const MERGE_PAUSE = 800; // milliseconds
const MAX_ENTRIES = 200;

export function isUndoKey(key: string): key is UndoKey {
  return (UNDO_KEYS as readonly string[]).includes(key);
}

export function snapshot(state: PlaygroundState): Snapshot {
  return pick(state, [...UNDO_KEYS, ...SHOWN_KEYS]);
}

/** The present state, to be compared with later ones. */
export function frozenOf(state: PlaygroundState): Frozen {
  return pick(state, [...NUMBER_KEYS, "query", "head"]);
}

/** The parts of a state with these keys, in their order. */
export function pick<T, K extends keyof T>(state: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, state[key]])) as Pick<T, K>;
}

/** Whether two states give the same numbers. */
export function sameNumbers(
  a: Omit<Frozen, "query" | "head">,
  b: Omit<Frozen, "query" | "head">,
): boolean {
  return NUMBER_KEYS.every((key) => sameValue(a[key], b[key]));
}

/** Equality of state values: plain data, compared by content. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

export class History {
  #past: Snapshot[] = [];
  #future: Snapshot[] = [];
  #open: { readonly kind: string; at: number } | null = null;

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /**
   * Remembers how things were before an edit. Edits of the same `kind` within 800 ms of each other
   * (`held`: however long) share one entry; `kind` null never merges.
   */
  record(before: Snapshot, kind: string | null, now: number, held = false): void {
    const open = this.#open;
    this.#future = [];
    if (open && kind === open.kind && (held || now - open.at <= MERGE_PAUSE)) {
      open.at = now;
      return;
    }
    this.#past.push(before);
    if (this.#past.length > MAX_ENTRIES) this.#past.shift();
    this.#open = kind === null ? null : { kind, at: now };
  }

  /** The next edit gets an entry of its own. */
  settle(): void {
    this.#open = null;
  }

  /** The state to go back to, or null. Entries that would change nothing are skipped. */
  undo(current: Snapshot): Snapshot | null {
    return this.#move(current, this.#past, this.#future);
  }

  redo(current: Snapshot): Snapshot | null {
    return this.#move(current, this.#future, this.#past);
  }

  #move(current: Snapshot, from: Snapshot[], to: Snapshot[]): Snapshot | null {
    this.settle();
    for (let entry = from.pop(); entry; entry = from.pop()) {
      if (UNDO_KEYS.every((key) => sameValue(entry[key], current[key]))) continue;
      to.push(current);
      return entry;
    }
    return null;
  }
}
