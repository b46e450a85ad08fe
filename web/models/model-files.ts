/** Files of models on the page's side: fetched when they are first asked for, then kept. */
import { type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import type { fetchModel as FetchModel } from "./fetch-model.ts";
import { MODEL_FILES, type ModelName } from "./files.ts";

export type FileStatus =
  | { readonly kind: "absent" | "cancelled" | "here" }
  | { readonly kind: "loading"; readonly done: number; readonly total: number }
  | { readonly kind: "failed"; readonly message: string };

/** Who never asks for a model needs no way to fetch one. */
const fetchModel: typeof FetchModel = async (...asked) =>
  (await import("./fetch-model.ts")).fetchModel(...asked);

export class ModelFiles {
  readonly #fetch: typeof FetchModel;
  readonly #statuses = new Map<ModelName, Signal<FileStatus>>();
  readonly #bytes = new Map<ModelName, Uint8Array>();
  readonly #downloads = new Map<ModelName, AbortController>();
  readonly #listeners: ((name: ModelName) => void)[] = [];

  constructor(fetch = fetchModel) {
    this.#fetch = fetch;
  }

  status(name: ModelName): ReadonlySignal<FileStatus> {
    return this.#status(name);
  }

  /** null until it is here. */
  bytes(name: ModelName): Uint8Array | null {
    return this.#bytes.get(name) ?? null;
  }

  /** Called back whenever a file has arrived. */
  onArrival(listener: (name: ModelName) => void): void {
    this.#listeners.push(listener);
  }

  /** Fetches a file that is not here and not on its way. */
  load(name: ModelName): void {
    if (this.#downloads.has(name) || this.#bytes.has(name)) return;
    const file = MODEL_FILES[name];
    const status = this.#status(name);
    if (!file) {
      status.value = { kind: "failed", message: `there is no file of ${name}` };
      return;
    }
    const download = new AbortController();
    const isCurrent = () => this.#downloads.get(name) === download;
    this.#downloads.set(name, download);
    status.value = { kind: "loading", done: 0, total: file.bytes };
    this.#fetch(file, download.signal, (done) => {
      if (isCurrent()) status.value = { kind: "loading", done, total: file.bytes };
    })
      .then((bytes) => {
        if (!isCurrent()) return;
        this.#downloads.delete(name);
        this.#bytes.set(name, bytes);
        status.value = { kind: "here" };
        for (const listener of this.#listeners) listener(name);
      })
      .catch((error: unknown) => {
        if (!isCurrent()) return;
        this.#downloads.delete(name);
        const message = error instanceof Error ? error.message : String(error);
        status.value = { kind: "failed", message };
      });
  }

  /** Stops a download; `load` starts it anew. */
  cancel(name: ModelName): void {
    const download = this.#downloads.get(name);
    if (!download) return;
    this.#downloads.delete(name);
    download.abort();
    this.#status(name).value = { kind: "cancelled" };
  }

  /** Drops a file that turned out to be unreadable, here and in the browser's cache. */
  refuse(name: ModelName): void {
    this.#bytes.delete(name);
    const file = MODEL_FILES[name];
    // What stays in the cache is refused once more.
    if (file) import("./fetch-model.ts").then(({ dropModel }) => dropModel(file)).catch(() => {});
    this.#status(name).value = { kind: "failed", message: "the file could not be read" };
  }

  #status(name: ModelName): Signal<FileStatus> {
    const known = this.#statuses.get(name);
    if (known) return known;
    const made = signal<FileStatus>({ kind: "absent" });
    this.#statuses.set(name, made);
    return made;
  }
}
