import { WorkerClient } from "./client.ts";
import { portsFor } from "./port.ts";
import workerUrl from "./worker.ts?worker&url";

let client: WorkerClient | null = null;

/** The one client of all playgrounds on this page. Its worker starts with the first question. */
export function sharedClient(): WorkerClient {
  const absolute = new URL(workerUrl, import.meta.url).href;
  client ??= new WorkerClient(portsFor(absolute, location.href));
  return client;
}
