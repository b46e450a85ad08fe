/** Models of a few hundred weights as files: nothing that they say is worth hearing. */
import { wavy } from "./matrices.ts";

const CHARACTERS = [
  "▁",
  ".",
  "a",
  "e",
  "i",
  "n",
  "s",
  "t",
  "가",
  "나",
  "는",
  "에",
  "학",
  "교",
  "갔",
  "다",
];
const MERGES = ["▁ 나", "학 교", "▁ 학교", "갔 다", "▁ 갔다", "▁ a", "t e", "▁a n"];

export const VOCABULARY = [
  "byte_pair_encoding 1",
  "specials 4",
  "<padding>",
  "<end>",
  "<to_korean>",
  "<to_english>",
  `characters ${CHARACTERS.length}`,
  ...CHARACTERS,
  `merges ${MERGES.length}`,
  ...MERGES,
  "",
].join("\n");
export const VOCAB_SIZE = 4 + 256 + CHARACTERS.length + MERGES.length;

export const SETTINGS = {
  kind: "transformer",
  vocab_size: VOCAB_SIZE,
  model_dim: 8,
  num_heads: 2,
  feed_forward_dim: 6,
  encoder_layers: 1,
  decoder_layers: 2,
  max_length: 24,
  norm: "pre",
  activation: "relu",
  position: "sinusoidal",
};

export type Shape = readonly [rows: number, cols: number];

/** Every parameter with its shape, as src/models/transformer.cpp declares them. */
export function parameterShapes(): [name: string, shape: Shape][] {
  const { model_dim: d, feed_forward_dim: hidden } = SETTINGS;
  const norm = (name: string): [string, Shape][] => [
    [`${name}.layer_norm.gain`, [1, d]],
    [`${name}.layer_norm.bias`, [1, d]],
  ];
  const attention = (name: string): [string, Shape][] => [
    ...norm(name),
    ...["query", "key", "value", "output"].flatMap((part): [string, Shape][] => [
      [`${name}.w_${part}`, [d, d]],
      [`${name}.b_${part}`, [1, d]],
    ]),
  ];
  const layer = (name: string, attentions: readonly string[]): [string, Shape][] => [
    ...attentions.flatMap((kind) => attention(`${name}.${kind}`)),
    ...norm(`${name}.feed_forward`),
    [`${name}.feed_forward.w_hidden`, [d, hidden]],
    [`${name}.feed_forward.b_hidden`, [1, hidden]],
    [`${name}.feed_forward.w_output`, [hidden, d]],
    [`${name}.feed_forward.b_output`, [1, d]],
  ];
  return [
    ["embedding", [VOCAB_SIZE, d]],
    ...layer("encoder.0", ["self_attention"]),
    ...norm("encoder"),
    ...layer("decoder.0", ["self_attention", "cross_attention"]),
    ...layer("decoder.1", ["self_attention", "cross_attention"]),
    ...norm("decoder"),
  ];
}

/** The Transformer's file, with other settings or another vocabulary where asked. */
export function tinyModel(metadata: Record<string, string> = {}): Uint8Array {
  return tinyFile(SETTINGS, parameterShapes(), metadata);
}

export function tinyFile(
  given: Readonly<Record<string, string | number>>,
  shapes: readonly [name: string, shape: Shape][],
  metadata: Record<string, string>,
): Uint8Array {
  const settings = Object.entries(given).map(([key, value]) => [key, String(value)]);
  const header: Record<string, unknown> = {
    __metadata__: {
      name: "tiny",
      ...Object.fromEntries(settings),
      vocabulary: VOCABULARY,
      ...metadata,
    },
  };
  const parts: Float32Array[] = [];
  let offset = 0;
  shapes.forEach(([name, [rows, cols]], index) => {
    const data = Float32Array.from(wavy(rows, cols, index + 1).data);
    const shape = rows === 1 ? [cols] : [rows, cols];
    header[name] = { dtype: "F32", shape, data_offsets: [offset, offset + 4 * data.length] };
    offset += 4 * data.length;
    parts.push(data);
  });
  const text = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + offset);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 8);
  let at = 8 + text.length;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer), at);
    at += 4 * part.length;
  }
  return bytes;
}
