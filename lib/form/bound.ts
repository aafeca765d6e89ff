/**
 * A text that a page bound to an action. Next does not seal what is bound: it comes back as whoever sends it likes, and an object that
 * reached a query would act as a filter. What is not a text is none: it names nothing.
 */
export function bound(text: unknown): string {
  return typeof text === 'string' && text.isWellFormed() && !text.includes('\0') ? text : '';
}
