import { type SVGTemplateResult, svg } from "lit";
import type { Place } from "../../speed/plot.ts";

/** Each line has a shape of its own, so that hue is never alone. */
export function marker(
  look: "naive" | "traced" | "fused" | "recurrent",
  { x, y }: Place,
): SVGTemplateResult {
  switch (look) {
    case "fused":
      return svg`<circle class="dot" cx=${x} cy=${y} r="3" />`;
    case "traced":
      return svg`<circle class="dot" cx=${x} cy=${y} r="3.5" />`;
    case "naive":
      return svg`<rect class="dot" x=${x - 3.5} y=${y - 3.5} width="7" height="7" />`;
    case "recurrent":
      return svg`<path class="dot" d="M${x} ${y - 4.5}l4 7h-8z" />`;
  }
}
