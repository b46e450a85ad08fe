// As much of the Protocol Buffers encoding as an ONNX model needs: a message is a list of fields.

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** A whole number ≥ 0. */
export const integer = (field, number) => [...varint(field * 8 + VARINT), ...varint(number)];

export const float = (field, number) => [
  ...varint(field * 8 + FIXED_32),
  ...new Uint8Array(Float32Array.of(number).buffer),
];

export const string = (field, text) => bytes(field, new TextEncoder().encode(text));

/** A message within a message: its fields one after the other. */
export const message = (field, ...fields) => bytes(field, join(fields));

/** @param {ArrayLike<number>} content */
export function bytes(field, content) {
  return join([[...varint(field * 8 + LENGTH_DELIMITED), ...varint(content.length)], content]);
}

/** @param {ArrayLike<number>[]} parts */
export function join(parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Seven bits a byte, the lowest first. */
export function varint(number) {
  const out = [];
  let rest = number;
  while (rest >= 128) {
    out.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  out.push(rest);
  return out;
}
