import type { copyKo } from "./copy-ko.ts";

export const copyEn: typeof copyKo = {
  menu: "Copy this arithmetic as",
  formats: { text: "Text", latex: "LaTeX", numpy: "NumPy" },
  copied: (format) => `Copied: ${format}`,
  failed: "Could not copy: the browser keeps the clipboard closed.",
};
