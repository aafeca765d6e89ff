import { beforeEach, expect, test, vi } from 'vitest';
import { writeMessage } from '#lib/conversations/mutations';
import { conversation } from '#lib/conversations/queries';
import { correspondences } from '#lib/letters/correspondence/queries';
import { beginLetters } from '#lib/letters/mutations';
import { openMail } from '#lib/notifications/outbox';
import { sweep } from '#lib/operations/forgetting/sweep';
import { after, clear, DAY } from '#lib/operations/forgetting/testing';
import { addressHash } from '#lib/people/address/rules';
import { somebody } from '#lib/people/person/testing';
import { beginSession } from '#lib/people/session/mutations';
import { viewerOfSession } from '#lib/people/session/queries';
import { sendSignInLink, signInByToken } from '#lib/people/sign-in-link/mutations';
import { whomLinkLetsIn } from '#lib/people/sign-in-link/queries';
import type { Viewer } from '#lib/people/viewer';
import { closePlace, reopenPlace } from '#lib/places/closing/mutations';
import { changePlace, openPlace } from '#lib/places/place/mutations';
import { place } from '#lib/places/place/queries';
import type { PlacePage } from '#lib/places/place/schema';
import { sayToday } from '#lib/places/today/mutations';
import { undoTo } from '#lib/places/versions/mutations';
import { history } from '#lib/places/versions/queries';
import { database, type Transaction } from '#lib/platform/database/client';
import { itemsOf } from '#lib/values/several';
import { randomToken } from '#lib/values/text/random';
import { atHour, dayOf, dayStart } from '#lib/values/time/day';

// As database-grace.test.ts, for what is no post: places, letters, links and sessions, to the moment.

const ZONE = 'Europe/Berlin';
const NOON = new Date('2031-10-24T10:00:00.000Z');
const MINUTE = 60_000;

const at = (instant: Date) => vi.useFakeTimers({ now: instant, toFake: ['Date'] });
const within = <T>(work: (db: Transaction) => Promise<T>): Promise<T> => database().$transaction(work);

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // many sweeps, on a busy machine

let host: Viewer;
let wrote: Viewer;
let stranger: Viewer;
beforeEach(async () => {
  at(NOON);
  await clear();
  [host, wrote, stranger] = [await somebody(), await somebody(), await somebody()];
});

const PAGE: PlacePage = { name: 'The mill', words: '', whereWords: '', cell: null, notebook: 'Light it.' };
const mill = () => within((db) => openPlace({ ...PAGE, name: randomToken() }, db));

const byLink = (token: string) => database().$transaction((db) => signInByToken(token, db));

test('words at a place: thirty days after they were written', async () => {
  const { id } = await mill();
  await writeMessage(wrote, { about: { placeId: id }, words: 'Warm.' });
  const read = async () =>
    itemsOf((await conversation(stranger, { placeId: id }))?.messages).map(({ words }) => words);
  at(after(NOON, 30 * DAY));
  expect(await read()).toEqual(['Warm.']);
  at(after(NOON, 30 * DAY + 1));
  expect(await read()).toEqual([]);

  // Once their hour is not kept, they count from a moment that is drawn in the first minute of their day.
  await sweep(after(NOON, 2 * DAY));
  const written = dayStart(dayOf(NOON, ZONE), ZONE);
  at(after(written, 30 * DAY));
  expect(await read()).toEqual(['Warm.']);
  await sweep(after(written, 30 * DAY));
  expect(await read()).toEqual(['Warm.']);
  at(after(written, 30 * DAY + MINUTE));
  expect(await read()).toEqual([]);
  await sweep(after(written, 30 * DAY + MINUTE));
  expect(await database().message.findMany()).toEqual([]);
});

test('a place’s line for today: till its hour', async () => {
  const { slug } = await mill();
  const until = atHour('2031-10-24', '16:00', ZONE);
  await within((db) => sayToday({ slug, words: 'Warm till four', until }, db));
  at(after(until, -1));
  expect((await place(slug))?.today?.words).toBe('Warm till four');
  await sweep(after(until, -1));
  at(until);
  expect((await place(slug))?.today).toBeNull();
  await sweep(until);
  expect(await database().todayLine.findFirst()).toBeNull();
});

test('how a page was, and who changed it: undone for thirty days, by anybody', async () => {
  const { slug, id: placeId } = await mill();
  const { version = '' } = (await place(slug)) ?? {};
  const PAGE_NOW = { ...PAGE, notebook: 'Something else' };
  await within((db) => changePlace(wrote, { slug, version, page: PAGE_NOW }, db));
  const changes = async () => itemsOf((await history(stranger, placeId))?.changes);
  const [{ id = '', who } = {}] = await changes();
  expect(who).toBe(wrote.name);
  at(after(NOON, 30 * DAY - 1));
  expect((await changes())[0]?.id).toBe(id);
  expect(await undoTo(stranger, id)).toEqual({ kind: 'undone', slug });
  expect((await place(slug))?.notebook).toBe('Light it.');
  at(after(NOON, 30 * DAY));
  expect((await changes()).some((change) => change.id === id)).toBe(false);
  expect(await undoTo(stranger, id)).toEqual({ kind: 'missing' });
  await sweep(after(NOON, 30 * DAY));
  expect(await database().placeVersion.findUnique({ where: { id } })).toBeNull();
});

test('a closed place: thirty days to bring it back', async () => {
  const { slug } = await mill();
  await closePlace(wrote, slug);
  const last = after(NOON, 30 * DAY - 1);
  at(last);
  expect((await place(slug))?.goes).toBe('2031-11-23');
  await sweep(last);
  expect(await reopenPlace(stranger, slug)).toBe(true);
  expect((await place(slug))?.goes).toBeNull();
  await closePlace(wrote, slug);
  const gone = after(last, 30 * DAY);
  at(gone);
  expect([await place(slug), await reopenPlace(stranger, slug)]).toEqual([undefined, false]);
  await sweep(after(gone, -1));
  expect(await database().place.findUnique({ where: { slug } })).not.toBeNull();
  await sweep(gone);
  expect(await database().place.findUnique({ where: { slug } })).toBeNull();
});

test('letters: each thirty days after it was written, then the correspondence', async () => {
  const { id } = await mill();
  for (const [later, viewer] of [host, wrote].entries()) {
    at(new Date(NOON.getTime() - 2 + later));
    await writeMessage(viewer, { about: { placeId: id }, words: 'Hello.' });
  }
  at(NOON);
  await within((db) => beginLetters(host, { name: wrote.name, words: 'Dear' }, db));
  at(after(NOON, 30 * DAY - 1));
  expect(itemsOf(await correspondences(wrote))[0]?.name).toBe(host.name);
  at(after(NOON, 30 * DAY));
  expect(itemsOf(await correspondences(wrote))).toEqual([]);
  await sweep(after(NOON, 30 * DAY - 1));
  expect(await database().letter.findFirst()).not.toBeNull();
  await sweep(after(NOON, 30 * DAY));
  expect([await database().letter.findFirst(), await database().correspondence.findFirst()]).toEqual([
    null,
    null,
  ]);
});

test('a link that signs in: a quarter of an hour, once', async () => {
  const email = `${randomToken()}@example.org`;
  await database().person.update({ where: { id: host.id }, data: { emailHash: addressHash(email) } });
  const link = async () => {
    await sendSignInLink(email);
    const mail = await database().mail.findFirstOrThrow({ where: { personId: host.id } });
    await database().mail.delete({ where: { id: mail.id } });
    return /token=(\S+)/.exec(openMail(mail.sealed).text)?.[1] ?? '';
  };
  const [first, second] = [await link(), await link()];
  at(after(NOON, 15 * MINUTE - 1));
  expect(await whomLinkLetsIn(first)).not.toBeNull();
  at(after(NOON, 15 * MINUTE));
  expect([await whomLinkLetsIn(first), await byLink(first)]).toEqual([null, undefined]);
  at(after(NOON, 15 * MINUTE - 1));
  expect((await byLink(second))?.id).toBe(host.id);
  expect([await byLink(second), await byLink(first)]).toEqual([undefined, undefined]);
});

test('a session: a hundred days unused, counted from the end of the month, each use anew', async () => {
  const { token } = await beginSession(host);
  at(after(dayStart('2032-02-09', ZONE), -1));
  expect((await viewerOfSession(token))?.id).toBe(host.id);
  at(after(dayStart('2032-06-09', ZONE), -1));
  await sweep(new Date());
  expect((await viewerOfSession(token))?.id).toBe(host.id);
  at(dayStart('2032-10-09', ZONE));
  // Also where the sweep has not come by.
  expect(await viewerOfSession(token)).toBeNull();
});
