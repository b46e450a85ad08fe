/** The weights that lie beside the page. */
import type { Mode, PlaygroundState, Source } from "../state/state.ts";

export const MODEL_NAMES = [
  "transformer-ko-en",
  "rnn-additive",
  "rnn-general",
  "rnn-none",
] as const;
export type ModelName = (typeof MODEL_NAMES)[number];

export interface ModelFile {
  readonly url: string;
  /** How large the file is, for the progress of its download. */
  readonly bytes: number;
}

/** A model whose file is not here is not offered. */
export const MODEL_FILES: Partial<Record<ModelName, ModelFile>> = {
  "transformer-ko-en": {
    url: new URL("./transformer-ko-en.safetensors", import.meta.url).href,
    bytes: 1194152,
  },
  "rnn-additive": {
    url: new URL("./rnn-additive.safetensors", import.meta.url).href,
    bytes: 666128,
  },
  "rnn-general": {
    url: new URL("./rnn-general.safetensors", import.meta.url).href,
    bytes: 643328,
  },
  "rnn-none": {
    url: new URL("./rnn-none.safetensors", import.meta.url).href,
    bytes: 631352,
  },
};

/** The model behind the source "trained". */
export const TRAINED: ModelName = "transformer-ko-en";

/** The model that a state's numbers come from; null where they need none. */
export function modelOf(
  state: Pick<PlaygroundState, "mode" | "variant" | "source">,
): ModelName | null {
  if (state.mode === "seq2seq") return `rnn-${state.variant}`;
  return state.mode === "translate" || state.source === "trained" ? TRAINED : null;
}

/** Whether a mode or a source has what it needs. */
export function isOffered(choice: Mode | Source): boolean {
  if (choice === "trained" || choice === "translate") return TRAINED in MODEL_FILES;
  return choice !== "seq2seq" || "rnn-additive" in MODEL_FILES;
}
