/** Heads that are off: their context vectors are zero, and the output is what the others make of it. */
import { EVERY, type Pins } from "../core/types.ts";
import type { PassInput } from "./protocol.ts";

type Heads = Pick<PassInput, "disabledHeads" | "numHeads">;

/** Heads that are off and there; a single head is not switched off. */
export function activelyDisabled({ disabledHeads, numHeads }: Heads): number[] {
  return numHeads > 1 ? disabledHeads.filter((head) => head < numHeads) : [];
}

/** `pins` and zeros for the contexts of heads that are off. What the reader pins there stays pinned. */
export function withDisabledHeads(pins: Pins, input: Heads): Pins {
  const zeros = activelyDisabled(input).map((head) => {
    const name = `head.${head}.context`;
    return [name, [[EVERY, EVERY, 0], ...(pins[name] ?? [])]] as const;
  });
  return { ...pins, ...Object.fromEntries(zeros) };
}
