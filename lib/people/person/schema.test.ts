import { expect, test } from 'vitest';
import { NAME, newcomerSchema } from '#lib/people/person/schema';
import { limitsOf } from '#lib/values/text/input';

test('a name is something to call out', () => {
  for (const name of ['Amina', 'أمينة', 'さくら', '🌻', 'Jean-Luc', 'Maria of the mill', '7'])
    expect(NAME.safeParse(name).data).toBe(name);
  for (const name of ['.', '..', '- -', '', '   ', 'x'.repeat(61)])
    expect(NAME.safeParse(name).success).toBe(false);
});

test('the field of a name knows the limits of what checks it', () => {
  expect(limitsOf(newcomerSchema.shape.name)).toEqual({ required: true, maxLength: 60 });
});
