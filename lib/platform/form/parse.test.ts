import { expect, test } from 'vitest';
import { z } from 'zod';
import { parse, typed } from '#lib/platform/form/parse';
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

test('what was typed is shown again, but for a passphrase and what is the framework’s', () => {
  const sent = form(
    ['title', 'Rye'],
    ['passphrase', 'quince oven'],
    ['$ACTION_1:0', '{}'],
    ['a', '1'],
    ['a', '2'],
  );
  expect(typed(sent)).toEqual({ title: ['Rye'], a: ['1', '2'] });
  expect(typed(form(['words', 'x'.repeat(60_000)])).words?.[0]).toHaveLength(50_000);
});
