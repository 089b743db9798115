import { useLayoutEffect, useRef } from "preact/hooks";

/** Shows a part of the report. Its markup escapes every text of the file and runs nothing; styles that it carries are set one by
 *  one, because the page's policy allows none that come as text. */
export function MarkupView({ markup }: { readonly markup: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = place;
    if (current === null) return;
    current.innerHTML = withoutStyles(markup);
    for (const element of current.querySelectorAll<HTMLElement | SVGElement>(`[${STYLE_SAID}]`)) {
      element.style.cssText = element.getAttribute(STYLE_SAID) ?? "";
      element.removeAttribute(STYLE_SAID);
    }
  }, [markup]);
  return <div class="report" ref={place} />;
}

const STYLE_SAID = "data-style";

function withoutStyles(markup: string): string {
  return markup.replace(/<style>[^<]*<\/style>/g, "").replace(/ style="/g, ` ${STYLE_SAID}="`);
}
