import type { Mistakes } from '#lib/platform/form/parse';

/** Thrown by the work of a form that finds, inside its transaction, that it cannot be done: all is undone, and the form says why. */
export class Declined extends Error {
  readonly mistakes: Mistakes;
  constructor(mistakes: Mistakes) {
    super('declined');
    this.mistakes = mistakes;
  }
}
