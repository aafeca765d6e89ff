import pg from 'pg';
import { expect, test } from 'vitest';
import { somebody } from '#lib/people/person/testing';
import { once } from '#lib/people/submission/mutations';
import { ONCE, visitorOf } from '#lib/platform/form/submission';

/** A form as React sends it: the action, what it is bound to and what was shown before, and what was typed. */
function form(about: string, words: string, before = {}): FormData {
  const data = new FormData();
  data.set('$ACTION_REF_1', '');
  data.set('$ACTION_1:0', '{"id":"abc","bound":"$@1"}');
  data.set('$ACTION_1:1', JSON.stringify([about, before]));
  data.set('words', words);
  return data;
}

test('the same form sent twice is one thing, also after it was refused once', async () => {
  const { id } = await somebody();
  const done: string[] = [];
  const send = (data: FormData) =>
    once(id, data, async () => {
      done.push('once');
      return { target: `/letters/${done.length}`, personId: id };
    });
  const [one, two] = await Promise.all([send(form('Amina', 'Hello')), send(form('Amina', 'Hello'))]);
  expect(one?.target).toBe(two?.target);
  expect((await send(form('Amina', 'Hello', { values: {}, errors: { words: 'no' } })))?.again).toBe(true);
  expect(done).toEqual(['once']);
});

test('where it is sent again while the first is at work, the second waits, and leads where the first did', async () => {
  const { id } = await somebody();
  const [begun, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = once(id, form('Amina', 'Hello'), async () => {
    begun.resolve();
    await mayEnd.promise;
    return { target: '/first', personId: id };
  });
  await begun.promise;
  const second = once(id, form('Amina', 'Hello'), async () => ({ target: '/second', personId: id }));
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  await expect.poll(async () => (await client.query(waiting)).rowCount).toBe(1);
  mayEnd.resolve();
  expect(await first).toMatchObject({ target: '/first', again: false });
  expect(await second).toMatchObject({ target: '/first', again: true });
  await client.end();
});

test('the same words about something else are something else', async () => {
  const { id } = await somebody();
  const work = async () => ({ target: '/', personId: id });
  expect((await once(id, form('Amina', 'Hello'), work))?.again).toBe(false);
  expect((await once(id, form('Boris', 'Hello'), work))?.again).toBe(false);
  expect((await once(id, form('Amina', 'Good evening'), work))?.again).toBe(false);
});

test('two visitors who write the same are two, unless it is one form that was sent twice', () => {
  const sent = (token?: string) => {
    const data = form('Amina', 'Hello');
    if (token !== undefined) data.set(ONCE, token);
    return visitorOf(data);
  };
  expect(sent('one')).toBe(sent('one'));
  expect(sent('one')).not.toBe(sent('other'));
  // Without a token nobody comes in as whoever wrote the same a moment before.
  expect(sent()).not.toBe(sent());
  expect(sent('')).not.toBe(sent(''));
});
