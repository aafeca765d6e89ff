import { expect } from 'vitest';
import { itemsOf, Several } from '#lib/values/several';

// Tests compare what is in it: two that hide what they hold would all be alike.
expect.addEqualityTesters([
  function (one, other) {
    if (!(one instanceof Several || other instanceof Several)) return undefined;
    const list = (value: unknown) => (value instanceof Several ? itemsOf(value) : value);
    return this.equals(list(one), list(other));
  },
]);
