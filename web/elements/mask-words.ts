import type { Messages } from "../language/index.ts";
import type { MaskState } from "../state/state.ts";

/** A mask in words; every rule that applies. */
export function maskWords({ page }: Messages, mask: MaskState): string {
  const words = page.maskWords;
  const rules = [
    mask.causal ? words.causal : "",
    mask.window === null ? "" : words.window(mask.window),
    mask.validKeys === null ? "" : words.padding(mask.validKeys + 1),
    mask.painted.length === 0 ? "" : words.painted(mask.painted.length),
  ].filter((rule) => rule !== "");
  return rules.length === 0 ? words.none : rules.join(" · ");
}
