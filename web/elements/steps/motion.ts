/** Where a step's numbers come from: cells travel to what is made of them, once, then stillness. */
import { css } from "lit";
import type { Step } from "../../state/state.ts";

/** Milliseconds from the first move to the last. */
const WHOLE = 480;
/** More travelling cells than this would only be a swarm: the first ones stand for all. */
const MOST = 128;
/** The part of its time that a cell travels; then it gives way to what is made of it. */
const ARRIVED = 0.75;
const EASE = "cubic-bezier(0.2, 0, 0, 1)";

export interface Scene {
  readonly step: Step;
  /** What holds the step's matrices. */
  readonly stage: HTMLElement;
  readonly nameOf: (base: string) => string;
  /** The followed query. */
  readonly row: number;
}

/** Cells that travel to one place. */
interface Flight {
  readonly from: readonly HTMLElement[];
  readonly to: HTMLElement;
  /** 0…1 of the time that there is. */
  readonly start: number;
  readonly duration: number;
  /** How high the cells are when they arrive, of 1. */
  readonly height?: number;
}

const styles = css`
  .travellers {
    position: absolute;
    z-index: 5;
    inset: 0;
    overflow: clip;
    pointer-events: none;
  }
  .traveller {
    position: absolute;
    display: grid;
    place-items: center;
    border-radius: var(--radius-cell);
    opacity: 0;
    font: var(--text-number);
    white-space: nowrap;
  }
`;

/** Moves cells; returns what ends it at once. */
export function showSources(scene: Scene): () => void {
  const flights = limited(flightsOf(scene));
  const layer = document.createElement("div");
  layer.className = "travellers";
  layer.setAttribute("aria-hidden", "true");
  adoptStyles(scene.stage);
  scene.stage.append(layer);
  const origin = layer.getBoundingClientRect();
  const moves = flights.flatMap((flight) => fly(flight, layer, origin));
  const arrivals = [...new Map(flights.map((flight) => [flight.to, flight])).values()].map(appear);
  const animations = [...moves, ...arrivals];
  const end = (): void => {
    for (const animation of animations) animation.cancel();
    layer.remove();
  };
  Promise.allSettled(animations.map(({ finished }) => finished)).then(() => layer.remove());
  return end;
}

function flightsOf(scene: Scene): Flight[] {
  const row = (base: string): HTMLElement[] => cells(scene, base, { row: scene.row });
  const column = (base: string) => (col: number) => cells(scene, base, { col });
  const all = (base: string): HTMLElement[] => {
    const matrix = cells(scene, base);
    return matrix.length > MOST ? row(base) : matrix;
  };
  switch (scene.step) {
    case "input":
      return [
        ...moved(row("token_embedding"), row("input")),
        ...moved(row("position_encoding"), row("input")),
      ];
    case "projections":
      return [
        ...meeting(row("input"), column("w_query"), row("query")),
        ...meeting(row("input"), column("w_key"), row("key"), 0.1),
        ...meeting(row("input"), column("w_value"), row("value"), 0.2),
      ];
    case "scores":
      return meeting(
        leftOfScores(scene),
        (key) => aboveScores(scene, key),
        row("attention_scores"),
      );
    case "scale":
      return moved(all("attention_scores"), all("scaled_scores"));
    case "mask":
      return moved(all("scaled_scores"), all("masked_scores"));
    case "softmax":
      return softmax(scene);
    case "context":
      return mixing(scene);
    case "output": {
      const joined = row("concatenated_context");
      const left = joined.length > 0 ? joined : row("context");
      return meeting(left, column("w_output"), row("output"));
    }
  }
}

/** A row meets the column of its largest result; the other results are made in the same way. */
function meeting(
  left: readonly HTMLElement[],
  above: (index: number) => readonly HTMLElement[],
  results: readonly HTMLElement[],
  start = 0,
): Flight[] {
  const sizes = results.map(({ dataset }) => Math.abs(Number(dataset.value)));
  const index = sizes.indexOf(Math.max(...sizes));
  const to = results[index];
  const column = above(index);
  if (!to || column.length === 0) return [];
  return [{ from: [...left, ...column], to, start, duration: 0.8 }];
}

/** Each cell to its own place in the next matrix, all at once. */
function moved(before: readonly HTMLElement[], after: readonly HTMLElement[]): Flight[] {
  return after.map((to, index) => ({
    from: before.slice(index, index + 1),
    to,
    start: 0,
    duration: 0.75,
  }));
}

/** Scores become powers of e, these add up, and each is divided by their sum. */
function softmax(scene: Scene): Flight[] {
  const row = (base: string): HTMLElement[] => cells(scene, base, { row: scene.row });
  const powers = row("exponentials");
  const [sum] = row("exponential_sum");
  const weights = row("attention_weights");
  const then = (flights: readonly Flight[], start: number): Flight[] =>
    flights.map((flight) => ({ ...flight, start, duration: 0.4 }));
  return [
    ...then(moved(row("masked_scores"), powers), 0),
    ...then(sum ? [{ from: powers, to: sum, start: 0, duration: 0 }] : [], 0.3),
    ...then(moved(powers, weights), 0.6),
  ];
}

/** Each value shrinks to its weight's share, then all fall into the context. */
function mixing(scene: Scene): Flight[] {
  const weights = cells(scene, "attention_weights", { row: scene.row });
  const context = cells(scene, "context", { row: scene.row });
  const products = [...scene.stage.querySelectorAll<HTMLElement>(".products .loose-cell")];
  const share = (key: number): number => Number(weights[key]?.dataset.value ?? 0);
  const value = (key: number, col: number) => cells(scene, "value", { row: key, col });
  if (products.length === 0) {
    return context.flatMap((to, col) =>
      weights.map((_, key) => ({
        from: value(key, col),
        to,
        start: 0,
        duration: 1,
        height: share(key),
      })),
    );
  }
  const scaled = products.map((to, index) => {
    const key = Math.floor(index / context.length);
    const from = value(key, index % context.length);
    return { from, to, start: 0, duration: 0.6, height: share(key) };
  });
  const summed = context.map((to, col) => {
    const from = products.filter((_, index) => index % context.length === col);
    return { from, to, start: 0.5, duration: 0.5 };
  });
  return [...scaled, ...summed];
}

/** The score's left factor: the projected query where the score function projects. */
function leftOfScores(scene: Scene): HTMLElement[] {
  const projected = cells(scene, "score.projected_query", { row: scene.row });
  return projected.length > 0 ? projected : cells(scene, "query", { row: scene.row });
}

function aboveScores(scene: Scene, key: number): HTMLElement[] {
  const projected = cells(scene, "score.projected_key", { row: key });
  return projected.length > 0 ? projected : cells(scene, "key", { row: key });
}

/** A tensor's cells on the stage, in order; of one row or column where it is given. */
function cells(
  { stage, nameOf }: Scene,
  base: string,
  { row, col }: { readonly row?: number; readonly col?: number } = {},
): HTMLElement[] {
  const at =
    (row === undefined ? "" : `[data-row="${row}"]`) +
    (col === undefined ? "" : `[data-col="${col}"]`);
  const selector = `[data-tensor="${nameOf(base)}"] .cell${at}`;
  for (const { shadowRoot } of stage.querySelectorAll("matrix-grid")) {
    const found = shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [];
    if (found.length > 0) return [...found];
  }
  return [];
}

function limited(flights: readonly Flight[]): Flight[] {
  let left = MOST;
  return flights.filter(({ from }) => {
    left -= from.length;
    return from.length > 0 && left >= 0;
  });
}

function fly(flight: Flight, layer: HTMLElement, origin: DOMRect): Animation[] {
  const end = flight.to.getBoundingClientRect();
  return flight.from.map((cell) => {
    const start = cell.getBoundingClientRect();
    const traveller = lookAlike(cell, start, origin);
    layer.append(traveller);
    const [x, y] = (["x", "y"] as const).map((axis) => centre(end, axis) - centre(start, axis));
    const arrived = `translate(${x}px, ${y}px) scaleY(${flight.height ?? 1})`;
    return traveller.animate(
      [
        { transform: "none", opacity: 1, easing: EASE },
        { transform: arrived, opacity: 1, offset: ARRIVED },
        { transform: arrived, opacity: 0 },
      ],
      times(flight),
    );
  });
}

/** What is made shows once what it is made of has arrived. */
function appear(flight: Flight): Animation {
  return flight.to.animate([{ opacity: 0 }, { opacity: 0, offset: ARRIVED }, { opacity: 1 }], {
    ...times({ ...flight, start: 0, duration: flight.start + flight.duration }),
    fill: "backwards",
  });
}

function times({ start, duration }: Flight): KeyframeAnimationOptions {
  return { delay: start * WHOLE, duration: duration * WHOLE };
}

function centre(box: DOMRect, axis: "x" | "y"): number {
  return axis === "x" ? box.left + box.width / 2 : box.top + box.height / 2;
}

function lookAlike(cell: HTMLElement, box: DOMRect, origin: DOMRect): HTMLElement {
  const copy = document.createElement("div");
  copy.className = "traveller";
  copy.textContent = cell.textContent;
  const { style } = cell; // a computed style may still be on its way to these
  const properties = {
    left: `${box.left - origin.left}px`,
    top: `${box.top - origin.top}px`,
    width: `${box.width}px`,
    height: `${box.height}px`,
    background: style.backgroundColor,
    color: style.color,
  };
  for (const [name, value] of Object.entries(properties)) copy.style.setProperty(name, value);
  return copy;
}

function adoptStyles(stage: HTMLElement): void {
  const root = stage.getRootNode();
  const sheet = styles.styleSheet;
  if (!(root instanceof ShadowRoot) || !sheet || root.adoptedStyleSheets.includes(sheet)) return;
  root.adoptedStyleSheets.push(sheet);
}
