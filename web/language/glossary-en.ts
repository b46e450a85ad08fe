import type { Glossary } from "./glossary.ts";

/** Every term in one line. */
export const glossaryEn: Glossary = {
  attention: {
    name: "attention",
    meaning:
      "For every token, decide how much to look at the others, and mix in that much of them.",
  },
  token: {
    name: "token",
    meaning: "A piece of the sentence: a word, a particle, or even one character.",
  },
  embedding: {
    name: "embedding",
    meaning: "A token written as a vector of numbers. Similar meanings get similar vectors.",
  },
  vector: {
    name: "vector",
    meaning: "Numbers in a fixed order. On this page, one row of a matrix.",
  },
  position_encoding: {
    name: "position encoding",
    meaning: "A vector added to the embedding that tells where in the sentence the token stands.",
  },
  projection: {
    name: "projection",
    meaning:
      "Multiplying a vector by a matrix to make a new one. Queries, keys and values are made this way.",
  },
  query: { name: "query", meaning: "A vector that says what a token is looking for." },
  key: { name: "key", meaning: "A vector that says what a token can be found by." },
  value: { name: "value", meaning: "A vector with what a token hands over when it is looked at." },
  dot_product: {
    name: "dot product",
    meaning:
      "Multiply two vectors number by number and add up. Large where they are long and point the same way.",
  },
  score: { name: "score", meaning: "How well a query and a key match. Not yet a share." },
  score_function: {
    name: "score function",
    meaning: "The way to get a score from a query and a key: a dot product, or a small network.",
  },
  scale: {
    name: "scale",
    meaning: "Dividing the scores by √d, so that longer vectors do not drive them apart.",
  },
  temperature: {
    name: "temperature",
    meaning:
      "A number that divides the scores before the softmax. Low gathers on one token, high spreads evenly.",
  },
  mask: {
    name: "mask",
    meaning: "A table of which query may not see which key. A hidden score becomes −∞.",
  },
  causal_mask: {
    name: "causal mask",
    meaning:
      "A mask that lets a token see itself and what comes before it, never what comes after.",
  },
  padding: {
    name: "padding",
    meaning:
      "Empty places at the end that make sentences equally long. They mean nothing, so a mask hides them.",
  },
  softmax: {
    name: "softmax",
    meaning: "Turns scores into shares that add up to 1. A larger score gets a much larger share.",
  },
  attention_weights: {
    name: "attention weights",
    meaning: "How much one token looks at each token, as shares. Each row adds up to 1.",
  },
  context_vector: {
    name: "context vector",
    meaning: "The values mixed by the attention weights: what attention gives back.",
  },
  head: {
    name: "head",
    meaning:
      "One attention with queries, keys and values of its own. Several stand side by side and look at different things.",
  },
  self_attention: {
    name: "self-attention",
    meaning: "Attention in which the tokens of a sentence look at the tokens of the same sentence.",
  },
  cross_attention: {
    name: "cross-attention",
    meaning: "Attention in which the tokens of one sentence look at the tokens of another.",
  },
  encoder: {
    name: "encoder",
    meaning: "The side that reads: it turns the tokens of the source into vectors.",
  },
  decoder: {
    name: "decoder",
    meaning:
      "The side that writes: it gives one token after another while it looks at the encoder's vectors.",
  },
};
