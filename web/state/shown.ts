/** Which tokens look at which where a model's attention is shown. */

import type { PassResult } from "../compute/protocol.ts";
import { type Words, wordsOf, wordsOfInputs, wordsOfSteps } from "../compute/words.ts";
import type { Token } from "../core/types.ts";
import type { AttentionKind, PlaygroundState } from "./state.ts";

/** What the start and the end of a translation are called. */
export interface Ends {
  readonly start: string;
  readonly end: string;
}

/** The recurrent models have one attention. */
export function shownAttention({
  mode,
  attention,
}: Pick<PlaygroundState, "mode" | "attention">): AttentionKind {
  return mode === "seq2seq" ? "cross" : attention;
}

/** A model's pass with the tokens and the tensors of one of its attentions. */
export function shownPass(pass: PassResult, attention: AttentionKind, ends: Ends): PassResult {
  const { translation } = pass;
  if (!translation) return pass;
  const generated = generatedTokens(pass, ends);
  const inputs = decoderInputs(generated, ends);
  const { source } = translation;
  const { tokens, keyTokens } = {
    cross: { tokens: generated, keyTokens: source },
    encoder: { tokens: source, keyTokens: source },
    decoder: { tokens: generated, keyTokens: inputs },
  }[attention];
  const paths = pathsOf(pass, attention);
  const shown = { ...pass, tokens, keyTokens, generated, inputs, paths };
  return pass.merged ? { ...shown, ...mergedPart(pass, attention, shown) } : shown;
}

/** The same by whole words. */
function mergedPart(
  { translation }: PassResult,
  attention: AttentionKind,
  {
    tokens,
    keyTokens,
    paths,
  }: Pick<PassResult, "tokens" | "keyTokens"> & { paths: readonly string[] },
): Pick<PassResult, "tokens" | "keyTokens" | "paths"> {
  const { source, steps } = translation ?? { source: [], steps: [] };
  const read = wordsOf(source);
  const rows = attention === "encoder" ? read : wordsOfSteps(steps);
  const cols = attention === "decoder" ? wordsOfInputs(steps) : read;
  return {
    tokens: joined(tokens, rows),
    keyTokens: joined(keyTokens, cols),
    paths: paths.map((path) => `merged.${path}`),
  };
}

function joined(tokens: readonly Token[], words: Words): Token[] {
  return words.map((word) => {
    const pieces = word.flatMap((index) => tokens[index] ?? []);
    return {
      text: pieces.map(({ text }) => text).join(""),
      start: pieces[0]?.start ?? 0,
      end: pieces.at(-1)?.end ?? 0,
    };
  });
}

/** The tokens by which the decoder's rows are called: each row makes its token. */
function generatedTokens({ translation }: PassResult, { end }: Ends): Token[] {
  return (translation?.steps ?? []).map(({ done, token }) =>
    done ? { text: end, start: token.start + 1, end: token.end + 1 } : token,
  );
}

/** What each row of the decoder has read: the token before, at first the start token. */
function decoderInputs(generated: readonly Token[], { start }: Ends): Token[] {
  return [{ text: start, start: -2, end: -2 }, ...generated.slice(0, -1)];
}

function pathsOf({ translation }: PassResult, attention: AttentionKind): readonly string[] {
  if (!translation || translation.kind === "recurrent") return ["decoder"];
  const { encoderLayers, decoderLayers } = translation;
  const layers = (count: number, path: (layer: number) => string) =>
    Array.from({ length: count }, (_, layer) => path(layer));
  if (attention === "encoder") return layers(encoderLayers, (i) => `encoder.${i}.self_attention`);
  const own = attention === "cross" ? "cross_attention" : "self_attention";
  return layers(decoderLayers, (i) => `decoder.${i}.${own}`);
}
