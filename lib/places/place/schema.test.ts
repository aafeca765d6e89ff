import { expect, test } from 'vitest';
import { changeSchema, placeSchema } from '#lib/places/place/schema';
import { todaySchema } from '#lib/places/today/schema';
import { parse } from '#lib/platform/form/parse';

const form = (fields: Record<string, string | string[]>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) data.append(name, one);
  return data;
};
const place = (fields: Record<string, string | string[]> = {}) =>
  parse(placeSchema, form({ placeName: 'Mill', ...fields }));

test('a name is enough', () => {
  expect(place().data).toEqual({
    placeName: 'Mill',
    words: null,
    whereWords: null,
    point: null,
    town: null,
    notebook: null,
  });
  expect(parse(placeSchema, form({})).mistakes).toEqual({ placeName: 'text.required' });
});

test('a point is what somebody pasted from a map', () => {
  expect(place({ point: '52.52, 13.40' }).data?.point).toEqual({
    is: 'point',
    point: { lat: 52.52, lng: 13.4 },
  });
  expect(place({ point: 'geo:52.52,13.40' }).data?.point).toEqual({
    is: 'point',
    point: { lat: 52.52, lng: 13.4 },
  });
  for (const point of ['behind the church', '99,999', 'https://example.org/'])
    expect(place({ point }).data?.point).toEqual({ is: 'words', words: point });
  const short = place({ point: 'https://maps.app.goo.gl/AbCdEf' });
  expect(short.mistakes).toEqual({ point: 'where.shortLink' });
});

test('a notebook holds forty thousand characters of any script, and not one more', () => {
  const longest = `${'नमस्ते '.repeat(8000).slice(0, 39_999)}।`;
  expect([...(place({ notebook: longest }).data?.notebook ?? '')]).toHaveLength(40_000);
  expect(place({ notebook: `${longest}।` }).mistakes).toEqual({ notebook: 'text.tooLong' });
  expect(place({ notebook: '🍞'.repeat(40_000) }).mistakes).toBeUndefined();
});

test('what cannot be kept is refused by its field', () => {
  for (const wrong of [`e${'\u0301'.repeat(40)}`, `x\n${'\u0301'.repeat(31)}`]) {
    expect(place({ notebook: wrong }).mistakes).toEqual({ notebook: 'text.control' });
    expect(place({ placeName: wrong }).mistakes).toEqual({ placeName: 'text.control' });
  }
  expect(place({ placeName: 'x'.repeat(1_000_000) }).mistakes).toEqual({ placeName: 'text.tooLong' });
  expect(place({ words: ['one', 'two'] }).mistakes).toEqual({ words: 'form.twice' });
});

test('a change says of what, since when, and of which fields the lines of both are kept', () => {
  const change = { placeName: 'Mill', slug: 'mill', version: 'x' };
  expect(parse(changeSchema, form(change)).data).toMatchObject({ slug: 'mill', both: [] });
  expect(parse(changeSchema, form({ ...change, both: ['words', 'notebook'] })).data?.both).toEqual([
    'words',
    'notebook',
  ]);
  expect(parse(changeSchema, form({ ...change, both: ['slug'] })).mistakes).toBeDefined();
  expect(parse(changeSchema, form({ placeName: 'Mill' })).mistakes).toEqual({
    slug: 'form.invalid',
    version: 'form.invalid',
  });
});

test("today's line is one line, until an hour or until midnight", () => {
  const today = (fields: Record<string, string>) => parse(todaySchema, form({ slug: 'mill', ...fields }));
  expect(today({ today: 'The oven\nis warm' }).data).toEqual({ slug: 'mill', today: 'The oven is warm' });
  expect(today({ today: 'Warm', until: '16:00' }).data?.until).toBe('16:00');
  expect(today({ today: 'Warm', until: '25:00' }).mistakes).toEqual({ until: 'when.hour' });
  expect(today({ today: 'x'.repeat(141) }).mistakes).toEqual({ today: 'text.tooLong' });
});
