/** Stands in for the library that draws without a browser: on a page there is one, and an empty document of its own keeps
 *  what is drawn away from the page until it is shown. */
export function parseHTML(_markup: string): { readonly document: Document } {
  return { document: document.implementation.createHTMLDocument("") };
}
