/** Gets modules of ours, compiled while they arrive. */
const PASSES_URL = new URL("../../build/wasm/passes.wasm", import.meta.url);

let passes: Promise<WebAssembly.Module> | null = null;

/** What passes need, compiled once a thread; a fetch that failed is tried anew when asked again. */
export function compilePasses(): Promise<WebAssembly.Module> {
  passes ??= compile(PASSES_URL).catch((error: unknown) => {
    passes = null;
    throw error;
  });
  return passes;
}

export async function compile(url: URL): Promise<WebAssembly.Module> {
  if (url.protocol === "file:") {
    const { readFile } = await import("node:fs/promises");
    return WebAssembly.compile(await readFile(url));
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the core could not be fetched: HTTP ${response.status}`);
  return response.headers.get("Content-Type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
