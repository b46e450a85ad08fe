/** Heads that are off: their context vectors are zero, and the output is what the others make of it. */
import type { TraceData } from "../core/trace.ts";
import type { Pin, Pins } from "../core/types.ts";
import type { PassInput } from "./protocol.ts";

type Heads = Pick<PassInput, "disabledHeads" | "numHeads" | "headDim">;

/** Heads that are off and there; a single head is not switched off. */
export function activelyDisabled({ disabledHeads, numHeads }: Omit<Heads, "headDim">): number[] {
  return numHeads > 1 ? disabledHeads.filter((head) => head < numHeads) : [];
}

/** `pins` and zeros for the contexts of heads that are off. What the reader pins there stays pinned. */
export function withDisabledHeads(pins: Pins, input: Heads, queries: number): Pins {
  const zeros = activelyDisabled(input).map((head) => {
    const name = `head.${head}.context`;
    const own = pins[name] ?? [];
    const isOwn = new Set(own.map(([row, col]) => row * input.headDim + col));
    const rest = Array.from({ length: queries * input.headDim }, (_, index) => index)
      .filter((index) => !isOwn.has(index))
      .map((index): Pin => [Math.floor(index / input.headDim), index % input.headDim, 0]);
    return [name, [...own, ...rest]] as const;
  });
  return { ...pins, ...Object.fromEntries(zeros) };
}

/** The trace as the reader sees it: a head that is off is no heap of pinned cells. */
export function withoutZeroPins(trace: TraceData, pins: Pins, input: Heads): TraceData {
  const names = activelyDisabled(input).map((head) => `head.${head}.context`);
  const entries = new Map(names.map((name) => [trace.names.indexOf(name), pins[name] ?? []]));
  const { pinCells, pinValues } = trace;
  const kept = Array.from({ length: pinValues.length / 2 }, (_, pin) => pin).filter((pin) => {
    const [entry = 0, row, col] = pinCells.subarray(pin * 3, pin * 3 + 3);
    const own = entries.get(entry);
    return !own || own.some((cell) => cell[0] === row && cell[1] === col);
  });
  return {
    ...trace,
    pinCells: Int32Array.from(kept.flatMap((pin) => [...pinCells.subarray(pin * 3, pin * 3 + 3)])),
    pinValues: Float32Array.from(
      kept.flatMap((pin) => [...pinValues.subarray(pin * 2, pin * 2 + 2)]),
    ),
  };
}
