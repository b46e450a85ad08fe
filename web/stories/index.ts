import { queryKeyValue } from "./query-key-value.ts";
import type { Story } from "./story.ts";

/** In the order in which one may read them. */
export const STORIES: readonly Story[] = [queryKeyValue];
