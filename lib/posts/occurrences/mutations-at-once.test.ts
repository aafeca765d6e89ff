import { expect, test } from 'vitest';
import { somebody } from '#lib/people/person/testing';
import { openPlace } from '#lib/places/place/mutations';
import { sayNoMore, sayToday } from '#lib/places/today/mutations';
import { openedWithLine } from '#lib/places/today/rules';
import { database } from '#lib/platform/database/client';
import type { Opened } from '#lib/platform/form/meet';
import { startingWith } from '#lib/platform/form/state';
import {
  callOff,
  moveOccurrence,
  moveOccurrenceBack,
  noteOccurrence,
  takeBackCallOff,
} from '#lib/posts/occurrences/mutations';
import { datesToChange } from '#lib/posts/occurrences/queries';
import { activity, datesIn, inDays } from '#lib/posts/post/testing';
import { now } from '#lib/values/time/clock';
import { atHour, dayEnd, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

// Two forms of one date, or for the line of one place, are open, and both are sent.

const UNKNOWN: Opened = { values: null };

async function baking() {
  const host = await somebody();
  const { id, occurrences } = await activity([host], [inDays(2)]);
  const occurrenceId = occurrences[0]?.id ?? '';
  /** As a form is opened now. */
  const opened = async (): Promise<Opened> => {
    const [date] = await datesToChange(host, id);
    return { values: startingWith(date?.said).values };
  };
  const move = (day: string, by: Opened, words = '') =>
    moveOccurrence(host, { occurrenceId, target: { day, start: '18:00', end: null }, words, opened: by });
  const words = async () =>
    (await database().occurrence.findUniqueOrThrow({ where: { id: occurrenceId } })).words;
  return { host, id, occurrenceId, opened, move, words };
}

test('a date that somebody else moved is not moved again unseen', async () => {
  const { id, opened, move } = await baking();
  const before = await opened();
  const [first, second] = await Promise.all([move(inDays(3), before), move(inDays(4), before)]);
  const kinds = [first.kind, second.kind];
  expect(kinds.toSorted()).toEqual(['changed', 'conflict']);
  const stands = inDays(kinds[0] === 'changed' ? 3 : 4);
  expect([first, second].find(({ kind }) => kind === 'conflict')).toMatchObject({
    both: ['day'],
    stands: { day: [stands], start: ['18:00'] },
  });
  expect((await move(inDays(5), UNKNOWN)).kind).toBe('conflict');
  expect((await move(inDays(5), await opened())).kind).toBe('changed');
  expect(await datesIn(id)).toEqual([`${inDays(5)} 18:00 from ${inDays(2)} 18:00`]);
});

test('words that were said of a date meanwhile outlive its move, and a word said beside', async () => {
  const { host, occurrenceId, opened, move, words } = await baking();
  const before = await opened();
  const say = (said: string, by: Opened) => noteOccurrence(host, occurrenceId, { words: said, opened: by });
  expect((await say('Contains nuts', before)).kind).toBe('changed');
  expect(await move(inDays(3), before)).toMatchObject({
    kind: 'conflict',
    taken: ['line'],
    values: { line: ['Contains nuts'], day: [inDays(3)] },
  });
  expect(await say('Bring a bowl', before)).toMatchObject({
    both: ['line'],
    stands: { line: ['Contains nuts'] },
  });
  expect((await say('', before)).kind).toBe('changed'); // sent as it was opened
  expect((await say('Bring a bowl', UNKNOWN)).kind).toBe('conflict');
  expect(await words()).toBe('Contains nuts');
});

test('a date that was moved, or of which something was said, is called off by whoever has seen it', async () => {
  const { host, occurrenceId, opened, move } = await baking();
  const before = await opened();
  await move(inDays(3), before);
  const off = (by: Opened) => callOff(host, occurrenceId, { words: 'rain', opened: by });
  expect(await off(before)).toMatchObject({ kind: 'conflict', stands: { day: [inDays(3)] } });
  expect((await off(UNKNOWN)).kind).toBe('conflict');
  expect((await database().occurrence.findUniqueOrThrow({ where: { id: occurrenceId } })).calledOff).toBe(
    false,
  );
  expect((await off(await opened())).kind).toBe('changed');
});

test('of two who call a date off, the second’s words are kept: both are before them, and sent again theirs stand', async () => {
  const { host, occurrenceId, opened, words } = await baking();
  const before = await opened();
  const off = (said: string, by: Opened) => callOff(host, occurrenceId, { words: said, opened: by });
  expect((await off('It rains.', before)).kind).toBe('changed');
  expect(await off('Bo is ill, soup at hers', before)).toMatchObject({
    kind: 'conflict',
    both: ['line'],
    notice: 'posts.offAlready',
    stands: { line: ['It rains.'] },
  });
  expect((await off('Bo is ill, soup at hers', UNKNOWN)).kind).toBe('conflict');
  expect(await words()).toBe('It rains.');
  // Who says the same, or nothing, loses nothing.
  for (const same of ['It rains.', '']) expect((await off(same, before)).kind).toBe('changed');
  expect(await words()).toBe('It rains.');
  expect((await off('Bo is ill, soup at hers', await opened())).kind).toBe('changed');
  expect(await words()).toBe('Bo is ill, soup at hers');
});

test('a date goes back to its day as it was seen: of what was said, moved or called off meanwhile its sender hears first', async () => {
  const { host, id, occurrenceId, opened, move, words } = await baking();
  const back = (by: Opened) => moveOccurrenceBack(host, occurrenceId, by);
  await move(inDays(3), await opened());
  const moved = await opened();
  await noteOccurrence(host, occurrenceId, { words: 'Contains nuts', opened: moved });
  expect(await back(moved)).toMatchObject({ kind: 'conflict', stands: { line: ['Contains nuts'] } });
  expect((await back(UNKNOWN)).kind).toBe('conflict');
  expect(await words()).toBe('Contains nuts');
  const noted = await opened();
  await move(inDays(4), noted, 'Contains nuts');
  expect(await back(noted)).toMatchObject({ kind: 'conflict', stands: { day: [inDays(4)] } });
  const there = await opened();
  await callOff(host, occurrenceId, { words: 'rain', opened: there });
  expect((await back(await opened())).kind).toBe('conflict');
  await takeBackCallOff(host, occurrenceId);
  expect(await datesIn(id)).toEqual([`${inDays(4)} 18:00 from ${inDays(2)} 18:00`]);
  expect((await back(await opened())).kind).toBe('changed');
  expect((await back(there)).kind).toBe('changed'); // it is there already
  expect(await datesIn(id)).toEqual([`${inDays(2)} 18:00`]);
});

test('what is so today is not replaced by whoever has not seen it', async () => {
  const page = { name: 'Mill', words: '', whereWords: '', cell: null, notebook: '' };
  const { slug } = await database().$transaction((db) => openPlace(page, db));
  const midnight = dayEnd(todayIn(zone(), now()), zone());
  const four = atHour(todayIn(zone(), now()), '16:00', zone());
  const opened = (today: Parameters<typeof openedWithLine>[0]): Opened => ({
    values: openedWithLine(today, zone()).values,
  });
  const say = (words: string, by: Opened, until = midnight) =>
    database().$transaction((db) => sayToday({ slug, words, until, opened: by }, db));
  const nothing = opened(null);
  expect((await say('Warm', nothing, four)).kind).toBe('said');
  expect((await say('Warm', nothing, four)).kind).toBe('said'); // the same again
  expect(await say('No bread today', nothing)).toMatchObject({
    kind: 'conflict',
    both: ['today'],
    values: { today: ['No bread today'] },
    stands: { today: ['Warm'], until: ['16:00'] },
  });
  expect((await say('No bread today', UNKNOWN)).kind).toBe('conflict');
  const warm = opened({ words: 'Warm', until: four });
  expect((await say('No bread today', warm)).kind).toBe('said');
  // What its sender saw, typed once more, is no less than any other words.
  expect((await say('Warm', warm, four)).kind).toBe('conflict');
  // Where nothing stands any more, nothing is in the way.
  await sayNoMore(slug);
  expect((await say('Cold', warm)).kind).toBe('said');
});
