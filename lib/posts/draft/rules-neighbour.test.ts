import { expect, test } from 'vitest';
import { parse } from '#lib/platform/form/parse';
import { askBefore, draftOf, notForNeighbour, readDraft } from '#lib/posts/draft/rules';
import { type PostFields, postSchemas } from '#lib/posts/draft/schema';
import type { Draft, PostKind } from '#lib/posts/post/schema';

const reading = { now: new Date('2026-11-25T12:00:00Z'), zone: 'Europe/Berlin' };

function fields(kind: PostKind, said: Record<string, string>): PostFields {
  const form = new FormData();
  for (const [name, value] of Object.entries({ title: 'Bread', when: 'today', ...said }))
    form.set(name, value);
  return parse(postSchemas[kind], form).data as PostFields;
}

const settled = (kind: PostKind, said: Record<string, string>) =>
  draftOf(kind, fields(kind, said), reading).settled as Draft;

test('what a neighbour types in has no door, no telephone number, and calls nothing', () => {
  const wrong = (kind: PostKind, said: Record<string, string>) => notForNeighbour(kind, fields(kind, said));
  const [typedFor, telephone] = ['on', 'call her: 0171 2345678'];
  expect(wrong('REQUEST', { typedFor, arrival: 'blue door', together: 'on', words: telephone })).toEqual({
    arrival: 'posts.neighboursDoor',
    together: 'posts.neighbourCallsNothing',
    typedFor: 'posts.neighboursTelephone',
  });
  for (const name of ['title', 'words', 'forWhom', 'where', 'ingredients'])
    expect(wrong('OFFER', { typedFor, [name]: telephone })).toEqual({
      typedFor: 'posts.neighboursTelephone',
    });
  expect(wrong('REQUEST', { typedFor, forWhom: 'Amina', where: 'at the bakehouse' })).toEqual({});
  expect(wrong('REQUEST', { arrival: 'blue door', together: 'on', words: telephone })).toEqual({});
  const at = { publish: 'on', typedFor, words: telephone };
  expect(
    readDraft('OFFER', fields('OFFER', at), { ...reading, people: [], isPlaceOpen: true }).mistakes,
  ).toEqual({ typedFor: 'posts.neighboursTelephone' });
  expect(askBefore(settled('OFFER', { typedFor, where: 'Mühlenstraße 7' }))).toBe('posts.neighboursAddress');
});

test('whose an offer is, is said of what a neighbour types in alone', () => {
  expect(settled('OFFER', { forWhom: 'Amina' })).toMatchObject({ typedFor: true, forWhom: 'Amina' });
  expect(settled('OFFER', { typedFor: 'on' })).toMatchObject({ typedFor: true, forWhom: '' });
  expect(settled('REQUEST', { forWhom: 'Amina' })).toMatchObject({ typedFor: false });
  expect(settled('REQUEST', { typedFor: 'on' })).toMatchObject({ typedFor: true });
});
