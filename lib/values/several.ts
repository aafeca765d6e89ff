import type { ReactNode } from 'react';

/**
 * People, or what they do, as queries hand them to pages: they can be shown one by one, and known to be none. Nobody can ask how many
 * they are, for a place in their order, or for all of them as a list (docs/decisions/nothing-counted.md).
 */
export class Several<T> {
  readonly #each: readonly T[];

  constructor(each: readonly T[]) {
    this.#each = each;
  }

  /** Whether there is nobody, or nothing. */
  get isEmpty(): boolean {
    return this.#each[0] === undefined;
  }

  /** Whether one of them is so. */
  some(is: (one: T) => boolean): boolean {
    return this.#each.some((one) => is(one));
  }

  /** Those of them that are so. */
  only(is: (one: T) => boolean): Several<T> {
    return new Several(this.#each.filter((one) => is(one)));
  }

  /** Each of them as it is shown, in their order; what is shown knows of one at a time. */
  render(show: (one: T) => ReactNode): ReactNode {
    return this.#each.map((one) => show(one));
  }

  /** For `itemsOf`. */
  static unwrapped<T>(several: Several<T>): readonly T[] {
    return several.#each;
  }
}

/** Nobody, or nothing. */
export const none = <T>(): Several<T> => new Several<T>([]);

/** The list within: for tests, and for what is named with its reason in lib/structure-several.test.ts. No page may. */
export const itemsOf = <T>(several: Several<T> | undefined | null): T[] => [
  ...(several ? Several.unwrapped(several) : []),
];
