/** What is said of every head: its number, its name, and whether it is off. */
import { activelyDisabled } from "../../compute/disabled-heads.ts";
import { exampleById } from "../../examples/index.ts";
import { tensorName } from "../../state/names.ts";
import type { Store } from "../../state/store.ts";
import { matrixIn } from "../matrix/read.ts";
import type { Reading } from "../reading.ts";
import { type HeadMaximum, headMaximum } from "./maximum.ts";

/** "1 누가", or "헤드 1" where nobody gave it a name. */
export function headTitle(store: Store, { pass }: Reading, head: number): string {
  const { origin } = pass;
  const own =
    origin.example !== null && origin.headFeatures
      ? exampleById(origin.example).heads[head]?.name[store.language.value]
      : undefined;
  return own ? `${head + 1} ${own}` : store.messages.value.page.headName(head);
}

/** Heads that are off in the numbers that are shown. */
export function headsOff(store: Store, { pass }: Reading): readonly number[] {
  return activelyDisabled({
    disabledHeads: store.state.value.disabledHeads,
    numHeads: pass.numHeads,
  });
}

/** Over the heads that are on. */
export function maximumOf(store: Store, reading: Reading): HeadMaximum | null {
  const { pass, trace, layer } = reading;
  const off = headsOff(store, reading);
  const on = Array.from({ length: pass.numHeads }, (_, head) => head).filter(
    (head) => !off.includes(head),
  );
  return headMaximum(
    on.map((head) => ({
      head,
      matrix: matrixIn(trace, tensorName(pass, "attention_weights", head, layer)),
    })),
  );
}

export function toggleHead(store: Store, head: number): void {
  const off = store.state.peek().disabledHeads;
  const disabledHeads = off.includes(head)
    ? off.filter((other) => other !== head)
    : [...off, head].sort((a, b) => a - b);
  store.update({ disabledHeads });
}
