/** Calls back once, when the element has been drawn: what is measured then lays nothing out for itself. */
export function whenDrawn(element: Element, measure: () => void): void {
  const sight = new IntersectionObserver(() => {
    sight.disconnect();
    measure();
  });
  sight.observe(element);
}
