import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { declaredBy } from '#lib/platform/database/catalogue';
import { quantitiesAmong } from '#lib/platform/database/quantities';

// Whoever changes the schema writes prisma/catalogue.txt anew: what could hold a quantity is refused there too, whoever declared it.

test('nothing that is declared can hold a quantity', () => {
  const declared = declaredBy(readFileSync('prisma/catalogue.txt', 'utf8'));
  expect(declared[100]).toBeDefined();
  expect(quantitiesAmong(declared)).toEqual([]);
});

const column = (rest: string) => `column public."Post".${rest}`;

test.each([
  ['a number', column('crust: integer')],
  ['a large one', column('crust: bigint not null')],
  ['a fraction', column('crust: numeric(10,2)')],
  ['JSON', column('crust: jsonb')],
  ['a span of time', column('crust: interval')],
  ['an instant that is exact to the microsecond', column('crust: timestamp with time zone')],
  ['bits', column('crust: bit varying')],
  ['a word count', column('crust: tsvector')],
  ['a text of a fixed length', column('crust: character varying(3)')],
  ['a list of texts', column('crust: text[]')],
  ['as many as a list is long', column('crust: boolean[]')],
  ['a list of people', column('crust: uuid[]')],
  ['a list of choices', column('crust: public."Allergen"[]')],
  ['a type that is not declared', column('crust: public."Many"')],
  ['one that counts up', column('crust: uuid not null counts up')],
  ['one that is computed', column('crust: text made of rpad(title)')],
  ['one that begins with a number', column(`crust: text not null default '0'::text`)],
  ['one that begins with what is computed', column('crust: uuid not null default gen_random_uuid()')],
  ['a text called a count', column('count: text')],
  ['one called so in two words', column('"joiningCount": text not null')],
  ['one that says how many', column('"howMany": text')],
  ['one that says how often', column('times_given: text')],
  ['a mark', column('stars: text')],
  ['a score', column('"karmaScore": text')],
  ['a choice of digits', `type public."Many": one of '0', '1', '2'`],
  ['of numbers in words', `type public."Many": one of 'NONE', 'ONE', 'TWO'`],
  ['of numbers somewhere', `type public."Many": one of 'GAVE_TWICE', 'GAVE'`],
  ['of quantities', `type public."Many": one of 'FEW', 'MANY'`],
  ['of an order', `type public."Place": one of 'FIRST', 'SECOND'`],
  ['of Roman numbers', `type public."Many": one of 'I', 'II', 'III', 'IV'`],
  ['of Arabic digits', `type public."Many": one of '\u0661', '\u0662'`],
  ['of strokes', `type public."Many": one of '|', '||', '|||'`],
  ['a domain', 'type public.weight: numeric'],
  ['a row', 'type public.pair:'],
  ['a trigger', 'trigger marks on public."Joining": CREATE TRIGGER marks'],
  ['a rule', 'rule marks on public."Joining": CREATE RULE marks'],
  ['a view', 'view public.totals: SELECT'],
  ['a stored view', 'materialized view public.totals: SELECT'],
  ['a sequence', 'sequence public.loaves:'],
  ['extended statistics', 'statistics object public.tally: CREATE STATISTICS'],
  ['a policy', 'policy counted on public."Post":'],
  ['an aggregate', 'aggregate public.tally(pg_catalog.text):'],
  ['a procedure', 'procedure public.tally():'],
  ['a large object', 'large object 42:'],
  ['a setting', 'setting fournil.loaves:'],
  ['what is foreign', 'foreign table public.loaf:'],
  ['a function', 'function public.tally(): text sql AS SELECT'],
  ['ours, with other arguments', 'function public.found_by(pg_catalog.text): text sql AS SELECT'],
  ['a schema', 'schema bakery:'],
  ['an extension', 'extension hstore:'],
  [
    'an index that computes',
    'index public.t: CREATE INDEX t ON public."Person" USING btree (cardinality(stopped))',
  ],
  [
    'an index of some rows',
    'index public.t: CREATE INDEX t ON public."Post" USING btree (title) WHERE (food)',
  ],
  ['an index of another kind', 'index public.t: CREATE INDEX t ON public."Post" USING gin (title)'],
])('may not be declared: %s', (_, line) => {
  expect(quantitiesAmong(declaredBy(line)).join()).toContain(line.split(':')[0]);
});
