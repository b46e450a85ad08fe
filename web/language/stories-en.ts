import type { StoriesMessages } from "./stories.ts";

/** What leads through stories. */
export const storiesEn: StoriesMessages = {
  intro:
    "Short stories to follow with your own hands. Your sentence is kept and comes back afterwards.",
  glossary: "Glossary",
  stepCount: (count) => `${count} steps`,
  goOn: (step) => `go on at step ${step}`,
  finished: "done",
  place: (step, count) => `step ${step} of ${count}`,
  leave: "Leave the story",
  list: "All stories",
  previous: "Back",
  next: "Next",
  finish: "Finish",
  show: "Do it for me",
  restart: "Start this step again",
  right: "Right!",
  wrong: "Not this one. Look at the page again.",
  far: "Not quite. Work it out once more.",
  notANumber: "Please type a number.",
  answer: "Answer",
  check: "Check",
  reveal: "Show the answer",
  revealed: (value) => `The answer is ${value}.`,
  within: (tolerance) => `right within ±${tolerance}`,
  done: "Well done!",
  endTitle: "You reached the end!",
  endText: "Play on from here, or go back to what you were looking at.",
  back: "Back to my sentence",
  stay: "Play on from here",
  another: (title) => `Next story: ${title}`,
};
