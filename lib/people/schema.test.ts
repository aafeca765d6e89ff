import { expect, test } from 'vitest';
import { emailSchema } from '#lib/addresses/schema';
import { NAME, newcomerSchema } from '#lib/people/schema';
import { limitsOf } from '#lib/text/words';

test('a name is something to call out', () => {
  for (const name of ['Amina', 'أمينة', 'さくら', '🌻', 'Jean-Luc', 'Maria of the mill', '7'])
    expect(NAME.safeParse(name).data).toBe(name);
  for (const name of ['.', '..', '- -', '', '   ', 'x'.repeat(61)])
    expect(NAME.safeParse(name).success).toBe(false);
});

test('fields know the limits of what checks them', () => {
  expect(limitsOf(newcomerSchema.shape.name)).toEqual({ required: true, maxLength: 60 });
  expect(limitsOf(emailSchema.shape.email)).toEqual({ required: true, maxLength: 254 });
});

test('an address is one address', () => {
  for (const email of ['a@example.org', ' a@example.org '])
    expect(emailSchema.safeParse({ email }).data?.email).toBe('a@example.org');
  for (const email of [
    'a@example',
    'a@b.org, c@d.org',
    'a b@example.org',
    '<a@example.org>',
    'a@example.org\nBcc: x@y.org',
  ])
    expect(emailSchema.safeParse({ email }).success).toBe(false);
});
