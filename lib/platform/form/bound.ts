/**
 * A text that a page bound to an action. Next does not seal what is bound: it comes back as whoever sends it likes, and an object that
 * reached a query would act as a filter. What is not a text is none: it names nothing.
 */
export function bound(text: unknown): string {
  return typeof text === 'string' && text.isWellFormed() && !text.includes('\0') ? text : '';
}

/** Thrown where an action was called with no form, as something else was bound to it: there is nothing here (Next knows it by its digest). */
class NoForm extends Error {
  readonly digest = 'NEXT_HTTP_ERROR_FALLBACK;404';
}

/** Makes sure that an action was called with a form. With more or less bound to it than a page binds, something else stands there. */
export function mustBeForm(form: unknown): asserts form is FormData {
  if (!(form instanceof FormData)) throw new NoForm('no form');
}
