import { expect, test } from 'vitest';
import { newcomer as comesIn, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { openPlace } from '#lib/places/place/mutations';
import { sayToday } from '#lib/places/today/mutations';
import { database } from '#lib/platform/database/client';
import { callOff, takeBackCallOff } from '#lib/posts/occurrences/mutations';
import { datesToday, isOffByLine } from '#lib/posts/occurrences/queries';
import { activity, inDays, mailsTo, weekly } from '#lib/posts/post/testing';
import { callOffByLine, takeBackByLine } from '#lib/posts/today/mutations';
import { now } from '#lib/values/time/clock';
import { dayEnd, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

const PAGE = { name: 'Mill', words: '', whereWords: '', cell: null, notebook: '' };
const open = () => database().$transaction((db) => openPlace(PAGE, db));
const tonight = () => dayEnd(todayIn(zone(), now()), zone());
/** All day today, so that no hour of the clock matters. */
const allDay = () => ({
  startHour: null,
  occurrences: {
    create: [0, 1].map((days) => ({
      kind: 'DATE' as const,
      starts: new Date(tonight().getTime() - (1 - days) * 86_400_000),
      ends: new Date(tonight().getTime() + days * 86_400_000),
    })),
  },
});

async function say(viewer: Viewer, slug: string, words: string, off: string[]): Promise<void> {
  await database().$transaction(async (db) => {
    await callOffByLine(viewer, { slug, occurrenceIds: off, words }, db);
    await sayToday({ slug, words, until: tonight() }, db);
  });
}

async function bakingToday() {
  const host = await somebody({ mail: true });
  const { id: placeId, slug } = await open();
  const { id, occurrences } = await activity([host], [], { placeId, ...allDay() });
  const [today, tomorrow] = occurrences.map((day) => day.id) as [string, string];
  const isOff = async (occurrenceId: string) =>
    (await database().occurrence.findUniqueOrThrow({ where: { id: occurrenceId } })).calledOff;
  return { host, placeId, slug, id, today, tomorrow, isOff };
}

test('"no bread today": whoever stands there calls off what is on today, and all whom it concerns are told', async () => {
  const { host, slug, today, tomorrow, isOff } = await bakingToday();
  const [comes, stands] = [await somebody({ mail: true }), await somebody()];
  await database().joining.create({ data: { occurrenceId: today, personId: comes.id } });
  expect((await datesToday(stands, slug)).map(({ day }) => day.id)).toEqual([today]);
  await say(stands, slug, 'No bread today', [today, tomorrow, 'no id']);
  expect([await isOff(today), await isOff(tomorrow)]).toEqual([true, false]);
  expect(await database().occurrence.findUnique({ where: { id: today } })).toMatchObject({
    words: 'No bread today',
  });
  expect(await mailsTo(comes)).toEqual(['Called off: Baking']);
  expect(await mailsTo(host)).toEqual(['Called off: Baking']);
  expect(await datesToday(stands, slug)).toEqual([]);
  expect((await takeBackCallOff(host, today)).kind).toBe('changed');
  expect(await isOff(today)).toBe(false);
});

test('no longer so: what the line called off takes place after all; what its host called off does not', async () => {
  const { host, placeId, slug, today, isOff } = await bakingToday();
  const other = await activity([host], [], { placeId, title: 'Soup', ...allDay() });
  const otherDay = other.occurrences[0]?.id ?? '';
  await callOff(host, otherDay, { words: 'I am ill' });
  const stands = await somebody();
  await say(stands, slug, 'The oven is cold', [today]);
  expect(await isOffByLine(stands, slug, 'The oven is cold')).toBe(true);
  expect(await isOffByLine(host, slug, 'The oven is cold')).toBe(true);
  expect(await isOffByLine(await comesIn(), slug, 'The oven is cold')).toBe(false);
  expect(await isOffByLine(null, slug, 'The oven is cold')).toBe(false);
  await takeBackByLine(await somebody(), slug);
  expect([await isOff(today), await isOff(otherDay)]).toEqual([false, true]);
  expect(await database().todayLine.findFirst({ where: { placeId } })).toBeNull();
  expect(await mailsTo(host)).toEqual(['Called off: Baking', 'It takes place after all: Baking']);
});

test('a newcomer says what is so, but calls nothing off that is not theirs to call off; a host does in their first days too', async () => {
  const { host, slug, today, isOff } = await bakingToday();
  const newcomer = await comesIn();
  expect(await datesToday(newcomer, slug)).toEqual([]);
  expect(await datesToday(null, slug)).toEqual([]);
  await say(newcomer, slug, 'No bread, ha', [today]);
  expect(await isOff(today)).toBe(false);
  expect((await datesToday(host, slug)).map(({ day }) => day.id)).toEqual([today]);
  await say(host, slug, 'No bread today', [today]);
  expect(await isOff(today)).toBe(true);
  await takeBackByLine(newcomer, slug);
  expect(await isOff(today)).toBe(true);
});

test('a line calls off nothing elsewhere, nothing of another day, and no offer for once', async () => {
  const { host, placeId, slug, tomorrow, isOff } = await bakingToday();
  const stands = await somebody();
  const elsewhere = await bakingToday();
  const offer = await activity([host], [], { placeId, kind: 'OFFER', ...allDay() });
  const gone = await activity([host], [], { placeId, withdrawnAt: now(), ...allDay() });
  const rhythm = await activity([host], [], { placeId, kind: 'OFFER', ...weekly(inDays(0)), ...allDay() });
  const ids = [offer, gone, rhythm].map(({ occurrences }) => occurrences[0]?.id ?? '');
  await say(stands, slug, 'No bread', [tomorrow, elsewhere.today, ...ids]);
  const off = await Promise.all([tomorrow, elsewhere.today, ...ids].map(isOff));
  expect(off).toEqual([false, false, false, false, true]);
});
