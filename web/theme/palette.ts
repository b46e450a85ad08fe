/** Every colour of the page, once, as [light, dark]. A hue names an idea, never a sign or an error. */
export const PALETTE = {
  page: ["#fbfbfa", "#131519"],
  surface: ["#ffffff", "#191c21"],
  sunk: ["#f3f4f4", "#20242a"],
  ink: ["#17191d", "#eceef1"],
  ink2: ["#4d535d", "#b4bac4"],
  ink3: ["#646b76", "#949ba7"],
  edge: ["#868d98", "#6f7885"],
  line2: ["#c9cdd3", "#434a55"],
  line: ["#e2e4e7", "#2b3037"],
  query: ["#2f4c98", "#94b9fc"],
  key: ["#ad5212", "#f8bd65"],
  value: ["#1a7b55", "#34b091"],
  weights: ["#9a4cba", "#c37bd1"],
  context: ["#9c0010", "#f46c5a"],
  "query-band": ["#edf1f9", "#1f2a40"],
  "key-band": ["#faf0e8", "#352919"],
  "value-band": ["#e4f1ea", "#17302a"],
  "on-query": ["#ffffff", "#0e1522"],
  "on-value": ["#ffffff", "#191c21"],
  "value-pale": ["#e3ebe6", "#1d2b29"],
  "value-part": ["#d3e4da", "#213a33"],
  "value-linked": ["#a8cab9", "#2b5d4d"],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

export type Colour = keyof typeof PALETTE;

export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The colour's hexadecimal code in a theme. */
export function colourIn(theme: Theme, colour: Colour): string {
  return PALETTE[colour][theme === "light" ? 0 : 1];
}

/** Five stops a scale: 0, ¼, ½, ¾, 1 of the sequential one; −1, −½, 0, ½, 1 of the diverging one. */
export const HEAT_STOPS = {
  sequential: {
    light: ["#f6f3f7", "#e9d3f2", "#cf9fe4", "#a45fc3", "#6a2a8a"],
    dark: ["#24232a", "#43304f", "#6e4684", "#a66cbd", "#e2baf0"],
  },
  diverging: {
    light: ["#c08a55", "#eddfd0", "#f5f5f4", "#d9e3ec", "#7597b8"],
    dark: ["#a9794d", "#4a3d31", "#262a31", "#32404e", "#6b94ba"],
  },
} as const;

export type Scale = keyof typeof HEAT_STOPS;
