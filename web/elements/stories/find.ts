/** The elements that a story points at. */
import type { Control, Part, Pointer } from "../../stories/pointers.ts";

const CONTROLS: Partial<Record<Control, string>> = {
  text: 'sentence-box[box="text"]',
  memory: 'sentence-box[box="memoryText"]',
};

const PARTS: Readonly<Record<Part, string>> = {
  headline: "head-line",
  tokens: "token-strip, crossing-lines",
  rail: "step-rail",
  heads: "head-thumbnails",
  formula: "formula-bar",
  modes: "nav",
};

/** What is in sight of a pointer; `fullName` gives a tensor the name of its head. */
export function targetsOf(
  pointer: Pointer,
  root: ParentNode,
  fullName: (name: string) => string,
): readonly Element[] {
  switch (pointer.kind) {
    case "tensor": {
      const [grid] = inSight(root, `[data-tensor="${fullName(pointer.name)}"]`);
      if (!grid || pointer.part === "all") return grid ? [grid] : [];
      const row = pointer.row < 0 ? "[data-row]" : `[data-row="${pointer.row}"]`;
      const col = pointer.col < 0 ? "" : `[data-col="${pointer.col}"]`;
      return [...grid.querySelectorAll(row + col)];
    }
    case "token":
      return inSight(root, `[role="option"][data-index="${pointer.index}"]`).slice(0, 1);
    case "key":
      return inSight(root, `.keys > :nth-child(${pointer.index + 1}) .token`).slice(0, 1);
    case "head":
      return inSight(root, `[data-head="${pointer.index}"]`).slice(0, 1);
    case "step":
      return inSight(root, `[role="tab"]#step-${pointer.step}`).slice(0, 1);
    case "control": {
      const selector = CONTROLS[pointer.control] ?? `[data-control="${pointer.control}"]`;
      return inSight(root, selector).slice(0, 1);
    }
    case "part":
      return inSight(root, PARTS[pointer.part]).slice(0, 1);
  }
}

/** Elements that fit in any open shadow root, in the order of the page; nothing of the bar that scrolling brings. */
export function inSight(root: ParentNode, selector: string): Element[] {
  const found: Element[] = [];
  for (const element of root.querySelectorAll("*")) {
    if (element.closest(".scrolled")) continue;
    if (element.matches(selector) && element.getClientRects().length > 0) found.push(element);
    if (element.shadowRoot) found.push(...inSight(element.shadowRoot, selector));
  }
  return found;
}

/** The rectangle around elements, in the window. */
export function around(elements: readonly Element[]): DOMRect | null {
  const rects = elements
    .map((element) => element.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0);
  if (rects.length === 0) return null;
  const left = Math.min(...rects.map((rect) => rect.left));
  const top = Math.min(...rects.map((rect) => rect.top));
  const right = Math.max(...rects.map((rect) => rect.right));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}
