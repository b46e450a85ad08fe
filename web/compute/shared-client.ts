import { WorkerClient } from "./client.ts";
import { WORKER_URL } from "./open-worker.ts";
import { portsFor } from "./port.ts";

let client: WorkerClient | null = null;

/** The one client of all playgrounds on this page. Its worker starts with the first question. */
export function sharedClient(): WorkerClient {
  client ??= new WorkerClient(portsFor(WORKER_URL, location.href));
  return client;
}
