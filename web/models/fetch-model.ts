/** Fetches a model's file once, and keeps it in the browser's cache for visits without a network. */
import { MODEL_FILES, type ModelFile } from "./files.ts";

const CACHE = "attention-playground-models";

/** `progress` is told how many bytes have come. Rejects when `signal` aborts or there is no such file. */
export async function fetchModel(
  { url }: ModelFile,
  signal: AbortSignal,
  progress: (done: number) => void,
): Promise<Uint8Array> {
  const cache = await openCache();
  const kept = await cache?.match(url);
  if (kept) return new Uint8Array(await kept.arrayBuffer());
  const response = await fetch(url, { signal });
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
  const bytes = await collect(response.body, progress);
  if (cache) await keep(cache, url, bytes).catch(() => {}); // no room: fetched again next time
  return bytes;
}

/** Forgets a file, so that it is fetched again. */
export async function dropModel({ url }: ModelFile): Promise<void> {
  const cache = await openCache();
  await cache?.delete(url).catch(() => {});
}

/** In the place of what this page kept before and has no use for any more. */
async function keep(cache: Cache, url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const address = (file: string) => new URL(file, location.href);
  const folder = new URL(".", address(url)).href;
  const current = new Set(Object.values(MODEL_FILES).map((file) => address(file.url).href));
  for (const request of await cache.keys()) {
    const isOurs = new URL(".", request.url).href === folder;
    if (isOurs && !current.has(request.url)) await cache.delete(request);
  }
  await cache.put(url, new Response(bytes));
}

/** null where the browser keeps nothing: pages without encryption, private windows. */
async function openCache(): Promise<Cache | null> {
  try {
    return await caches.open(CACHE);
  } catch {
    return null;
  }
}

async function collect(
  body: ReadableStream<Uint8Array>,
  progress: (done: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    length += part.value.length;
    progress(length);
  }
  const bytes = new Uint8Array(length);
  let next = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, next);
    next += chunk.length;
  }
  return bytes;
}
