import { expect, test } from 'vitest';
import { z } from 'zod';
import { expectFields, parse, typed } from '#lib/platform/form/parse';
import { line } from '#lib/values/text/input';

const schema = z.object({
  title: line(10),
  day: line(10, { optional: true }),
  allergens: z.array(z.string()),
});

function form(...fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

test('a field that is taken once and stands there twice is a mistake, one that is taken often is a list', () => {
  expect(parse(schema, form(['title', 'Rye'], ['allergens', 'GLUTEN'], ['allergens', 'MILK'])).data).toEqual({
    title: 'Rye',
    day: null,
    allergens: ['GLUTEN', 'MILK'],
  });
  expect(parse(schema, form(['title', 'Rye'], ['title', 'Spelt'])).mistakes).toEqual({ title: 'form.twice' });
});

test('what a schema has no words for is said in ours, and every mistake names its field', () => {
  expect(parse(schema, form(['title', 'longer than ten'])).mistakes).toEqual({ title: 'text.tooLong' });
  expect(parse(z.object({ at: z.literal('x') }), form(['at', 'y'])).mistakes).toEqual({ at: 'form.invalid' });
});

test('more fields than any form of ours has are not read', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at): [string, string] => [`x${at}`, '']);
  expect(parse(schema, form(['title', 'Rye'], ...many(199))).data).toBeDefined();
  expect(parse(schema, form(['title', 'Rye'], ...many(200))).mistakes).toEqual({ '': 'form.tooMany' });
});

test('what was typed into a form is given back, but for secrets and what the form does not have', () => {
  const sent = form(
    ['title', ' '],
    ['day', 'Friday'],
    ['allergens', 'MILK'],
    ['allergens', 'EGGS'],
    ['name', 'Amina'],
    ['passphrase', 'quince oven'],
    ['$ACTION_1:0', '{}'],
    ['other', 'x'.repeat(1_000_000)],
  );
  expect(typed(sent)).toEqual({ name: ['Amina'] });
  expect(parse(schema.extend({ passphrase: line(80) }), sent).mistakes).toEqual({ title: 'text.required' });
  expect(typed(sent)).toEqual({
    ...{ title: [' '], day: ['Friday'], allergens: ['MILK', 'EGGS'], name: ['Amina'] },
  });
});

test('a form read by two schemas has the fields of both', () => {
  const sent = form(['title', 'a'], ['more', 'b']);
  parse(schema, sent);
  parse(z.object({ more: line(9) }), sent);
  expect(typed(sent)).toEqual({ title: ['a'], more: ['b'] });
});

test('however much was sent, no more is given back than the largest form of words holds', () => {
  const many = Array.from({ length: 199 }, (): [string, string] => ['allergens', 'x'.repeat(100_000)]);
  const sent = form(['title', 'rye'], ...many);
  parse(schema, sent);
  const all = Object.values(typed(sent)).flat().join('');
  expect(all).toHaveLength(256 * 1024);
  expect(all.startsWith('rye')).toBe(true);
  const long = form(['words', 'x'.repeat(60_000)]);
  expectFields(long, ['words']);
  expect(typed(long).words?.[0]).toHaveLength(50_000);
});
