import { expect, test } from 'vitest';
import {
  FED,
  FED_LABELLED,
  FIELDS,
  inputsOf,
  LABELLED,
  NAMES,
  NOTHING_SAID,
  ON_CARDS,
  pick,
  TEXTS,
  textsOf,
} from '#lib/posts/post/fields';
import { ALLERGENS } from '#lib/posts/post/schema';
import { messagesIn } from '#lib/values/language/messages';

test('texts are what somebody types; a tick and a list are none', () => {
  const others = NAMES.filter((name) => !TEXTS.some((text) => text === name));
  expect(others).toEqual(['typedFor', 'arrivalForAll', 'food', 'allergensSaid', 'allergens']);
  for (const name of TEXTS) expect(NOTHING_SAID[name]).toBe('');
});

test('each kind is asked what it needs', () => {
  const only = (kind: 'OFFER' | 'REQUEST' | 'ACTIVITY') =>
    Object.keys(inputsOf(kind)).filter((name) => ['forWhom', 'ifItRains', 'hands'].includes(name));
  expect([only('OFFER'), only('REQUEST'), only('ACTIVITY')]).toEqual([
    ['forWhom'],
    ['forWhom'],
    ['ifItRains', 'hands'],
  ]);
  expect(inputsOf('OFFER').title).toBe(FIELDS.title.input);
});

test('a form is read by the names of its fields', () => {
  expect(textsOf({ where: 'by the door', words: null })).toMatchObject({
    whereWords: 'by the door',
    body: '',
  });
  expect(pick({ ...NOTHING_SAID, id: 'x', allergens: [...ALLERGENS] }, ['title', 'allergens'])).toEqual({
    title: '',
    allergens: ALLERGENS,
  });
});

test('what leaves with feeds names nobody', () => {
  expect(FED).toEqual(expect.arrayContaining(['title', 'body', 'whereWords', 'ifItRains']));
  for (const named of ['forWhom', 'typedFor', 'hands']) expect(FED).not.toContain(named);
  expect(FED_LABELLED).toEqual(FED.filter((name) => LABELLED.some((other) => other === name)));
  expect(ON_CARDS).toEqual(expect.arrayContaining(['title', 'forWhom', 'ifItRains']));
});

test('a label is a message of posts', () => {
  for (const name of LABELLED)
    expect(
      FIELDS[name].label.split('.').reduce<unknown>((at, key) => Object(at)[key], messagesIn('en').posts),
    ).toBeTypeOf('string');
});
