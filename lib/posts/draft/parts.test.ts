import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeForms, tidy } from '#lib/platform/form/three-way';
import { POST_PARTS } from '#lib/posts/draft/parts';
import { HOST_FIELDS, postSchemas, WHENS } from '#lib/posts/draft/schema';
import { ALLERGENS } from '#lib/posts/post/schema';
import { RHYTHMS } from '#lib/values/time/rhythm';

/** Begun empty whenever a form is opened: sent again, they undo nothing. */
const BEGUN_EMPTY = ['publish', 'together', ...HOST_FIELDS];

type Values = Record<string, string[]>;

const OPENED: Values = {
  ...{
    title: ['Baking'],
    words: ['Bring a bowl\nand a friend'],
    where: ['in the yard'],
    arrival: ['blue door'],
  },
  ...{ ifItRains: ['under the roof'], hands: ['to knead'], ingredients: ['flour'], food: ['on'] },
  ...{
    allergens: ['GLUTEN'],
    when: ['day'],
    day: ['2026-12-04'],
    start: ['10:00'],
    end: ['12:00'],
    place: ['the-mill'],
  },
};
/** As a browser sends it: every text field, line ends as CRLF, boxes only where they are ticked. */
const sent = (values: Values): Values => ({
  ...{ day2: [''], day3: [''], day4: [''], until: [''], rhythm: [''], without: [''], area: [''] },
  ...Object.fromEntries(
    Object.entries(values).map(([name, all]) => [name, all.map((text) => text.replaceAll('\n', '\r\n'))]),
  ),
});
const merge = (mine: Values, theirs: Values, base: Values | null = OPENED) =>
  mergeForms(POST_PARTS, { base, mine: sent(mine), theirs });

test('every field of every form is part of it, or begun empty', () => {
  const fields = POST_PARTS.flatMap((part) => part.fields);
  const asked = Object.values(postSchemas).flatMap(({ shape }) => Object.keys(shape));
  expect(new Set([...fields, ...BEGUN_EMPTY])).toEqual(new Set(asked));
  expect(new Set(fields).size).toBe(fields.length);
});

describe('two forms of one activity are open', () => {
  test('nuts, another place, a rhythm and no rain, saved first, outlive the word that is mended after', () => {
    const theirs = {
      ...OPENED,
      ...{
        allergens: ['GLUTEN', 'NUTS'],
        place: ['the-oven'],
        when: ['rhythm'],
        rhythm: ['week'],
        ifItRains: [],
      },
    };
    const { values, both, taken } = merge({ ...OPENED, words: ['Bring two bowls'] }, theirs);
    expect(values).toMatchObject({ ...theirs, words: ['Bring two bowls'] });
    expect(both).toEqual([]);
    expect(taken).toEqual(['ifItRains', 'allergens', 'when', 'place']);
  });

  test('what both changed stays as its sender has it, and is named', () => {
    const [mine, theirs] = [
      { ...OPENED, start: ['11:00'] },
      { ...OPENED, start: ['09:00'], title: ['Bread'] },
    ];
    expect(merge(mine, theirs)).toMatchObject({
      both: ['start'],
      taken: ['title'],
      values: { start: ['11:00'] },
    });
  });

  test('each allergen is as whoever changed it left it', () => {
    const [mine, theirs] = [
      { ...OPENED, allergens: ['GLUTEN', 'EGGS'] },
      { ...OPENED, allergens: ['NUTS'] },
    ];
    expect(merge(mine, theirs).values.allergens).toEqual(['EGGS', 'NUTS']);
    // Where nobody knows what was there, none is left out.
    expect(merge(mine, theirs, null).values.allergens).toEqual(['GLUTEN', 'EGGS', 'NUTS']);
  });

  test('where it is not known what the form was opened with, every difference is shown', () => {
    expect(merge(OPENED, { ...OPENED, title: ['Bread'], food: [] }, null).both).toEqual(['title', 'food']);
  });

  test('what does not count with a choice is no change', () => {
    expect(merge({ ...OPENED, until: ['2026-12-30'], day3: ['2026-12-09'] }, OPENED)).toMatchObject({
      both: [],
      taken: [],
    });
  });
});

const text = fc.constantFrom<string[]>([], ['a'], ['b'], ['a\nb']);
const day = fc.constantFrom<string[]>([], ['2026-12-04'], ['2026-12-05']);
const hour = fc.constantFrom<string[]>([], ['10:00'], ['11:00']);
const KINDS: Record<string, fc.Arbitrary<string[]>> = {
  allergens: fc.subarray<string>([...ALLERGENS].slice(0, 4)),
  when: fc.constantFrom(...WHENS).map((when): string[] => [when]),
  rhythm: fc.constantFrom(...RHYTHMS).map((rhythm): string[] => [rhythm]),
  ...{ start: hour, end: hour, until: day },
  ...Object.fromEntries(['day', 'day2', 'day3', 'day4', 'without'].map((name) => [name, day])),
};
const values: fc.Arbitrary<Values> = fc.record(
  Object.fromEntries(POST_PARTS.flatMap((part) => part.fields).map((name) => [name, KINDS[name] ?? text])),
);
const same = (one: Values, other: Values, fields: readonly string[]) =>
  fields.every(
    (field) =>
      JSON.stringify((one[field] ?? []).map(tidy).sort()) ===
      JSON.stringify((other[field] ?? []).map(tidy).sort()),
  );

test('nothing is undone unseen: of every part, one of the two, and the other’s change is named', () => {
  fc.assert(
    fc.property(values, values, values, (base, mine, theirs) => {
      const merged = mergeForms(POST_PARTS, { base, mine, theirs });
      for (const { fields, isSet } of POST_PARTS) {
        const [name] = fields;
        if (isSet) {
          const [was, own, other, is] = [base, mine, theirs, merged.values].map((each) => each[name] ?? []);
          for (const each of [...(own ?? []), ...(other ?? [])]) {
            const isChanged = (all: string[] = []) => all.includes(each) !== was?.includes(each);
            const expected = isChanged(own) ? own?.includes(each) : other?.includes(each);
            expect(is?.includes(each)).toBe(expected);
          }
          continue;
        }
        const isMine = same(merged.values, mine, fields);
        expect(isMine || same(merged.values, theirs, fields)).toBe(true);
        // Theirs, unlike what the form was opened with, is not what stands in it now: it is shown.
        if (
          isMine &&
          !same(mine, theirs, fields) &&
          !same(theirs, base, fields) &&
          merged.both.includes(name) === false
        )
          expect(
            says(fields, mine) === says(fields, theirs) || says(fields, theirs) === says(fields, base),
          ).toBe(true);
        expect(merged.taken.includes(name) && merged.both.includes(name)).toBe(false);
      }
    }),
  );
});

function says(fields: readonly string[], of: Values): string {
  const part = POST_PARTS.find((each) => each.fields === fields);
  return JSON.stringify(
    (part?.says ?? ((values: Values) => fields.map((field) => (values[field] ?? []).map(tidy))))(of),
  );
}

test.each(['toString', 'constructor', '__proto__'])(
  '“%s” as a choice of days is none, and breaks nothing',
  (when) => {
    expect(() => merge({ ...OPENED, when: [when] }, OPENED)).not.toThrow();
  },
);
