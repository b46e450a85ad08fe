/** What is said of every head: its number, its name, and whether it is off. */
import { activelyDisabled } from "../../compute/disabled-heads.ts";
import type { PassResult } from "../../compute/protocol.ts";
import { EVERY } from "../../core/types.ts";
import { exampleById } from "../../examples/index.ts";
import { tensorName, unmerged } from "../../state/names.ts";
import { pinAt } from "../../state/pins.ts";
import type { CellAddress } from "../../state/state.ts";
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

/** Heads that are off in the numbers that are shown; a model's, of the layer that is shown. */
export function headsOff(store: Store, { pass, layer }: Reading): readonly number[] {
  const { disabledHeads, pins } = store.state.value;
  const { numHeads } = pass;
  if (!pass.translation) return activelyDisabled({ disabledHeads, numHeads });
  return Array.from({ length: numHeads }, (_, head) => head).filter(
    (head) => pinAt(pins, wholeContext(pass, head, layer)) === 0,
  );
}

/** All context vectors of a model's head, for any number of tokens. */
function wholeContext(
  { headed, paths = [] }: PassResult,
  head: number,
  layer: number,
): CellAddress {
  const name = tensorName({ headed, paths: paths.map(unmerged) }, "context", head, layer);
  return { name, row: EVERY, col: EVERY };
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

/** In a model a head goes off by a pin of its whole context, elsewhere by its number. */
export function toggleHead(store: Store, { pass, layer }: Reading, head: number): void {
  if (pass.translation) {
    const context = wholeContext(pass, head, layer);
    if (pinAt(store.state.peek().pins, context) === null) store.pin(context, 0);
    else store.unpin(context);
    return;
  }
  const off = store.state.peek().disabledHeads;
  const disabledHeads = off.includes(head)
    ? off.filter((other) => other !== head)
    : [...off, head].sort((a, b) => a - b);
  store.update({ disabledHeads });
}
