/** Editing one cell in place: Enter commits, Tab commits and moves on, Esc leaves it as it was. */
import { type NumberProblem, readNumber } from "./number-input.ts";

export interface EditorOptions {
  /** The text to begin with; all of it selected where `selected`. */
  readonly text: string;
  readonly selected: boolean;
  readonly label: string;
  readonly say: (problem: NumberProblem, text: string) => string;
  /** `step`: where Tab goes next. Called only where the text was changed. */
  readonly commit: (value: number) => void;
  readonly close: (step: "stay" | "next" | "previous" | "leave") => void;
}

export class CellEditor {
  readonly input: HTMLInputElement;
  readonly #initial: string;
  #note: HTMLElement | null = null;
  #closed = false;

  constructor(
    readonly cell: HTMLElement,
    readonly options: EditorOptions,
  ) {
    this.#initial = options.selected ? options.text : "";
    const input = document.createElement("input");
    input.className = "editor";
    input.type = "text";
    input.autocomplete = "off";
    input.spellcheck = false;
    input.enterKeyHint = "done";
    input.value = options.text;
    input.setAttribute("aria-label", options.label);
    input.addEventListener("keydown", this.#onKey);
    input.addEventListener("input", () => this.#unsay());
    input.addEventListener("blur", this.#onBlur);
    for (const type of ["dblclick", "click", "pointerdown"]) {
      input.addEventListener(type, (event) => event.stopPropagation());
    }
    this.input = input;
    cell.classList.add("editing");
    cell.append(input);
    input.focus({ preventScroll: false });
    if (options.selected) input.select();
    else input.setSelectionRange(options.text.length, options.text.length);
  }

  /** Takes the input away without committing. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#note?.remove();
    this.input.remove();
    this.cell.classList.remove("editing");
  }

  #onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
      this.options.close("stay");
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (this.#commit()) this.options.close("stay");
    } else if (event.key === "Tab") {
      event.preventDefault();
      if (this.#commit()) this.options.close(event.shiftKey ? "previous" : "next");
    }
  };

  /** What was typed is kept when the focus goes elsewhere; a mistake stays open to be seen. */
  #onBlur = (): void => {
    if (this.#closed) return;
    if (this.#commit()) this.options.close("leave");
  };

  #commit(): boolean {
    const text = this.input.value;
    if (text === this.#initial || (text.trim() === "" && !this.options.selected)) {
      this.close();
      return true;
    }
    const { value, problem } = readNumber(text);
    if (problem !== null) {
      this.#say(this.options.say(problem, text.trim()));
      return false;
    }
    this.close();
    this.options.commit(value);
    return true;
  }

  #say(message: string): void {
    this.input.setAttribute("aria-invalid", "true");
    if (!this.#note) {
      this.#note = document.createElement("span");
      this.#note.className = "editor-note";
      this.#note.setAttribute("role", "alert");
      this.cell.append(this.#note);
    }
    this.#note.textContent = message;
  }

  #unsay(): void {
    this.input.removeAttribute("aria-invalid");
    this.#note?.remove();
    this.#note = null;
  }
}
