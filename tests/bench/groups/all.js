import { decodeGroups } from "./decode.js";
import { flashGroups } from "./flash.js";
import { layerGroups, tracedGroups } from "./layers.js";
import { rowGroups } from "./rows.js";
import { shapeGroups } from "./shapes.js";

/** Small problems first: they leave every engine's compilers with warm code for the large ones. */
export const groups = [
  ...rowGroups,
  ...tracedGroups,
  ...flashGroups,
  ...shapeGroups,
  ...decodeGroups,
  ...layerGroups,
];
