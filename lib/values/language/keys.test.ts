import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { MessageKey, MistakeKey, Noun } from '#lib/values/language/keys';

// What the compiler knows of the messages is what is there.
const key = <N extends Noun>(_noun: N, key: MessageKey<N>) => key;

test('a key that is not there does not compile', () => {
  key('posts', 'facts.forWhom');
  // @ts-expect-error there is no such message
  key('posts', 'facts.nothing');
  // @ts-expect-error a group is no message
  key('posts', 'facts');
  const mistake: MistakeKey = 'people.taken';
  // @ts-expect-error
  const none: MistakeKey = 'people.nothing';
  expect([mistake, none]).toHaveLength(2);
});

test('every file of messages is known to the compiler', () => {
  const known = readFileSync('lib/values/language/keys.ts', 'utf8');
  expect(readdirSync('messages/en').filter((name) => !known.includes(`#messages/en/${name}`))).toEqual([]);
});
