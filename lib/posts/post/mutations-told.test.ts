import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { writeMessage } from '#lib/conversations/mutations';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { change, post as put, row } from '#lib/posts/draft/testing';
import { callToo } from '#lib/posts/hosts/mutations';
import {
  callOff,
  moveOccurrence,
  moveOccurrenceBack,
  noteOccurrence,
  takeBackCallOff,
} from '#lib/posts/occurrences/mutations';
import { activity, inDays, mailsTo, weekly } from '#lib/posts/post/testing';
import { undoWithdrawal, withdrawPost } from '#lib/posts/withdrawal/mutations';
import { itemsOf } from '#lib/values/several';
import { now } from '#lib/values/time/clock';
import { atHour } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';
import { markSeen } from '#lib/watches/mutations';
import { hasNotifications, notifications } from '#lib/watches/notifications/queries';

const NOON = atHour('2026-11-25', '12:00', zone());

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});

const join = (occurrenceId: string, viewer: Viewer) =>
  database().joining.create({ data: { occurrenceId, personId: viewer.id } });

/** What somebody finds on the board: why, and of which day. */
const newsFor = async (viewer: Viewer) =>
  itemsOf(await notifications(viewer))
    .map(({ of, day }) => (day ? `${of} ${day}` : of))
    .sort();

/** A weekly activity with its first date in two days: its host, and somebody who comes to that date, with an address or without. */
async function coming(mail: boolean) {
  const [host, comer] = [await somebody(), await somebody({ mail })];
  const { id, occurrences } = await activity([host], [inDays(2), inDays(9)], weekly(inDays(2)));
  const occurrenceId = occurrences[0]?.id ?? '';
  await join(occurrenceId, comer);
  return { host, comer, id, occurrenceId };
}
type Coming = Awaited<ReturnType<typeof coming>>;

const move = ({ host, occurrenceId }: Coming, day: string, start: string | null = null) =>
  moveOccurrence(host, { occurrenceId, target: { day, start, end: null }, words: '' });

const single = { kind: 'ACTIVITY' as const, said: { when: 'day', start: '18:00', title: 'Baking' } };

const EVENTS: [string, (at: Coming) => Promise<unknown>, string[], string][] = [
  [
    'called off',
    ({ host, occurrenceId }) => callOff(host, occurrenceId, { words: 'rain' }),
    [`CALLED_OFF ${inDays(2)}`],
    'Called off: Baking',
  ],
  [
    'said of',
    ({ host, occurrenceId }) => noteOccurrence(host, occurrenceId, { words: 'bring a bowl' }),
    [`SAID ${inDays(2)}`],
    'A word about Baking',
  ],
  ['moved', (at) => move(at, inDays(3)), [`MOVED ${inDays(3)}`], 'Another day: Baking'],
  [
    'moved to another hour',
    (at) => move(at, inDays(2), '20:00'),
    [`OTHER_HOUR ${inDays(2)}`],
    'Another hour: Baking',
  ],
  [
    'changed by its form',
    ({ host, id }) =>
      change(host, id, { ...single, said: { ...single.said, day: inDays(2), start: '19:00' } }),
    ['CHANGED'],
    'It has changed: Baking',
  ],
  [
    'elsewhere by its form',
    ({ host, id }) =>
      change(host, id, { ...single, said: { ...single.said, day: inDays(2), where: 'the yard' } }),
    ['CHANGED'],
    'It has changed: Baking',
  ],
  [
    'on another date by its form',
    ({ host, id }) => change(host, id, { ...single, said: { ...single.said, day: inDays(4) } }),
    ['DATE_GONE'],
    'Not on that date: Baking',
  ],
  ['withdrawn', ({ host, id }) => withdrawPost(host, id, ''), ['WITHDRAWN'], 'Withdrawn: Baking'],
];

describe.each([true, false])('with an address: %s', (mail) => {
  test.each(EVENTS)(
    'who comes to a date that is %s finds it on the board, too',
    async (_, happens, news, subject) => {
      const at = await coming(mail);
      await happens(at);
      expect(await newsFor(at.comer)).toEqual(news);
      expect(await mailsTo(at.comer)).toEqual(mail ? [subject] : []);
      expect([await newsFor(at.host), await newsFor(await somebody())]).toEqual([[], []]);
      await markSeen(at.comer, at.id);
      expect(await hasNotifications(at.comer)).toBe(false);
    },
  );

  test('who wrote under a request hears when it becomes something to do together', async () => {
    const [asker, wrote, other] = [await somebody(), await somebody({ mail }), await somebody({ mail })];
    const id = await put(asker, 'REQUEST', { title: 'Apple juice' });
    await writeMessage(wrote, { about: { postId: id }, words: 'I have a press' });
    await change(asker, id, {
      kind: 'ACTIVITY',
      said: { ...single.said, day: inDays(2), title: 'Apple juice' },
    });
    expect([await newsFor(wrote), await newsFor(other)]).toEqual([['TURNED'], []]);
    expect(await mailsTo(wrote)).toEqual(mail ? ['Now something to do together: Apple juice'] : []);
    await change(asker, id, { kind: 'ACTIVITY', said: { ...single.said, day: inDays(2), title: 'Juice' } });
    expect(await newsFor(wrote)).toEqual(['TURNED']);
  });

  test('another host hears what one of them does', async () => {
    const [host, other] = [await somebody(), await somebody({ mail })];
    const id = await put(host, 'ACTIVITY', { ...single.said, day: inDays(2), host: other.name });
    await callToo(other, id);
    await database().mail.deleteMany();
    await change(host, id, { ...single, said: { ...single.said, day: inDays(2), start: '19:00' } });
    expect(await newsFor(other)).toEqual(['CHANGED']);
    await withdrawPost(host, id, '');
    expect(await newsFor(other)).toEqual(['CHANGED', 'WITHDRAWN']);
    expect(await mailsTo(other)).toEqual(mail ? ['It has changed: Baking', 'Withdrawn: Baking'] : []);
  });
});

test('what is not so any more is told no longer', async () => {
  const at = await coming(false);
  await callOff(at.host, at.occurrenceId, { words: 'rain' });
  await takeBackCallOff(at.host, at.occurrenceId);
  expect(await newsFor(at.comer)).toEqual([`TAKES_PLACE ${inDays(2)}`]);
  await move(at, inDays(3));
  await move(at, inDays(4));
  expect(await newsFor(at.comer)).toEqual([`MOVED ${inDays(4)}`]);
  await moveOccurrenceBack(at.host, at.occurrenceId);
  expect(await newsFor(at.comer)).toEqual([`MOVED ${inDays(2)}`]);
});

test('it goes with the date it is about, the day after, as that they come is forgotten', async () => {
  const at = await coming(false);
  await callOff(at.host, at.occurrenceId, { words: 'rain' });
  const [{ goesOn } = { goesOn: null }] = await database().notification.findMany({
    where: { personId: at.comer.id },
  });
  expect(goesOn?.toISOString().slice(0, 10)).toBe(inDays(3));
  vi.setSystemTime(atHour(inDays(2), '23:00', zone()));
  expect(await hasNotifications(at.comer)).toBe(true);
  vi.setSystemTime(atHour('2026-11-28', '00:01', zone()));
  expect(await hasNotifications(at.comer)).toBe(false);
});

describe('a withdrawal', () => {
  /** Somebody comes to what begins at an hour of today, "HH:MM". It is noon. */
  async function todayAt(hour: string) {
    const [host, comer] = [await somebody(), await somebody({ mail: true })];
    const id = await put(host, 'ACTIVITY', { ...single.said, day: inDays(0), start: hour });
    await join((await row(id)).occurrences[0]?.id ?? '', comer);
    return { host, comer, id };
  }
  const minutesTo = async (viewer: Viewer) => {
    const [mail] = await database().mail.findMany({ where: { personId: viewer.id } });
    return mail && Math.round((mail.due.getTime() - now().getTime()) / 60_000);
  };

  test.each([
    ['12:06', 0],
    ['12:59', 0],
    ['13:30', 10],
  ])('of what begins at %s is told at noon after minutes: %i', async (hour, minutes) => {
    const { host, comer, id } = await todayAt(hour);
    await withdrawPost(host, id, '');
    expect(await minutesTo(comer)).toBe(minutes);
    expect(await newsFor(comer)).toEqual(['WITHDRAWN']);
  });

  test('that is undone is told to whoever has heard of it, and to nobody else', async () => {
    const { host, comer, id } = await todayAt('13:30');
    await withdrawPost(host, id, '');
    await undoWithdrawal(host, id);
    expect([await newsFor(comer), await mailsTo(comer)]).toEqual([[], []]);
    await withdrawPost(host, id, '');
    await database().mail.deleteMany(); // handed over
    await markSeen(comer, id);
    await undoWithdrawal(host, id);
    expect(await newsFor(comer)).toEqual(['BACK']);
    expect(await mailsTo(comer)).toEqual(['Back on the board: Baking']);
  });

  test('is found by those who come and those who wrote as long as its words are there', async () => {
    const { host, comer, id } = await todayAt('13:30');
    await withdrawPost(host, id, '');
    vi.setSystemTime(new Date(now().getTime() + 2 * 86_400_000));
    expect(await newsFor(comer)).toEqual(['WITHDRAWN']);
    vi.setSystemTime(new Date(now().getTime() + 2 * 86_400_000));
    expect(await newsFor(comer)).toEqual([]);
  });
});

test('a date called off a minute before it begins is told at once', async () => {
  const [host, comer] = [await somebody(), await somebody({ mail: true })];
  const id = await put(host, 'ACTIVITY', { ...single.said, day: inDays(0), start: '12:01' });
  const occurrenceId = (await row(id)).occurrences[0]?.id ?? '';
  await join(occurrenceId, comer);
  await callOff(host, occurrenceId, { words: 'no flour' });
  const [mail] = await database().mail.findMany({ where: { personId: comer.id } });
  expect(mail?.due).toEqual(now());
});
