import type { modelsKo } from "./models-ko.ts";

/** What the modes translate and seq2seq say. */
export const modelsEn: typeof modelsKo = {
  samples: "Sentences to translate",

  direction: "Direction",
  directions: { auto: "automatic", en: "Korean → English", ko: "English → Korean" },
  translation: "Translation",
  words: "Join pieces into words",
  wordsNote:
    "What a word gets is the sum over its pieces, what it gives is their mean. Candidates and context vectors belong to pieces, so they are not shown for words.",

  attention: "Which attention?",
  attentions: {
    cross: "Cross (translation on source)",
    encoder: "Encoder (source on itself)",
    decoder: "Decoder (translation on itself)",
  },

  stepTitle: (token) => `Choosing “${token}”`,
  previous: "Previous token",
  next: "Next token",
  candidates: "Candidates",
  candidatesNote: "Choose one to put it there; the rest is translated anew.",
  candidate: (token, probability) => `${token}, probability ${probability}`,
  forced: "your choice",
  release: "leave it to the model",
  end: "end",
  probability: (value) => `probability ${value}`,
  unknownToken: "unknown character",

  shares: "What it looks at",
  context: "Context vector",
  contextNote: "values mixed by their weights",

  matrix: "Attention weights of the whole sentence",
  matrixNote:
    "Change a weight and the translation is computed anew. Where other heads look at the same, it may stay as it is.",
  headsTitle: "Layers and heads",
  layer: (layer) => `Layer ${layer + 1}`,
  layerHead: (layer, head) => `Layer ${layer + 1}, head ${head + 1}`,

  headSwitch: (head, isOff) => `Turn ${isOff ? "on" : "off"}: ${head}`,
  off: "off",
  taught: "taught to align",
  headsChanged: (before, now) =>
    `Without the heads that are off the translation is another: “${now}” instead of “${before}”.`,
  headsKept: (token, was, now) =>
    `Without the heads that are off the translation stays. The probability of “${token}” went from ${was} to ${now}.`,
  namesCount: "Tensor names count layers and heads from 0.",

  tensors: "Every tensor",
  tensorsNote: "Change a number and the translation follows.",
  module: "Module",
  tensor: "Tensor",
  modules: {
    "": "end of the model",
    encoder: "encoder",
    decoder: "decoder",
    self_attention: "self-attention",
    cross_attention: "cross-attention",
    feed_forward: "feed-forward",
    forward: "left to right",
    backward: "right to left",
  },
  head: (head) => `head ${head + 1}`,
  close: "Close",

  doubts: {
    title: "Do not trust this translation.",
    unknown: (texts) => `The model does not know ${texts.map((text) => `“${text}”`).join(", ")}.`,
    other_language: () =>
      "There are letters of other languages. This model has learned Korean and English only.",
    same_language: () =>
      "The sentence is written in the language to translate into already. Try the other direction.",
    unsure: (token, probability) =>
      `“${token}” has a probability of only ${probability}. The model may never have seen such a sentence.`,
    endless: () => "It did not come to an end, so this is cut off.",
  },

  variant: "Score function",
  variants: {
    additive: "Additive (Bahdanau)",
    general: "General (Luong)",
    none: "No attention",
  },
  onlyKorean: "These models translate Korean into English only.",
  unrolled: "Encoder and decoder, unrolled",
  encoderStates: { attention: "encoder states = keys = values", none: "encoder states" },
  decoderState: { attention: "decoder state = query", none: "decoder state" },
  scores: "scores",
  weights: "weights",
  attentionValue: "attention value",
  noAttention:
    "Without attention, one vector has to carry the whole sentence. The decoder cannot look at the source again.",
  fixedVector: "one fixed vector",

  bottleneck: {
    title: "What happens to longer sentences?",
    about:
      "Both models translate sentences they never saw in training; counted is how many come out exactly right, by length.",
    start: "Count",
    again: "Count again",
    stop: "Stop",
    progress: "Progress",
    running: (done, total) => `${done} of ${total} sentences translated`,
    loading: "Loading the models and the sentences",
    stopped: "Stopped. This is as far as it came.",
    finished: (seconds) => `Took ${seconds} s.`,
    failed: (message) => `Something went wrong. (${message})`,
    length: "length (Korean words)",
    exact: "exactly right",
    sentences: "sentences",
    attention: "with attention",
    none: "without attention",
    chart: (summary) => `Share of exactly right translations by length of sentence. ${summary}`,
  },
};
