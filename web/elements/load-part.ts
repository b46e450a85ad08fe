import type { Store } from "../state/store.ts";

/** Fetches what is loaded when somebody asks for it; where that fails, the reader is told: null. */
export async function loadPart<Part>(
  store: Store,
  load: () => Promise<Part>,
): Promise<Part | null> {
  try {
    return await load();
  } catch {
    store.notice.value = { kind: "part_failed", parts: [] };
    return null;
  }
}
