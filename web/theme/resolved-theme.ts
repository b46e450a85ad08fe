import type { Theme } from "./palette.ts";

const systemDark = "(prefers-color-scheme: dark)";

/** The theme an element is shown in: what `color-scheme` forces, else the system's. */
export function resolvedTheme(element: Element): Theme {
  const scheme = getComputedStyle(element).colorScheme;
  if (scheme === "dark" || scheme === "light") return scheme;
  return systemTheme();
}

export function systemTheme(): Theme {
  return matchMedia(systemDark).matches ? "dark" : "light";
}

/** Calls back whenever the system's theme changes; returns how to stop. */
export function onSystemTheme(changed: () => void): () => void {
  const query = matchMedia(systemDark);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
