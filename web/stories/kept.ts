/** A text in a storage of the browser, or in memory where that is refused. */
export class Kept {
  #isRefused = false;
  #text: string | null = null;

  constructor(
    readonly storage: () => Storage,
    readonly key: string,
  ) {}

  read(): string | null {
    if (this.#isRefused) return this.#text;
    try {
      return this.storage().getItem(this.key);
    } catch {
      return null;
    }
  }

  write(text: string | null): void {
    this.#text = text;
    try {
      if (text === null) this.storage().removeItem(this.key);
      else this.storage().setItem(this.key, text);
    } catch {
      this.#isRefused = true;
    }
  }
}
