import { expect, test } from 'vitest';
import { openMail } from '#lib/notifications/outbox';
import { somebody } from '#lib/people/person/testing';
import { database } from '#lib/platform/database/client';
import { extendRhythms } from '#lib/posts/occurrences/jobs';
import { callOff, noteOccurrence, takeBackCallOff } from '#lib/posts/occurrences/mutations';
import { datesToChange } from '#lib/posts/occurrences/queries';
import { activity, datesIn, inDays, mailsTo, weekly } from '#lib/posts/post/testing';
import { now } from '#lib/values/time/clock';

const daysOf = async (postId: string) => (await datesIn(postId)).map((date) => date.slice(0, 10));

test('any host calls one date off with a line, and takes it back; those coming and the other hosts are told', async () => {
  const [one, other, comes] = [
    await somebody({ mail: true }),
    await somebody({ mail: true }),
    await somebody({ mail: true }),
  ];
  const { id, occurrences } = await activity([one, other], [inDays(2), inDays(9)]);
  const occurrenceId = occurrences[0]?.id ?? '';
  await database().joining.create({ data: { occurrenceId, personId: comes.id } });
  expect(await callOff(other, occurrenceId, { words: 'It rains.' })).toEqual({ kind: 'changed', post: id });
  expect(await callOff(one, occurrenceId, { words: 'again' })).toEqual({ kind: 'changed', post: id });
  expect(await datesToChange(one, id)).toMatchObject([
    { day: { id: occurrenceId, calledOff: true, words: 'It rains.' } },
    { day: { calledOff: false, words: '' } },
  ]);
  expect(await mailsTo(one)).toEqual(['Called off: Baking']);
  expect(await mailsTo(other)).toEqual([]);
  expect(await noteOccurrence(one, occurrenceId, { words: 'a word' })).toEqual({ kind: 'missing' });
  expect(await takeBackCallOff(one, occurrenceId)).toEqual({ kind: 'changed', post: id });
  expect(await takeBackCallOff(one, occurrenceId)).toEqual({ kind: 'changed', post: id });
  expect(await noteOccurrence(one, occurrenceId, { words: 'Bring a bowl' })).toEqual({
    kind: 'changed',
    post: id,
  });
  expect(await database().occurrence.findUnique({ where: { id: occurrenceId } })).toMatchObject({
    calledOff: false,
    words: 'Bring a bowl',
  });
  const all = ['A word about Baking', 'Called off: Baking', 'It takes place after all: Baking'];
  expect(await mailsTo(comes)).toEqual(all);
  const [mail] = await database().mail.findMany({ where: { personId: comes.id } });
  const { text } = openMail(mail?.sealed ?? new Uint8Array());
  for (const { name } of [one, other]) expect(text).not.toContain(name);
  expect(text).not.toContain('rains');
});

test('where no host answers, those coming to a date may call it off; where one does, nobody else', async () => {
  const [host, comes, stranger] = [
    await somebody({ mail: true }),
    await somebody({ mail: true }),
    await somebody({ mail: true }),
  ];
  const { id, occurrences } = await activity([host], [inDays(2), inDays(9)]);
  const [occurrenceId, otherDay] = occurrences.map((day) => day.id);
  if (!occurrenceId || !otherDay) throw new Error('no days');
  await database().joining.create({ data: { occurrenceId, personId: comes.id } });
  expect(await datesToChange(comes, id)).toEqual([]);
  expect(await callOff(comes, occurrenceId, { words: '' })).toEqual({ kind: 'missing' });
  await database().person.update({ where: { id: host.id }, data: { hereOn: new Date(inDays(-2)) } });
  expect(await datesToChange(comes, id)).toMatchObject([{ day: { id: occurrenceId } }]);
  expect(await callOff(stranger, occurrenceId, { words: '' })).toEqual({ kind: 'missing' });
  expect(await callOff(comes, otherDay, { words: '' })).toEqual({ kind: 'missing' });
  expect(await callOff(comes, occurrenceId, { words: 'Nobody is here' })).toEqual({
    kind: 'changed',
    post: id,
  });
  expect(await datesToChange(stranger, id)).toEqual([]);
  expect(await datesToChange(null, id)).toEqual([]);
});

test('what is over, withdrawn or not there is not called off', async () => {
  const host = await somebody({ mail: true });
  const { id, occurrences } = await activity([host], [inDays(-2), inDays(2)]);
  const [over, coming] = occurrences.map((day) => day.id);
  expect(await callOff(host, over ?? '', { words: '' })).toEqual({ kind: 'missing' });
  expect(await callOff(host, 'no id', { words: '' })).toEqual({ kind: 'missing' });
  await database().post.update({ where: { id }, data: { withdrawnAt: now() } });
  expect(await callOff(host, coming ?? '', { words: '' })).toEqual({ kind: 'missing' });
  expect(await datesToChange(host, id)).toEqual([]);
});

test('a rhythm grows to the coming season, keeps what is called off, and leaves out what is left out', async () => {
  const host = await somebody({ mail: true });
  const more = { ...weekly(inDays(2)), excludedDates: [inDays(16)], area: '871f1d489ffffff' };
  const { id, occurrences } = await activity([host], [inDays(2)], more);
  await callOff(host, occurrences[0]?.id ?? '', { words: 'rain' });
  await extendRhythms();
  const grown = await daysOf(id);
  expect(grown.slice(0, 3)).toEqual([inDays(2), inDays(9), inDays(23)]);
  expect(grown.at(-1)).toBe(inDays(86));
  expect(await database().occurrence.findFirst({ where: { id: occurrences[0]?.id } })).toMatchObject({
    calledOff: true,
  });
  expect(await database().occurrence.findFirst({ where: { postId: id, area: null } })).toMatchObject({
    id: occurrences[0]?.id,
  });
  await extendRhythms();
  expect(await daysOf(id)).toEqual(grown);
});

test('two processes at once make each date once', async () => {
  const host = await somebody({ mail: true });
  const { id } = await activity([host], [], weekly(inDays(0)));
  await Promise.all([extendRhythms(), extendRhythms(), extendRhythms()]);
  const grown = await daysOf(id);
  expect(new Set(grown).size).toBe(grown.length);
  expect(grown.at(-1)).toBe(inDays(84));
});

test('a rare rhythm has two dates, a withdrawn one none', async () => {
  const host = await somebody({ mail: true });
  const rare = await activity([host], [], {
    rhythm: 'FREQ=MONTHLY;BYMONTHDAY=31',
    rhythmFrom: new Date('2026-01-31'),
  });
  const gone = await activity([host], [], { ...weekly(inDays(1)), withdrawnAt: now() });
  await extendRhythms();
  const grown = await daysOf(rare.id);
  expect(grown.length).toBeGreaterThanOrEqual(2);
  for (const day of grown) expect(day).toMatch(/-31$/);
  expect(await daysOf(gone.id)).toEqual([]);
});
