/**
 * Sets CSS properties of an element through the CSSOM, which a content-security policy without
 * 'unsafe-inline' allows where a style attribute is refused.
 *
 *   <div ${cssProperties({ "--share": "0.62" })}></div>
 */
import { noChange } from "lit";
import { Directive, directive, type ElementPart, type PartInfo, PartType } from "lit/directive.js";

export type CssProperties = Readonly<Record<string, string | null>>;

class CssPropertiesDirective extends Directive {
  #last: CssProperties = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error("cssProperties belongs on an element");
  }

  render(_properties: CssProperties): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [properties]: [CssProperties]): typeof noChange {
    setCssProperties(part.element as HTMLElement, properties, this.#last);
    this.#last = properties;
    return noChange;
  }
}

/** Writes only what differs from `last`; a property that is gone or null is removed. */
export function setCssProperties(
  element: HTMLElement | SVGElement,
  properties: CssProperties,
  last: CssProperties = {},
): void {
  for (const name of Object.keys(last)) {
    if (!(name in properties)) element.style.removeProperty(name);
  }
  for (const [name, value] of Object.entries(properties)) {
    if (last[name] === value) continue;
    if (value === null) element.style.removeProperty(name);
    else element.style.setProperty(name, value);
  }
}

export const cssProperties = directive(CssPropertiesDirective);
