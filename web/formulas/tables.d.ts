/** Tables of LaTeX that the build turns into MathML. */
declare module "*.json?mathml" {
  const formulas: Readonly<Record<string, import("lit").TemplateResult>>;
  export default formulas;
}
