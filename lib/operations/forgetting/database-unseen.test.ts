import { beforeEach, expect, test, vi } from 'vitest';
import { openMail } from '#lib/notifications/outbox';
import { sweep } from '#lib/operations/forgetting/sweep';
import { after, bytes, clear, isThere, person, thing } from '#lib/operations/forgetting/testing';
import { stayQuestion } from '#lib/people/leaving/queries';
import { stayQuestionToken } from '#lib/people/leaving/rules';
import { viewerOfSession } from '#lib/people/session/queries';
import { answerStay } from '#lib/people/unseen/mutations';
import { database } from '#lib/platform/database/client';
import { LANGUAGES } from '#lib/values/language/languages';
import { sha256 } from '#lib/values/text/random';
import { dayStart } from '#lib/values/time/day';

// Who was not here for a year and has an address is asked once, and forgotten thirty days later unless they come by or say so.

const ZONE = 'Europe/Berlin';
/** Last here on this day: a year on, clocks have gone forward and back in between. */
const SEEN = '2031-03-29';
const YEAR_ON = dayStart('2032-03-30', ZONE);
const MONTH_ON = dayStart('2032-04-30', ZONE);

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // many sweeps, on a busy machine

beforeEach(async () => {
  await clear();
  vi.useRealTimers();
});

async function withAddress(seenOn = SEEN): Promise<string> {
  const id = await person(seenOn);
  await database().person.update({ where: { id }, data: { emailHash: bytes(), emailSealed: bytes() } });
  return id;
}

const askedOn = async (id: string) =>
  (await database().person.findUnique({ where: { id } }))?.askedOn?.toISOString().slice(0, 10);
const mailsTo = (personId: string) => database().mail.findMany({ where: { personId } });
const tokenIn = (text: string) => /token=(\S+)/.exec(text)?.[1] ?? '';
const tokenOf = async (id: string) => tokenIn(openMail((await mailsTo(id))[0]?.sealed as Uint8Array).text);
const at = (instant: Date) => vi.useFakeTimers({ now: instant, toFake: ['Date'] });

test('not a moment before a year; then once, and never twice', async () => {
  const id = await withAddress();
  await sweep(after(YEAR_ON, -1));
  expect([await askedOn(id), await mailsTo(id)]).toEqual([undefined, []]);
  await sweep(YEAR_ON);
  expect(await askedOn(id)).toBe('2032-03-30');
  const [mail, ...others] = await mailsTo(id);
  expect(others).toEqual([]);
  expect(mail?.expires).toEqual(MONTH_ON);
  await sweep(after(YEAR_ON, 3_600_000));
  await Promise.all([sweep(after(YEAR_ON, 7_200_000)), sweep(after(YEAR_ON, 7_200_000))]);
  expect(await mailsTo(id)).toEqual([mail]);
});

test('who does not answer is forgotten thirty days later, to the moment', async () => {
  const id = await withAddress();
  await sweep(YEAR_ON);
  await sweep(after(MONTH_ON, -1));
  expect(await isThere(thing('person', { id }))).toBe(true);
  expect(await sweep(MONTH_ON)).toContain('unseen');
  expect(await isThere(thing('person', { id }))).toBe(false);
});

test('without an address nobody is asked: they go after the year', async () => {
  const id = await person(SEEN);
  await sweep(YEAR_ON);
  expect(await isThere(thing('person', { id }))).toBe(false);
});

test('nobody is forgotten unasked: where the board did not run for years, they are asked first', async () => {
  const id = await withAddress('2025-01-01');
  await sweep(YEAR_ON);
  expect(await askedOn(id)).toBe('2032-03-30');
  await sweep(after(MONTH_ON, -1));
  expect(await isThere(thing('person', { id }))).toBe(true);
});

test('who says yes by the link stays, for another year, and the link is used up', async () => {
  const id = await withAddress();
  await sweep(YEAR_ON);
  const token = await tokenOf(id);
  at(after(MONTH_ON, -1));
  expect(await stayQuestion(token)).toBe('asked');
  expect(await stayQuestion(token)).toBe('asked'); // looking changes nothing
  expect(await answerStay(token)).toBe(true);
  expect([await stayQuestion(token), await answerStay(token)]).toEqual(['kept', false]);
  await sweep(MONTH_ON);
  expect(await askedOn(id)).toBeUndefined();
  await sweep(dayStart('2033-04-30', ZONE));
  expect(await isThere(thing('person', { id }))).toBe(true);
  // Of the day on which they said so, only the month is kept.
  await sweep(dayStart('2033-05-01', ZONE));
  expect(await askedOn(id)).toBe('2033-05-01');
});

test('who comes by in that time stays, too', async () => {
  const id = await withAddress();
  await sweep(YEAR_ON);
  const token = await tokenOf(id);
  const session = 'a session of theirs';
  const tokenHash = sha256(session);
  at(after(MONTH_ON, -1));
  await database().session.create({ data: { tokenHash, personId: id, usedOn: new Date('2032-04-29') } });
  expect(await viewerOfSession(session)).toMatchObject({ id });
  await sweep(MONTH_ON);
  expect([await isThere(thing('person', { id })), await askedOn(id)]).toEqual([true, undefined]);
  expect(await stayQuestion(token)).toBe('kept');
});

test('after its time, of somebody else, or made up, a link changes nothing', async () => {
  const [id, other] = [await withAddress(), await withAddress()];
  await sweep(YEAR_ON);
  const token = await tokenOf(id);
  at(MONTH_ON);
  expect([await stayQuestion(token), await answerStay(token)]).toEqual([null, false]);
  at(YEAR_ON);
  for (const wrong of ['', 'nonsense', token.slice(0, -2)])
    expect([await stayQuestion(wrong), await answerStay(wrong)]).toEqual([null, false]);
  // A right one of another asking, and of nobody.
  expect(await answerStay(stayQuestionToken({ personId: other, askedOn: '2031-01-01' }))).toBe(false);
  expect(
    await stayQuestion(stayQuestionToken({ personId: crypto.randomUUID(), askedOn: '2032-03-30' })),
  ).toBeNull();
  expect([await askedOn(id), await askedOn(other)]).toEqual(['2032-03-30', '2032-03-30']);
});

test('asking and noting are one: where the mail cannot be queued nothing is noted, and it is tried again', async () => {
  const id = await withAddress();
  await database().$executeRaw`ALTER TABLE "Mail" RENAME TO "Away"`;
  await expect(sweep(YEAR_ON)).rejects.toThrow();
  await database().$executeRaw`ALTER TABLE "Away" RENAME TO "Mail"`;
  expect([await askedOn(id), await mailsTo(id)]).toEqual([undefined, []]);
  await sweep(after(YEAR_ON, 3_600_000));
  expect(await askedOn(id)).toBe('2032-03-30');
  expect((await mailsTo(id))[1]).toBeUndefined();
});

test('whom somebody holds at this moment is asked the next time', async () => {
  const id = await withAddress();
  await database().$transaction(async (db) => {
    await db.$queryRaw`SELECT FROM "Person" WHERE id = ${id}::uuid FOR UPDATE`;
    await sweep(YEAR_ON);
  });
  expect(await askedOn(id)).toBeUndefined();
  await sweep(after(YEAR_ON, 3_600_000));
  expect(await askedOn(id)).toBe('2032-03-30');
});

test('the mail names nobody, in every language', async () => {
  for (const language of LANGUAGES) {
    const id = await withAddress();
    await database().person.update({ where: { id }, data: { name: `Kanarina ${id}`, language } });
    await sweep(YEAR_ON);
    const { subject, text } = openMail((await mailsTo(id))[0]?.sealed as Uint8Array);
    expect(subject + text).not.toContain('Kanarina');
    expect(text).toContain('/me/stay?token=');
  }
});
