// The same files in Node and in a page that is served from the repository's root.

export const ROOT = new URL("../../../", import.meta.url);

export async function readBytes(path) {
  const url = new URL(path, ROOT);
  if (url.protocol === "file:") {
    const { readFile } = await import("node:fs/promises");
    return new Uint8Array(await readFile(url));
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
