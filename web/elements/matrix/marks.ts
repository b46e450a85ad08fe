/** Passing looks of cells — focused, hovered, linked — kept apart from their numbers. */
import type { TraceReader } from "../../core/trace.ts";
import type { Explanation } from "../../core/types.ts";
import { type CellAddress, sameCell } from "../../state/state.ts";
import { sourcesOf } from "../formula/sources.ts";

export interface Mark {
  readonly classes: readonly string[];
  readonly foot?: string;
  readonly ring?: string;
}

/** Marks by "row,col" of the tensor. */
export type MarkMap = ReadonlyMap<string, Mark>;

export interface Looking {
  readonly focus: CellAddress | null;
  readonly hovered: CellAddress | null;
  readonly explanation: Explanation | null;
}

/** How the cells of one tensor look while this cell is focused and that one hovered. */
export function marksOf(name: string, looking: Looking, trace: TraceReader): MarkMap {
  const marks = new Map<string, Mark>();
  const add = (cell: CellAddress, mark: Mark): void => {
    if (cell.name !== name) return;
    const key = `${cell.row},${cell.col}`;
    const before = marks.get(key);
    marks.set(key, {
      ...before,
      ...mark,
      classes: [...new Set([...(before?.classes ?? []), ...mark.classes])],
    });
  };
  const { focus, hovered, explanation } = looking;
  if (explanation && trace.has(explanation.name)) {
    const sources = sourcesOf(explanation, trace);
    const terms = new Set(
      sources.filter((source) => sameCell(source, hovered)).map((source) => source.term),
    );
    for (const source of sources) {
      add(source, { classes: ["foot"], foot: source.foot });
      if (terms.has(source.term)) add(source, { classes: ["ring"], ring: source.ring });
    }
  }
  if (hovered) add(hovered, { classes: ["hovered"] });
  if (focus) add(focus, { classes: ["focused"] });
  return marks;
}

/** Puts marks on elements and takes the last ones off again. */
export class MarkedElements {
  readonly #marked = new Map<HTMLElement, Mark>();

  apply(next: ReadonlyMap<HTMLElement, Mark>): void {
    for (const [element, mark] of this.#marked) {
      const kept = next.get(element)?.classes ?? [];
      element.classList.remove(...mark.classes.filter((name) => !kept.includes(name)));
      if (!next.has(element)) this.#marked.delete(element);
    }
    for (const [element, mark] of next) {
      element.classList.add(...mark.classes);
      if (mark.foot) element.style.setProperty("--foot-hue", mark.foot);
      if (mark.ring) element.style.setProperty("--ring-hue", mark.ring);
      this.#marked.set(element, mark);
    }
  }

  forget(): void {
    this.#marked.clear();
  }
}
