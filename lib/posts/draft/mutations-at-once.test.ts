import { expect, test } from 'vitest';
import { somebody } from '#lib/people/person/testing';
import { database } from '#lib/platform/database/client';
import { BEFORE } from '#lib/platform/form/before';
import { expectFields, parse } from '#lib/platform/form/parse';
import { isAsOpened } from '#lib/posts/draft/conflict';
import { POST_PARTS } from '#lib/posts/draft/parts';
import { type EditView, editView } from '#lib/posts/draft/queries';
import { changeSchemas } from '#lib/posts/draft/schema';
import { change, draft, post, row } from '#lib/posts/draft/testing';
import {
  callOff,
  moveOccurrence,
  moveOccurrenceBack,
  noteOccurrence,
  takeBackCallOff,
} from '#lib/posts/occurrences/mutations';
import { changePost } from '#lib/posts/post/edit';
import { inDays } from '#lib/posts/post/testing';

// A post's form is open; meanwhile one of its dates is called off or moved.

/** A form as it was opened, sent as it is. */
function sent(opened: EditView): FormData {
  const form = new FormData();
  expectFields(
    form,
    POST_PARTS.flatMap(({ fields }) => [...fields]),
  );
  for (const [name, values] of Object.entries(opened.start.values))
    for (const value of values) form.append(name, value);
  form.set(BEFORE, opened.before);
  return form;
}

const DAYS = { when: 'days', day: inDays(2), day2: inDays(4), start: '18:00' };
const WEEKLY = { when: 'rhythm', rhythm: 'week', day: inDays(2), start: '18:00' };

test.each([
  ['days', DAYS],
  ['a rhythm', WEEKLY],
])('the form of a post for %s notices each', async (_, said) => {
  const host = await somebody();
  const id = await post(host, 'ACTIVITY', said);
  const occurrenceId = (await row(id)).occurrences[0]?.id ?? '';
  const view = async () => {
    const now = await editView(host, id);
    if (!now) throw new Error('not theirs');
    return now;
  };
  const target = { day: inDays(3), start: '17:00', end: null };
  const deeds = [
    () => callOff(host, occurrenceId, { words: 'rain' }),
    () => takeBackCallOff(host, occurrenceId),
    () => moveOccurrence(host, { occurrenceId, target, words: '' }),
    () => moveOccurrenceBack(host, occurrenceId),
  ];
  for (const deed of deeds) {
    const opened = await view();
    expect((await deed()).kind).toBe('changed');
    const now = await view();
    // The version of before is refused, and something differs.
    expect(now.version).not.toBe(opened.version);
    expect(isAsOpened(now, sent(opened), {})).toBe(false);
    expect(isAsOpened(now, sent(now), {})).toBe(true);
    expect(await change(host, id, { kind: 'ACTIVITY', said, version: opened.version })).toEqual({
      kind: 'conflict',
    });
  }
  // Words about a date stand in no field of the post's form: nobody is asked to look.
  const opened = await view();
  await noteOccurrence(host, occurrenceId, { words: 'Bring a bowl' });
  expect(isAsOpened(await view(), sent(opened), {})).toBe(true);
});

test('what a form does not ask stays; what the form of another kind asked is taken', async () => {
  const host = await somebody();
  const id = await post(host, 'ACTIVITY', { ...DAYS, ifItRains: 'in the shed', hands: 'to knead' });
  const { version } = await row(id);
  const settled = await draft('OFFER', DAYS);
  await database().$transaction((db) =>
    changePost(host, { id, version, draft: settled, pictures: {}, unasked: ['ifItRains', 'hands'] }, db),
  );
  expect(await row(id)).toMatchObject({ kind: 'OFFER', ifItRains: 'in the shed', hands: 'to knead' });
  const form = new FormData();
  for (const [name, value] of Object.entries({ title: 'Rye', when: 'any', ifItRains: 'under the roof' }))
    form.set(name, value);
  for (const kind of ['OFFER', 'REQUEST', 'ACTIVITY'] as const)
    expect(parse(changeSchemas[kind], form).data).toMatchObject({ ifItRains: 'under the roof' });
});
