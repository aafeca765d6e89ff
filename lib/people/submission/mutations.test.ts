import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { somebody } from '#lib/people/person/testing';
import { endAllAccess, endSession } from '#lib/people/session/mutations';
import { letIn, once } from '#lib/people/submission/mutations';
import type { Viewer } from '#lib/people/viewer';
import { secret } from '#lib/platform/config/keys';
import { database } from '#lib/platform/database/client';
import { holding } from '#lib/platform/form/held';
import { ONCE, sendingOf, unsealSent } from '#lib/platform/form/submission';
import { randomToken, sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';

/** A form as React sends it: its token, the action, what it is bound to and what was shown before, and what was typed. */
function form(about: string, words: string, { before = {}, token = 'of this page' } = {}): FormData {
  const data = new FormData();
  data.set(ONCE, token);
  data.set('$ACTION_REF_1', '');
  data.set('$ACTION_1:0', '{"id":"abc","bound":"$@1"}');
  data.set('$ACTION_1:1', JSON.stringify([about, before]));
  data.set('words', words);
  return data;
}

test('the same form sent twice is one thing, also after it was refused once', async () => {
  const viewer = await somebody();
  const done: string[] = [];
  const send = (data: FormData) =>
    once(viewer, data, async () => {
      done.push('once');
      return { target: `/letters/${done.length}`, personId: viewer.id, sessionIds: [] };
    });
  const [one, two] = await Promise.all([
    send(form('Amina', 'Hello', { token: 'one' })),
    send(form('Amina', 'Hello', { token: 'one' })),
  ]);
  expect(one?.target).toBe(two?.target);
  expect(
    (await send(form('Amina', 'Hello', { token: 'one', before: { values: {}, errors: { words: 'no' } } })))
      ?.again,
  ).toBe(true);
  expect(done).toEqual(['once']);
});

test('where it is sent again while the first is at work, the second waits, and leads where the first did', async () => {
  const viewer = await somebody();
  const [begun, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = once(viewer, form('Amina', 'Hello'), async () => {
    begun.resolve();
    await mayEnd.promise;
    return { target: '/first', personId: viewer.id, sessionIds: [] };
  });
  await begun.promise;
  const second = once(viewer, form('Amina', 'Hello'), async () => ({
    target: '/second',
    personId: viewer.id,
    sessionIds: [],
  }));
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
  const viewer = await somebody();
  const work = async () => ({ target: '/', personId: viewer.id, sessionIds: [] });
  expect((await once(viewer, form('Amina', 'Hello'), work))?.again).toBe(false);
  expect((await once(viewer, form('Boris', 'Hello'), work))?.again).toBe(false);
  expect((await once(viewer, form('Amina', 'Good evening'), work))?.again).toBe(false);
});

test('the same words sent by another form are something else; by the same, also once its sender has said who they are, one thing', async () => {
  const viewer = await somebody();
  const work = async () => ({ target: '/', personId: viewer.id, sessionIds: [] });
  // Next takes its own fields out of what an action is given; the door keeps them.
  const send = (to: string, more: Record<string, string> = {}) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ [ONCE]: 'one', words: 'Thank you', ...more }))
      data.set(name, value);
    const action: [string, string][] = [
      ['$ACTION_3:0', '{"id":"abc","bound":"$@1"}'],
      ['$ACTION_3:1', JSON.stringify([to, { values: {}, errors: {} }])],
    ];
    return holding().run({ address: '/', action }, () => once(viewer, data, work));
  };
  expect((await send('Amina'))?.again).toBe(false);
  expect((await send('Boris'))?.again).toBe(false);
  expect((await send('Amina', { who: 'Clara', passphrase: 'five words of hers' }))?.again).toBe(true);
});

test('the same typed into two forms is two things, unless it is one form that was sent twice', () => {
  const sent = (token?: string) => {
    const data = form('Amina', 'Hello', { token });
    if (token === undefined) data.delete(ONCE);
    return sendingOf(data).secret;
  };
  expect(sent('one')).toBe(sent('one'));
  expect(sent('one')).not.toBe(sent('other'));
  // Without a token nobody comes in as whoever wrote the same a moment before.
  expect(sent()).not.toBe(sent());
  expect(sent('')).not.toBe(sent(''));
});

test('a form that somebody else sends again, from the same page, is theirs', async () => {
  const [amina, boris] = [await somebody('Amina'), await somebody('Boris')];
  const data = form('Clara', 'Hello', { token: randomToken() });
  const work = (viewer: Viewer) => async () => ({ target: '/', personId: viewer.id, sessionIds: [] });
  expect((await once(amina, data, work(amina)))?.again).toBe(false);
  expect((await once(boris, data, work(boris)))?.again).toBe(false);
  expect((await once(boris, data, work(boris)))?.again).toBe(true);
});

test('what is kept names nobody and nothing, is as long for all, and opens only to the form itself', async () => {
  await database().submission.deleteMany();
  const viewer = await somebody();
  const tokens = [randomToken(), randomToken()];
  const targets = ['/', `/letters/${viewer.id}#end`];
  for (const [at, token] of tokens.entries())
    await once(viewer, form('Amina', 'Hello', { token }), async () => ({
      ...{ target: targets[at] as string, personId: viewer.id, sessionIds: [] },
    }));
  const rows = await database().submission.findMany();
  expect(rows.map((row) => Object.keys(row).sort())).toEqual(Array(2).fill(['key', 'madeAt', 'sealed']));
  expect(new Set(rows.map(({ sealed }) => sealed.length)).size).toBe(1);
  const opened = (token: string) =>
    rows.filter(({ sealed }) => {
      try {
        return unsealSent(sendingOf(form('Amina', 'Hello', { token })), sealed);
      } catch {
        return false;
      }
    });
  expect(opened(tokens[0] as string)).toHaveLength(1);
  for (const other of [viewer.id, viewer.name, targets[1] as string, secret(), randomToken()])
    expect(opened(other)).toEqual([]);
});

test('after ten minutes a form sent again is a form like any other', async () => {
  const viewer = await somebody();
  const data = form('Amina', 'Hello', { token: randomToken() });
  const work = async () => ({ target: '/', personId: viewer.id, sessionIds: [] });
  await once(viewer, data, work);
  const { key } = sendingOf(data);
  const ago = (minutes: number) => ({ madeAt: new Date(now().getTime() - minutes * 60_000) });
  await database().submission.update({ where: { key }, data: ago(9) });
  expect((await once(viewer, data, work))?.again).toBe(true);
  await database().submission.update({ where: { key }, data: ago(10) });
  expect((await once(viewer, data, work))?.again).toBe(false);
});

describe('a form that lets somebody in', () => {
  const visitor = () => form('Amina', 'Hello', { token: randomToken() });
  const sessions = (personId: string) => database().session.findMany({ where: { personId } });

  test('sent again, lets in the same, and whichever answer the device keeps signs in', async () => {
    const [viewer, sent] = [await somebody(), visitor()];
    const enter = async () => ({ viewer, target: '/posts/1' });
    const answers = await Promise.all([1, 2, 3].map(() => letIn(sent, enter)));
    const again = await letIn(sent, () => Promise.reject(new Error('asked once more')));
    for (const each of [...answers, again]) expect(each).toMatchObject({ viewer, target: '/posts/1' });
    const tokens = [...answers, again].map((each) =>
      Buffer.from(sha256(each?.session ?? '')).toString('hex'),
    );
    const kept = (await sessions(viewer.id)).map(({ tokenHash }) => Buffer.from(tokenHash).toString('hex'));
    expect(kept.sort()).toEqual(tokens.sort());
  });

  test('sent again ever so often, is kept as long as ever', async () => {
    const [viewer, sent] = [await somebody(), visitor()];
    for (let n = 0; n < 9; n++)
      expect(await letIn(sent, async () => ({ viewer, target: '/' }))).toBeDefined();
    const row = await database().submission.findUniqueOrThrow({ where: { key: sendingOf(sent).key } });
    expect(row.sealed.length).toBe(512 + 28);
  });

  test('lets nobody in again once any of its sessions has ended', async () => {
    const [viewer, sent] = [await somebody(), visitor()];
    const enter = async () => ({ viewer, target: '/' });
    const [first] = [await letIn(sent, enter), await letIn(sent, enter)];
    await endSession(first?.session ?? '');
    expect(await letIn(sent, async () => undefined)).toBeUndefined();
  });

  test('lets nobody in again once that session has ended, wherever it was ended', async () => {
    const [viewer, sent] = [await somebody(), visitor()];
    const entered = await letIn(sent, async () => ({ viewer, target: '/' }));
    await endSession(entered?.session ?? '');
    expect(await letIn(sent, async () => undefined)).toBeUndefined();
    await letIn(sent, async () => ({ viewer, target: '/' }));
    await endAllAccess(viewer);
    expect(await letIn(sent, async () => undefined)).toBeUndefined();
    expect(await sessions(viewer.id)).toEqual([]);
  });

  test('that lets nobody in begins no session', async () => {
    const before = await database().session.findMany();
    expect(await letIn(visitor(), async () => undefined)).toBeUndefined();
    expect(await database().session.findMany()).toEqual(before);
  });
});
