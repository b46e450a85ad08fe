type Later = typeof import("./later.ts");

let loading: Promise<Later> | null = null;

/** Fetches what the first picture does without; a fetch that failed is tried anew when asked again. */
export function loadLater(): Promise<Later> {
  loading ??= import("./later.ts").catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
