/** Gets the core's bytes, compiled while they arrive. */
const BASELINE_URL = new URL("../../build/wasm/attention.wasm", import.meta.url);

let baseline: Promise<WebAssembly.Module> | null = null;

/** The plain build, compiled once a thread; a fetch that failed is tried anew when asked again. */
export function compileBaseline(): Promise<WebAssembly.Module> {
  baseline ??= compile(BASELINE_URL).catch((error: unknown) => {
    baseline = null;
    throw error;
  });
  return baseline;
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
