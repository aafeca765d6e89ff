import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { limitsOf, line, words } from '#lib/values/text/input';

const errorOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map((issue) => issue.message);

describe('a line', () => {
  it('is trimmed and holds on one line', () => {
    expect(line(80).parse('  a rye\r\n loaf\t\u3000for\u2028Amina ')).toBe('a rye loaf for Amina');
  });

  it.each([
    'Ржаной хлеб без семян',
    'خبز بلا بذور',
    'לחם שיפון',
    'ライ麦パンが焼けた',
    'राई की रोटी',
    '👩🏽‍🍳 & 👨‍👩‍👧‍👦',
    '🏳️‍🌈',
    'می‌خواهم',
    'a \u202eright-to-left\u202c override',
    'Zürich \u200f(ציריך)\u200f',
  ])('keeps %s whole', (text) => {
    expect(line(80).parse(text)).toBe(text);
    expect(words(80).parse(text)).toBe(text);
  });

  it('is composed', () => expect(line(4).parse('bru\u0302le'.slice(0, 5))).toBe('brûl'));

  it('is measured in characters, not in halves of them', () => {
    expect(line(3).parse('🍞🍞🍞')).toBe('🍞🍞🍞');
    expect(errorOf(line(3), '🍞🍞🍞🍞')).toEqual(['text.tooLong']);
  });

  it('says what is wrong with one key', () => {
    for (const nothing of [undefined, null, '', ' \n ', '\u200d\u200e', '\u3164', 7, {}])
      expect(errorOf(line(9), nothing)).toEqual(['text.required']);
    expect(errorOf(line(99), `a${'\u0301'.repeat(31)}`)).toEqual(['text.control']);
    expect(errorOf(line(9), 'x'.repeat(10))).toEqual(['text.tooLong']);
  });

  it('loses what comes along from other programs and nobody can see', () => {
    for (const text of ['a\0b', 'a\u0007b', 'ab\u007f', '\u009fab', 'a\ud83cb', '\udf5eab'])
      expect(line(99).parse(text)).toBe('ab');
    for (const text of ['a\u000bb', 'a\fb', 'a\u0085b', 'a\u001eb']) expect(line(99).parse(text)).toBe('a b');
    for (const nothing of ['\0', '\u0007 ', '\ud83c'])
      expect(errorOf(line(9), nothing)).toEqual(['text.required']);
  });

  it('may be left out where it is optional', () => {
    const schema = z.object({ when: line(9, { optional: true }) });
    for (const nothing of [{}, { when: null }, { when: '' }, { when: '  ' }])
      expect(schema.parse(nothing)).toEqual({ when: null });
    expect(schema.parse({ when: ' now ' })).toEqual({ when: 'now' });
    expect(errorOf(schema, { when: 'x'.repeat(10) })).toEqual(['text.tooLong']);
  });
});

describe('words', () => {
  it('keep their lines', () =>
    expect(words(80).parse('\r\none\r\n\ttwo\rthree\u2029 \n')).toBe('one\n\ttwo\nthree'));

  it('keep the line ends of every program', () =>
    expect(words(80).parse('one\u000btwo\fthree\u0085four\u001efive\r\nsix')).toBe(
      'one\ntwo\nthree\nfour\nfive\nsix',
    ));

  it('once taken in are taken in again unchanged, and are never too long, broken or controlled', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom(line(40), words(40)),
        (text, schema) => {
          const { data, success } = schema.safeParse(text);
          if (!success) return;
          expect(schema.parse(data)).toBe(data);
          expect(data.isWellFormed() && [...data].length <= 40 && data === data.normalize('NFC')).toBe(true);
          expect(/\p{Cc}/u.test(data.replace(/[\n\t]/g, ''))).toBe(false);
        },
      ),
    );
  });

  it('are refused quickly when they are monstrous', () => {
    for (const flood of [
      '\u0301\u0323'.repeat(500_000),
      ' '.repeat(1_000_000),
      'a '.repeat(500_000),
      '\n'.repeat(1_000_000),
    ])
      expect(words(4000).safeParse(flood).success).toBe(false);
  });
});

describe('the limits of a field', () => {
  it('are read from its schema', () => {
    const shape = z.object({
      title: line(80),
      words: words(4000, { optional: true }),
      kind: z.enum(['a']),
      near: z.string().optional(),
    }).shape;
    expect(limitsOf(shape.title)).toEqual({ required: true, maxLength: 80 });
    expect(limitsOf(shape.words)).toEqual({ required: false, maxLength: 4000 });
    expect(limitsOf(shape.kind)).toEqual({ required: true });
    expect(limitsOf(shape.near)).toEqual({ required: false });
  });

  it('hold for a schema refined further', () => {
    expect(limitsOf(line(40).refine((name) => !name.includes('/')))).toEqual({
      required: true,
      maxLength: 40,
    });
  });
});
