import { expect, test } from 'vitest';
import { ownCalendar } from '#lib/feeds/own/queries';
import { renderFeed } from '#lib/feeds/render';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { erasedBy, livingBackup } from '#lib/platform/database/testing-tombstones';
import { join } from '#lib/posts/joinings/mutations';
import { calendarOf } from '#lib/posts/joinings/queries';
import { makeCalendar, takeBackCalendar } from '#lib/posts/own-calendar/mutations';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Math.ceil(Date.now() / DAY) * DAY + days * DAY);

async function activity(title: string, host: Viewer, more: object = {}) {
  const days = [1, 8].map((day) => ({ kind: 'HOUR' as const, starts: inDays(day), ends: inDays(day + 0.1) }));
  const data = {
    title,
    kind: 'ACTIVITY' as const,
    hosts: { create: { personId: host.id } },
    occurrences: { create: days },
    ...more,
  };
  return database().post.create({ data, include: { occurrences: { orderBy: { starts: 'asc' } } } });
}

test('a calendar of one’s own has what one calls, and of others the dates one comes to', async () => {
  const [me, other] = [await somebody('Canaryme'), await somebody('Canaryother')];
  await activity('Mine', me);
  const theirs = await activity('Theirs', other);
  await activity('Not for me', other);
  const gone = await activity('Withdrawn', other, { withdrawnAt: new Date() });
  await database().joining.create({ data: { occurrenceId: gone.occurrences[0]?.id ?? '', personId: me.id } });
  await join(me, { occurrenceId: theirs.occurrences[1]?.id ?? '', unnamed: true });
  await join(other, { occurrenceId: theirs.occurrences[0]?.id ?? '', unnamed: false });
  const token = await makeCalendar(me);
  const posts = (await ownCalendar(token))?.posts ?? [];
  expect(
    posts.map(({ title, occurrences }) => [title, occurrences.map(({ starts }) => starts)]).sort(),
  ).toEqual([
    ['Mine', [inDays(1), inDays(8)]],
    ['Theirs', [inDays(8)]],
  ]);
  const feed = { id: 'urn:uuid:1', board: 'Board', name: 'Mine', words: 'mine' as const, page: '/me', posts };
  for (const format of ['ics', 'atom', 'json', 'txt'] as const) {
    const text = renderFeed({ ...feed, busy: posts.map(({ id }) => id) }, format, 'en');
    expect(text).not.toMatch(/canary/i);
    expect(text).not.toContain(token);
  }
  expect(renderFeed({ ...feed, busy: posts.map(({ id }) => id) }, 'ics', 'en')).toContain('TRANSP:OPAQUE');
  expect(renderFeed(feed, 'ics', 'en')).not.toContain('TRANSP:OPAQUE');
});

test('only a hash of the address is kept; another ends the one before; taken back, it leads nowhere, nor does a backup bring it back', async () => {
  const me = await somebody('Maria');
  expect([await calendarOf(me), await ownCalendar('')]).toEqual(['none', null]);
  const first = await makeCalendar(me);
  const row = await database().feedKey.findUniqueOrThrow({ where: { personId: me.id } });
  expect(Buffer.from(row.tokenHash)).toHaveLength(32);
  expect(Buffer.from(row.tokenHash).toString()).not.toContain(first);
  expect([await calendarOf(me), await calendarOf(me, first), await calendarOf(me, 'x')]).toEqual([
    'other',
    'this',
    'other',
  ]);
  const identity = await livingBackup();
  const second = await makeCalendar(me);
  expect([await ownCalendar(first), (await ownCalendar(second))?.posts]).toEqual([null, []]);
  expect((await erasedBy(identity))('FeedKey', row.id)).toBeDefined();
  await takeBackCalendar(me);
  await takeBackCalendar(me);
  expect([await ownCalendar(second), await calendarOf(me, second)]).toEqual([null, 'none']);
});

test('many at once make one, and whoever leaves takes it along', async () => {
  const me = await somebody('Ilse');
  const tokens = await Promise.all([1, 2, 3, 4].map(() => makeCalendar(me)));
  const opened = await Promise.all(tokens.map(ownCalendar));
  expect(opened.filter(Boolean)).toHaveLength(1);
  await database().person.delete({ where: { id: me.id } });
  expect(await Promise.all(tokens.map(ownCalendar))).toEqual([null, null, null, null]);
});
