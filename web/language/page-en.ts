import { headlinesEn } from "./headlines-en.ts";
import type { pageKo } from "./page-ko.ts";
import { stepsEn } from "./steps-en.ts";

/** The frame of the page. */
export const pageEn: typeof pageKo = {
  ...headlinesEn,
  ...stepsEn,
  name: "Attention Playground",
  modesLabel: "Kind of attention",
  languageLabel: "Language of the page",
  toLight: "Switch to light",
  toDark: "Switch to dark",
  share: "Copy a link",
  copied: "Copied a link that opens exactly this.",
  notCopied: "Could not copy. Please copy the address of this page.",
  dismiss: "Close the message",

  sentence: "Sentence",
  querySentence: ["query", "who looks"],
  keySentence: ["key", "who is looked at"],
  querySide: ["query", "who looks"],
  keySide: ["key", "who is looked at"],
  swap: "Swap the sentences",
  useTrained: "Use trained weights",
  placeholder: "Type a sentence",
  editSentence: "Edit the sentence",
  examples: "Example sentences",
  unitTitle: "Cut the sentence into",
  unitAuto: "automatic",
  unitNames: {
    word: "Words",
    particle: "Pieces (words without their particles)",
    syllable: "Syllables",
    jamo: "Jamo",
    byte: "Bytes",
  },
  foreignWords: (count) => `${count} ${count === 1 ? "word" : "words"}`,
  unitNotes: {
    word: "Cut at spaces; punctuation stands apart.",
    particle:
      "Korean particles are split from their nouns. A rule, nothing learned: it can be wrong.",
    syllable: "Each Hangul syllable by itself; everything else as words.",
    jamo: "Hangul into initial, vowel and final; everything else letter by letter.",
    byte: "UTF-8 bytes, written in hexadecimal.",
  },
  unitAutoNote: "Pieces where there is Hangul, words elsewhere.",

  ends: { start: "start", end: "end" },
  strip: "Tokens and attention weights",
  tokenLabel: (token, weight) => `${token}, weight ${weight}`,
  hiddenToken: "hidden by the mask",
  linesLabel: "Queries and keys, connected",
  queriesLabel: "Tokens that look",
  keysLabel: "Tokens looked at",

  rail: "Steps of the computation",
  scrub: "Scrub through the steps",
  previous: "Previous step",
  next: "Next",
  follow: { label: "How much to show", one: "Follow one row", all: "All rows" },
  views: { all: "Everything" },

  heads: (count) => `${count} heads`,
  headsHint: (query) =>
    `What “${query}” looks at most in each. Click to choose. In tensor names head 1 is head.0.`,
  headOff: "Turn off",
  headOn: "Turn on",
  headSwitch: (head, isOff) => `Turn head ${head.replace(/^Head /, "")} ${isOff ? "on" : "off"}`,
  headMaximum: "Largest of all",
  headName: (head) => `Head ${head + 1}`,

  maskWords: {
    none: "none",
    notYet: "not yet — see the mask step",
    causal: "causal — itself and what came before",
    window: (window) =>
      window === 0 ? "window 0 — itself only" : `window ${window} — up to ${window} to either side`,
    padding: (from) => `padding — from token ${from} on`,
    painted: (count) => `${count} ${count === 1 ? "cell" : "cells"} hidden by hand`,
  },

  stories: {
    title: "Stories",
    newcomer: "New here?",
    invite: "New here? Start with a short story",
    failed: "The stories could not be loaded. Close this and open it again.",
    close: "Close",
  },
  panels: {
    compare: "Compare with how it was before",
    scores: "Compare the six score functions",
    speed: "How fast is this here?",
    failed: "This part could not be loaded. Close and open it to try again.",
  },

  room: {
    loading: "Loading this view",
    failed: "This view could not be loaded.",
    retry: "Try again",
  },
  model: {
    loading: (percent) => `Downloading the trained model, ${percent}%`,
    label: "Download of the model",
    cancel: "Stop",
    cancelled: "The download was stopped.",
    failed: "The model could not be downloaded.",
    retry: "Try again",
  },

  openPage: "Open in the playground",
  loading: "Loading the C++ core",
};
