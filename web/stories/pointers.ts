/** What a story can point at, in words of our own: a pointer outlives the page's markup. */
import { STEPS, type Step } from "../state/state.ts";

export type Pointer =
  | {
      readonly kind: "tensor";
      readonly name: string;
      readonly part: "all" | "cell" | "row" | "column";
      readonly row: number;
      readonly col: number;
    }
  /** A token of the queries; of the keys, where there are two sentences. */
  | { readonly kind: "token" | "key" | "head"; readonly index: number }
  | { readonly kind: "step"; readonly step: Step }
  | { readonly kind: "control"; readonly control: Control }
  | { readonly kind: "part"; readonly part: Part };

export const CONTROLS = [
  "text",
  "memory",
  "mask",
  "score",
  "temperature",
  "heads",
  "position",
  "source",
  "follow",
] as const;
export type Control = (typeof CONTROLS)[number];

export const PARTS = ["headline", "tokens", "rail", "heads", "formula", "modes"] as const;
export type Part = (typeof PARTS)[number];

/** "tensor:context row 4", "token:2", "step:softmax", "control:mask"; null where it is none of these. */
export function parsePointer(text: string): Pointer | null {
  const [, kind = "", rest = ""] = /^([a-z]+):(.+)$/.exec(text) ?? [];
  switch (kind) {
    case "tensor":
      return parseTensor(rest);
    case "token":
    case "key":
    case "head":
      return /^\d+$/.test(rest) ? { kind, index: Number(rest) } : null;
    case "step": {
      const step = STEPS.find((each) => each === rest);
      return step ? { kind, step } : null;
    }
    case "control": {
      const control = CONTROLS.find((each) => each === rest);
      return control ? { kind, control } : null;
    }
    case "part": {
      const part = PARTS.find((each) => each === rest);
      return part ? { kind, part } : null;
    }
    default:
      return null;
  }
}

function parseTensor(rest: string): Pointer | null {
  const [, name, part, a, b] =
    /^([a-z_.0-9]+)(?: (cell|row|column) (\d+)(?: (\d+))?)?$/.exec(rest) ?? [];
  if (name === undefined || (part === "cell") !== (b !== undefined)) return null;
  const tensor = { kind: "tensor", name, row: -1, col: -1 } as const;
  switch (part) {
    case "cell":
      return { ...tensor, part, row: Number(a), col: Number(b) };
    case "row":
      return { ...tensor, part, row: Number(a) };
    case "column":
      return { ...tensor, part, col: Number(a) };
    default:
      return { ...tensor, part: "all" };
  }
}
