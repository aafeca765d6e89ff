import { beforeEach, expect, test, vi } from 'vitest';
import { boardSections } from '#lib/board/queries';
import { writeMessage } from '#lib/conversations/mutations';
import { sweep } from '#lib/operations/forgetting/sweep';
import { after, clear, DAY } from '#lib/operations/forgetting/testing';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { join } from '#lib/posts/joinings/mutations';
import { joinings } from '#lib/posts/joinings/queries';
import { NOTHING_SAID } from '#lib/posts/post/fields';
import { createPost } from '#lib/posts/post/mutations';
import { post } from '#lib/posts/post/queries';
import type { Draft, When } from '#lib/posts/post/schema';
import { undoWithdrawal, withdrawPost } from '#lib/posts/withdrawal/mutations';
import { itemsOf } from '#lib/values/several';
import { atHour, dayEnd } from '#lib/values/time/day';

// The table of docs/what-is-forgotten.md, row by row, lived through by the doors that people use: to the moment, at each of its
// instants. On the twenty-sixth of October 2031 the clocks go back; a period's day has twenty-four hours all the same.

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

const draft: Draft = {
  ...{ ...NOTHING_SAID, kind: 'OFFER', title: 'Jars', place: null, near: null, hosts: [], arrival: '' },
  when: { is: 'any', start: null, end: null },
};
const day = (on: string, start: string | null = null, end: string | null = null, ...or: string[]): When => ({
  is: 'days',
  days: [on, ...or],
  start,
  end,
});

/** A post under which somebody wrote. */
async function said(more: Partial<Draft>): Promise<string> {
  const id = await within((db) => createPost(host, { draft: { ...draft, ...more }, pictures: {} }, db));
  await writeMessage(wrote, { about: { postId: id }, words: 'May I?' });
  return id;
}

const sees = async (viewer: Viewer | null, id: string) => (await post(viewer, id)) !== null;
/** Who finds the page of a post: host, who wrote, a stranger, a visitor. */
const whoSees = (id: string) => Promise.all([host, wrote, stranger, null].map((viewer) => sees(viewer, id)));
const ALL = [true, true, true, true];
const PART = [true, true, false, false];
const NOBODY = [false, false, false, false];

async function isOnBoard(id: string): Promise<boolean> {
  const looked = {
    area: null,
    near: null,
    reach: 'walk',
    q: null,
    kind: null,
    day: null,
    after: null,
  } as const;
  const { going, sections } = await boardSections(looked);
  return (
    going.some((card) => card.id === id) || sections.some(({ cards }) => cards.some((card) => card.id === id))
  );
}

const isKept = async (id: string) => (await database().post.findUnique({ where: { id } })) !== null;
const maySay = async (viewer: Viewer, postId: string) =>
  (await writeMessage(viewer, { about: { postId }, words: 'Thanks' })) !== undefined;

/** What is left of a post is erased at this instant, not a moment sooner, with all that hangs on it. */
async function isErasedAt(id: string, instant: Date): Promise<void> {
  await sweep(after(instant, -1));
  expect(await isKept(id)).toBe(true);
  await sweep(instant);
  expect([await isKept(id), await database().message.findFirst({ where: { postId: id } })]).toEqual([
    false,
    null,
  ]);
}

test('a withdrawn post: gone at once, ten minutes to undo, three days for those who wrote', async () => {
  for (const kind of ['OFFER', 'REQUEST', 'ACTIVITY'] as const) {
    at(NOON);
    const when = kind === 'ACTIVITY' ? day('2031-11-20', '18:00') : draft.when;
    const id = await said({ kind, when });
    expect([await isOnBoard(id), await whoSees(id)]).toEqual([true, ALL]);
    await withdrawPost(host, id, 'It is gone.');
    expect([await isOnBoard(id), await whoSees(id)]).toEqual([false, PART]);
    expect([await maySay(wrote, id), await maySay(stranger, id)]).toEqual([true, false]);
    // Undone at the last moment, as if nothing had been; by nobody else.
    at(after(NOON, 10 * MINUTE - 1));
    expect(await undoWithdrawal(wrote, id)).toBe(false);
    expect(await undoWithdrawal(host, id)).toBe(true);
    expect([await isOnBoard(id), (await post(null, id))?.withdrawn]).toEqual([true, null]);
    at(NOON);
    await withdrawPost(host, id, 'It is gone.');
    at(after(NOON, 10 * MINUTE));
    expect([await undoWithdrawal(host, id), (await post(host, id))?.withdrawn?.undoUntil]).toEqual([
      false,
      null,
    ]);
    at(after(NOON, 3 * DAY - 1));
    expect([await whoSees(id), await maySay(wrote, id)]).toEqual([PART, true]);
    at(after(NOON, 3 * DAY));
    expect([await whoSees(id), await maySay(wrote, id), await maySay(host, id)]).toEqual([
      NOBODY,
      false,
      false,
    ]);
    await isErasedAt(id, after(NOON, 3 * DAY));
  }
});

test('an offer or a request for a day: till its last day ends, then three days for those who wrote', async () => {
  for (const [kind, when, ends] of [
    ['OFFER', day('2031-10-25'), dayEnd('2031-10-25', ZONE)],
    ['REQUEST', day('2031-10-24', null, null, '2031-10-26'), dayEnd('2031-10-26', ZONE)],
    ['OFFER', day('2031-10-26', '02:30', '03:30'), atHour('2031-10-26', '03:30', ZONE)],
  ] as const) {
    at(NOON);
    const id = await said({ kind, when });
    at(after(ends, -1));
    expect([await isOnBoard(id), await whoSees(id)]).toEqual([true, ALL]);
    at(ends);
    expect([await isOnBoard(id), await whoSees(id), await maySay(wrote, id)]).toEqual([false, PART, true]);
    expect(await maySay(stranger, id)).toBe(false);
    at(after(ends, 3 * DAY - 1));
    expect([await whoSees(id), await maySay(wrote, id)]).toEqual([PART, true]);
    at(after(ends, 3 * DAY));
    expect([await whoSees(id), await maySay(wrote, id)]).toEqual([NOBODY, false]);
    await isErasedAt(id, after(ends, 3 * DAY));
  }
});

test('a date of an activity: who comes is forgotten a day later, it and its words seven days later', async () => {
  const id = await said({ kind: 'ACTIVITY', when: day('2031-10-25', '18:00', '21:00') });
  const ends = atHour('2031-10-25', '21:00', ZONE);
  const { id: occurrenceId } = await database().occurrence.findFirstOrThrow({ where: { postId: id } });
  const guest = await somebody();
  expect(await join(guest, { occurrenceId, unnamed: false })).toBe(id);
  at(after(ends, -1));
  expect(itemsOf((await joinings(host, id)).get(occurrenceId)?.names)).toEqual([guest.name]);
  expect([await isOnBoard(id), await join(stranger, { occurrenceId, unnamed: true })]).toEqual([true, id]);
  at(ends);
  expect([await isOnBoard(id), (await joinings(host, id)).get(occurrenceId), await whoSees(id)]).toEqual([
    false,
    undefined,
    [true, true, true, false], // the stranger was coming
  ]);
  expect(await join(await somebody(), { occurrenceId, unnamed: false })).toBeUndefined();
  const coming = () => database().joining.findFirst({ where: { occurrenceId } });
  await sweep(after(ends, DAY - 1));
  expect(await coming()).not.toBeNull();
  await sweep(after(ends, DAY));
  expect(await coming()).toBeNull();
  // There is a pot to bring back: those who wrote go on.
  at(after(ends, 7 * DAY - 1));
  expect([await whoSees(id), await maySay(wrote, id)]).toEqual([PART, true]);
  at(after(ends, 7 * DAY));
  expect([await whoSees(id), await maySay(wrote, id)]).toEqual([NOBODY, false]);
  await isErasedAt(id, after(ends, 7 * DAY));
});
