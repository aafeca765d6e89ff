import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openMail } from '#lib/notifications/outbox';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { parse } from '#lib/platform/form/parse';
import { editView, readingOf } from '#lib/posts/draft/queries';
import { readDraft } from '#lib/posts/draft/rules';
import { postSchemas } from '#lib/posts/draft/schema';
import { extendRhythms } from '#lib/posts/occurrences/jobs';
import {
  callOff,
  moveOccurrence,
  moveOccurrenceBack,
  takeBackCallOff,
} from '#lib/posts/occurrences/mutations';
import { datesToChange } from '#lib/posts/occurrences/queries';
import { changePost } from '#lib/posts/post/edit';
import { activity, datesIn, inDays, mailsTo, weekly } from '#lib/posts/post/testing';
import { now } from '#lib/values/time/clock';
import { atHour, todayIn } from '#lib/values/time/day';
import { toTheMinute } from '#lib/values/time/minute';
import { zone } from '#lib/values/time/zone';

// Today at noon: what is baked from six in the evening on is still to come, whenever this runs.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: atHour(todayIn(zone(), new Date()), '12:00', zone()) });
});
afterAll(() => {
  vi.useRealTimers();
});

const at = (day: string, start: string | null = null, end: string | null = null) => ({ day, start, end });

async function weeklyBaking() {
  const host = await somebody({ mail: true });
  const { id, occurrences } = await activity([host], [inDays(2), inDays(9)], weekly(inDays(2)));
  await extendRhythms();
  return { host, id, occurrenceId: occurrences[0]?.id ?? '' };
}

describe('one date of a rhythm', () => {
  test('goes to another day with those who come; they and the other hosts are told, and it is not made again', async () => {
    const { host, id, occurrenceId } = await weeklyBaking();
    const [comes, other] = [await somebody({ mail: true }), await somebody({ mail: true })];
    await database().joining.create({ data: { occurrenceId, personId: comes.id } });
    await database().host.create({ data: { postId: id, personId: other.id } });
    const before = await database().post.findUniqueOrThrow({ where: { id } });
    expect(
      await moveOccurrence(host, {
        occurrenceId,
        target: at(inDays(3), '17:00'),
        words: 'The oven is taken',
      }),
    ).toEqual({ kind: 'changed', post: id });
    const moved = `${inDays(3)} 17:00 from ${inDays(2)} 18:00`;
    expect((await datesIn(id)).slice(0, 2)).toEqual([moved, `${inDays(9)} 18:00`]);
    expect(await mailsTo(comes)).toEqual(['Another day: Baking']);
    expect(await mailsTo(other)).toEqual(['Another day: Baking']);
    expect(await mailsTo(host)).toEqual([]);
    const [mail] = await database().mail.findMany({ where: { personId: comes.id } });
    expect(openMail(mail?.sealed ?? new Uint8Array()).text).not.toContain('oven');
    const after = await database().post.findUniqueOrThrow({ where: { id } });
    expect(after.changedAt.getTime()).toBeGreaterThan(before.changedAt.getTime());
    await extendRhythms();
    expect((await datesIn(id)).slice(0, 2)).toEqual([moved, `${inDays(9)} 18:00`]);
    expect(await database().joining.findMany({ where: { occurrenceId } })).toMatchObject([
      { personId: comes.id },
    ]);
  });

  test('each change counts as later than the one before, and says neither the second of when it was nor how many there were', async () => {
    const { host, id, occurrenceId } = await weeklyBaking();
    const made = toTheMinute(now());
    await database().post.update({ where: { id }, data: { changedAt: made } });
    const times = [made.getTime()];
    for (const change of Array(6).fill([callOff, takeBackCallOff]).flat()) {
      await change(host, occurrenceId, { words: 'The oven is cold' });
      times.push((await database().post.findUniqueOrThrow({ where: { id } })).changedAt.getTime());
    }
    expect([...new Set(times)].sort()).toEqual(times);
    for (const time of times) expect(time % 1_000).toBe(0);
    // Ten seconds later at most, or in a minute that began since: of so many, some are more than one later.
    const steps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
    expect(steps.every((step) => step === 1_000)).toBe(false);
  });

  test('goes back to its day', async () => {
    const { host, id, occurrenceId } = await weeklyBaking();
    await moveOccurrence(host, { occurrenceId, target: at(inDays(4)), words: 'later' });
    expect(await datesToChange(host, id)).toMatchObject([
      { day: { day: inDays(4), was: { day: inDays(2) }, words: 'later' }, mayGoBack: true },
      ...Array(12).fill({ mayGoBack: false }),
    ]);
    expect(await moveOccurrenceBack(host, occurrenceId)).toEqual({ kind: 'changed', post: id });
    expect((await datesIn(id))[0]).toBe(`${inDays(2)} 18:00`);
    await moveOccurrence(host, { occurrenceId, target: at(inDays(4)), words: '' });
    await moveOccurrence(host, { occurrenceId, target: at(inDays(5)), words: '' });
    expect((await datesIn(id))[0]).toBe(`${inDays(5)} 18:00 from ${inDays(2)} 18:00`);
    await moveOccurrence(host, { occurrenceId, target: at(inDays(2), '18:00'), words: '' });
    expect((await datesIn(id))[0]).toBe(`${inDays(2)} 18:00`);
  });

  test('does not go back to where another date of its post stands by now', async () => {
    const { host, id, occurrenceId } = await weeklyBaking();
    const [, other] = await datesToChange(host, id);
    await moveOccurrence(host, { occurrenceId, target: at(inDays(4)), words: '' });
    expect(
      await moveOccurrence(host, { occurrenceId: other?.day.id ?? '', target: at(inDays(2)), words: '' }),
    ).toEqual({ kind: 'changed', post: id });
    const stand = [
      `${inDays(2)} 18:00 from ${inDays(9)} 18:00`,
      `${inDays(4)} 18:00 from ${inDays(2)} 18:00`,
    ];
    expect((await datesIn(id)).slice(0, 2)).toEqual(stand);
    expect((await datesToChange(host, id)).filter(({ mayGoBack }) => mayGoBack)).toMatchObject([
      { day: { id: other?.day.id } },
    ]);
    await moveOccurrenceBack(host, occurrenceId);
    expect((await datesIn(id)).slice(0, 2)).toEqual(stand);
    await moveOccurrenceBack(host, other?.day.id ?? '');
    await moveOccurrenceBack(host, occurrenceId);
    expect((await datesIn(id)).slice(0, 2)).toEqual([`${inDays(2)} 18:00`, `${inDays(9)} 18:00`]);
  });

  test('goes to another hour of its day, and is called off there and taken back', async () => {
    const { host, id, occurrenceId } = await weeklyBaking();
    const comes = await somebody({ mail: true });
    await database().joining.create({ data: { occurrenceId, personId: comes.id } });
    await moveOccurrence(host, { occurrenceId, target: at(inDays(2), '20:00', '23:00'), words: '' });
    expect((await datesIn(id))[0]).toBe(`${inDays(2)} 20:00 from ${inDays(2)} 18:00`);
    expect(await mailsTo(comes)).toEqual(['Another hour: Baking']);
    await callOff(host, occurrenceId, { words: 'no flour' });
    expect(await moveOccurrence(host, { occurrenceId, target: at(inDays(3)), words: '' })).toEqual({
      kind: 'missing',
    });
    await moveOccurrenceBack(host, occurrenceId);
    await takeBackCallOff(host, occurrenceId);
    expect((await datesIn(id))[0]).toBe(`${inDays(2)} 20:00 from ${inDays(2)} 18:00`);
  });

  test('goes nowhere in the past, too far, where it is, or where another is or will be', async () => {
    const { host, id, occurrenceId } = await weeklyBaking();
    const says = async (...target: Parameters<typeof at>) =>
      moveOccurrence(host, { occurrenceId, target: at(...target), words: '' });
    expect(await says(inDays(-1))).toEqual({ kind: 'refused', mistakes: { day: 'posts.past' } });
    expect(await says(inDays(400))).toEqual({ kind: 'refused', mistakes: { day: 'posts.tooFar' } });
    expect(await says(inDays(2), '18:00')).toEqual({
      kind: 'refused',
      mistakes: { day: 'posts.thenAlready' },
    });
    expect(await says(inDays(9))).toEqual({ kind: 'refused', mistakes: { day: 'posts.dateThere' } });
    expect(await says(inDays(2 + 7 * 20))).toEqual({ kind: 'refused', mistakes: { day: 'posts.dateThere' } });
    expect(await says(inDays(2 + 7 * 20), '11:00')).toEqual({ kind: 'changed', post: id });
    expect(await says(inDays(9), '11:00')).toEqual({ kind: 'changed', post: id });
    expect(await datesIn(id)).toContain(`${inDays(9)} 18:00`);
  });

  test('nobody moves what is not theirs, over, withdrawn, or not there', async () => {
    const { host, id, occurrenceId } = await weeklyBaking();
    expect(
      await moveOccurrence(await somebody(), { occurrenceId, target: at(inDays(3)), words: '' }),
    ).toEqual({ kind: 'missing' });
    expect(await moveOccurrence(host, { occurrenceId: 'no id', target: at(inDays(3)), words: '' })).toEqual({
      kind: 'missing',
    });
    await database().post.update({ where: { id }, data: { withdrawnAt: now() } });
    expect(await moveOccurrence(host, { occurrenceId, target: at(inDays(3)), words: '' })).toEqual({
      kind: 'missing',
    });
    expect(await moveOccurrenceBack(host, occurrenceId)).toEqual({ kind: 'missing' });
  });

  test('two move at once: one after the other, and it is one date', async () => {
    const { host, id, occurrenceId } = await weeklyBaking();
    await Promise.all([
      moveOccurrence(host, { occurrenceId, target: at(inDays(3)), words: '' }),
      moveOccurrence(host, { occurrenceId, target: at(inDays(4)), words: '' }),
      extendRhythms(),
      callOff(host, occurrenceId, { words: 'rain' }),
    ]);
    await extendRhythms();
    const [first, second] = await datesIn(id);
    expect(first).toMatch(`from ${inDays(2)} 18:00`);
    expect(second).toBe(`${inDays(9)} 18:00`);
  });
});

describe('the form of the whole rhythm, after one date was moved', () => {
  /** Opens the form as its host does, changes some of its fields, and saves it. */
  async function save(host: Viewer, id: string, said: Record<string, string> = {}) {
    const before = await editView(host, id);
    if (!before) throw new Error('not theirs');
    const form = new FormData();
    for (const [name, values] of Object.entries(before.start.values))
      for (const value of values) form.append(name, value);
    for (const [name, value] of Object.entries(said)) form.set(name, value);
    const { data } = parse(postSchemas.ACTIVITY, form);
    const { settled: draft } = data ? readDraft('ACTIVITY', data, await readingOf(data, before.known)) : {};
    if (!draft) throw new Error('refused');
    await database().$transaction((db) =>
      changePost(host, { id, version: before.version, draft, pictures: {} }, db),
    );
  }

  test('saved as it is, it changes nothing and tells nobody; to other hours, the moved date follows', async () => {
    const { host, id, occurrenceId } = await weeklyBaking();
    const comes = await somebody({ mail: true });
    await moveOccurrence(host, { occurrenceId, target: at(inDays(4)), words: '' });
    await database().joining.create({ data: { occurrenceId, personId: comes.id } });
    const before = await datesIn(id);
    await save(host, id);
    expect(await datesIn(id)).toEqual(before);
    expect(await mailsTo(comes)).toEqual([]);
    await save(host, id, { start: '19:30' });
    expect((await datesIn(id)).slice(0, 2)).toEqual([
      `${inDays(4)} 19:30 from ${inDays(2)} 19:30`,
      `${inDays(9)} 19:30`,
    ]);
    expect(await mailsTo(comes)).toEqual(['It has changed: Baking']);
    await moveOccurrenceBack(host, occurrenceId);
    expect((await datesIn(id))[0]).toBe(`${inDays(2)} 19:30`);
    expect(await database().joining.count({ where: { occurrenceId } })).toBe(1);
  });

  test('left out, its day goes, and those who come to it hear of that', async () => {
    const { host, id, occurrenceId } = await weeklyBaking();
    const comes = await somebody({ mail: true });
    await moveOccurrence(host, { occurrenceId, target: at(inDays(4)), words: '' });
    await database().joining.create({ data: { occurrenceId, personId: comes.id } });
    await save(host, id, { without: inDays(2) });
    expect((await datesIn(id))[0]).toBe(`${inDays(9)} 18:00`);
    expect(await mailsTo(comes)).toEqual(['Not on that date: Baking']);
  });
});

describe('nothing runs out', () => {
  const monthly = { rhythm: 'FREQ=MONTHLY;BYMONTHDAY=31', rhythmFrom: new Date('2026-01-31') };

  test('two dates take place, whatever is called off or moved', async () => {
    const host = await somebody();
    const { id } = await activity([host], [], monthly);
    await extendRhythms();
    const takingPlace = async () =>
      (await datesIn(id)).filter((date) => !date.endsWith('off') && date.slice(0, 10) >= inDays(0));
    for (let round = 0; round < 3; round++) {
      const [first, second] = await datesToChange(host, id).then((dates) =>
        dates.filter(({ day }) => !day.calledOff),
      );
      await callOff(host, first?.day.id ?? '', { words: 'rain' });
      expect((await takingPlace()).length).toBeGreaterThanOrEqual(2);
      await moveOccurrence(host, {
        occurrenceId: second?.day.id ?? '',
        target: at(inDays(1), `1${round}:00`),
        words: '',
      });
      expect((await takingPlace()).length).toBeGreaterThanOrEqual(2);
    }
  });

  test('after a year without anybody running it, it goes on from today', async () => {
    const host = await somebody();
    const { id } = await activity([host], [inDays(-371), inDays(-364)], weekly(inDays(-371)));
    await extendRhythms();
    const dates = await datesIn(id);
    expect(dates.slice(0, 3).map((date) => date.slice(0, 10))).toEqual([
      inDays(-371),
      inDays(-364),
      inDays(0),
    ]);
  });
});
