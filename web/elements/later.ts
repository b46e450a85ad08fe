/**
 * What the first picture does without, fetched right after it: elements whose place is kept until they
 * are defined, and the steps other than the one that opens first.
 */
import "./crossing-lines.ts";
import "./extra-panel.ts";
import "./formula-bar.ts";
import "./glossary-term.ts";
import "./head-thumbnails.ts";
import "./matrix-canvas.ts";
import "./model-room.ts";
import "./model-status.ts";
import "./notice.ts";
import "./settings-panel.ts";
import "./small-print.ts";
import "./story-room.ts";

export { handleShortcut } from "./shortcuts.ts";
export { otherStep, otherStyles } from "./steps/other-steps.ts";
