import { expect, test } from 'vitest';
import { emailSchema } from '#lib/people/address/schema';
import { limitsOf } from '#lib/values/text/input';

test('the field of an address knows the limits of what checks it', () => {
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
