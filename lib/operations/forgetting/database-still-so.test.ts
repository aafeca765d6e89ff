import { beforeEach, expect, test, vi } from 'vitest';
import { openMail } from '#lib/notifications/outbox';
import { sweep } from '#lib/operations/forgetting/sweep';
import { after, clear, DAY } from '#lib/operations/forgetting/testing';
import { signUp, viewerByLink } from '#lib/people/person/mutations';
import type { Viewer } from '#lib/people/viewer';
import { keyedHash } from '#lib/platform/config/keys';
import { database } from '#lib/platform/database/client';
import { callToo } from '#lib/posts/hosts/mutations';
import { changePost } from '#lib/posts/post/edit';
import { NOTHING_SAID } from '#lib/posts/post/fields';
import { createPost } from '#lib/posts/post/mutations';
import { post } from '#lib/posts/post/queries';
import { readStillSo, stillSoToken } from '#lib/posts/post/rules';
import type { Draft } from '#lib/posts/post/schema';
import { stillSo } from '#lib/posts/still-so/mutations';
import { askedStillSo } from '#lib/posts/still-so/queries';
import { undoWithdrawal, withdrawPost } from '#lib/posts/withdrawal/mutations';
import { LANGUAGES } from '#lib/values/language/languages';
import { randomToken } from '#lib/values/text/random';
import { addDays, atHour } from '#lib/values/time/day';

// What is for any day leaves the board thirty days after it was last said to be so. Three days before, it is asked about, once.

/** The clocks go back in the thirty days after it. A day of the period has twenty-four hours whatever they do. */
const SAID = new Date('2031-10-10T16:30:00.000Z');
const ENDS = after(SAID, 30 * DAY);
const ASKED = after(ENDS, -3 * DAY);
const HOUR = 3_600_000;

const at = (instant: Date) => vi.useFakeTimers({ now: instant, toFake: ['Date'] });

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // many sweeps, on a busy machine

beforeEach(async () => {
  at(SAID);
  await clear();
});

async function somebody({ mail = true, language = 'en' } = {}): Promise<Viewer> {
  const { viewer } = (await signUp(randomToken(), { language })) ?? {};
  if (!viewer) throw new Error('the name was taken');
  const emailHash = mail ? keyedHash('email', viewer.id) : null;
  await database().person.update({ where: { id: viewer.id }, data: { emailHash } });
  return viewer;
}

const draft: Draft = {
  ...{ ...NOTHING_SAID, kind: 'OFFER', title: 'Jars', place: null, near: null, hosts: [], arrival: '' },
  when: { is: 'any', start: null, end: null },
};
const offer = (host: Viewer, more: Partial<Draft> = {}) =>
  database().$transaction((db) => createPost(host, { draft: { ...draft, ...more }, pictures: {} }, db));
/** The questions that wait for somebody; the kinds of other mails are not looked at. */
async function questions(host: Viewer) {
  const rows = await database().mail.findMany({ where: { personId: host.id }, orderBy: { expires: 'asc' } });
  return rows
    .map(({ sealed, expires }) => ({ ...openMail(sealed), expires }))
    .filter(({ text }) => text.includes('/still-so?token='));
}
const tokenIn = (text = '') => /token=(\S+)/.exec(text)?.[1] ?? '';
const sees = async (id: string, viewer: Viewer | null = null) => (await post(viewer, id)) !== null;
const dateOf = (postId: string) => database().occurrence.findFirstOrThrow({ where: { postId } });

test('it stands for thirty days to the moment, also over the change of the clocks', async () => {
  const host = await somebody();
  const id = await offer(host);
  at(after(ENDS, -1));
  expect(await sees(id)).toBe(true);
  at(ENDS);
  expect([await sees(id), await sees(id, host)]).toEqual([false, true]);
  at(after(ENDS, 3 * DAY));
  expect(await sees(id, host)).toBe(false);
});

test('asked about not a moment sooner than three days before; then once, and never twice', async () => {
  const host = await somebody();
  await offer(host);
  await sweep(after(ASKED, -1));
  expect(await questions(host)).toEqual([]);
  await sweep(ASKED);
  const [mail, other] = await questions(host);
  expect(mail?.expires).toEqual(after(ENDS, 3 * DAY));
  expect(other).toBeUndefined();
  await Promise.all([sweep(after(ASKED, HOUR)), sweep(after(ASKED, HOUR))]);
  await database().mail.deleteMany(); // handed over
  await sweep(after(ENDS, -1));
  expect(await questions(host)).toEqual([]);
});

test('who answers for it and has an address is asked, in their language; the mail names nobody', async () => {
  const hosts = await Promise.all(LANGUAGES.map((language) => somebody({ language })));
  const [first, ...others] = hosts;
  const without = await somebody({ mail: false });
  const stranger = await somebody();
  const names = [...others, without].map(({ name }) => name);
  const id = await offer(first as Viewer, { hosts: names });
  for (const host of [...hosts.slice(1), without]) await callToo(host, id);
  await database().mail.deleteMany();
  await sweep(ASKED);
  const subjects = await Promise.all(hosts.map(async (host) => (await questions(host))[0]));
  expect(new Set(subjects.map((mail) => mail?.subject)).size).toBe(LANGUAGES.length);
  for (const mail of subjects)
    for (const { name } of [...hosts, without]) expect(mail?.text).not.toContain(name);
  expect([await questions(without), await questions(stranger)]).toEqual([[], []]);
});

test('only what is for any day, on the board, and about to leave it', async () => {
  const host = await somebody();
  const day = addDays('2031-11-09', 1);
  await offer(host, { when: { is: 'days', days: [day], start: null, end: null } });
  const withdrawn = await offer(host, { title: 'Withdrawn' });
  at(after(ASKED, -HOUR));
  await withdrawPost(host, withdrawn, '');
  await sweep(ASKED);
  expect(await questions(host)).toEqual([]);
  // Put back, it is asked about.
  at(after(ASKED, -HOUR + 9 * 60_000));
  await undoWithdrawal(host, withdrawn);
  await sweep(ASKED);
  expect((await questions(host))[0]?.subject).toContain('Withdrawn');
});

test('one tap by the link: looking changes nothing, saying so gives it thirty days, and it is asked about again', async () => {
  const host = await somebody();
  const id = await offer(host);
  await sweep(ASKED);
  const token = tokenIn((await questions(host))[0]?.text);
  // Read late: it has left the board, and is not forgotten yet.
  const late = after(ENDS, 3 * DAY - 1);
  at(late);
  expect([await askedStillSo(id, token), await askedStillSo(id, token)]).toMatchObject([
    { state: 'open', title: 'Jars' },
    { state: 'open' },
  ]);
  const asking = readStillSo(token);
  const byMail = await viewerByLink(asking?.personId ?? '');
  expect(byMail?.id).toBe(host.id);
  const say = () => stillSo(byMail as Viewer, id, new Date(asking?.ends ?? ''));
  expect(await say()).toBe(true);
  expect(await sees(id)).toBe(true);
  const { ends } = await dateOf(id);
  expect(ends).toEqual(after(late, 30 * DAY));
  // The same link once more, at any time, moves nothing.
  at(after(late, DAY));
  expect([await say(), (await askedStillSo(id, token))?.state]).toEqual([false, 'said']);
  expect((await dateOf(id)).ends).toEqual(ends);
  await sweep(after(ends, -3 * DAY - 1));
  expect((await questions(host))[1]).toBeUndefined();
  await sweep(after(ends, -3 * DAY));
  expect(tokenIn((await questions(host)).at(-1)?.text)).not.toBe(token);
});

test('a day of any hour: the mail says the day on which it goes as the board has it', async () => {
  at(atHour('2031-10-01', '23:30', 'Europe/Berlin'));
  const host = await somebody();
  const id = await offer(host);
  const { ends } = await dateOf(id);
  await sweep(after(ends, -HOUR));
  // Thirty days of twenty-four hours: half an hour before midnight, summer time, is half past ten in the evening in winter.
  expect((await questions(host))[0]?.text).toContain('Friday 31 October');
});

test('once it is forgotten, nothing brings it back, though the sweep has not come by', async () => {
  const host = await somebody();
  const id = await offer(host);
  await sweep(ASKED);
  const token = tokenIn((await questions(host))[0]?.text);
  const { version } = await database().post.findUniqueOrThrow({ where: { id } });
  at(after(ENDS, 3 * DAY));
  expect(await askedStillSo(id, token)).toBeNull();
  expect(await stillSo(host, id)).toBe(false);
  expect(await stillSo(host, id, ENDS)).toBe(false);
  expect(await withdrawPost(host, id, 'late')).toBe(false);
  expect(
    await database().$transaction((db) => changePost(host, { id, version, draft, pictures: {} }, db)),
  ).toEqual({ kind: 'missing' });
  expect((await dateOf(id)).ends).toEqual(ENDS);
});

test('a link of another post, of somebody who no longer answers for it, or made up, says nothing', async () => {
  const [host, other] = [await somebody(), await somebody()];
  const [id, another] = [await offer(host), await offer(host)];
  await sweep(ASKED);
  const right = { postId: id, personId: host.id, ends: ENDS.toISOString() };
  at(ASKED);
  expect((await askedStillSo(id, stillSoToken(right)))?.state).toBe('open');
  expect(await askedStillSo(another, stillSoToken(right))).toBeNull();
  expect(await askedStillSo(id, stillSoToken({ ...right, personId: other.id }))).toBeNull();
  for (const wrong of ['', 'x', stillSoToken(right).slice(2)])
    expect(await askedStillSo(id, wrong)).toBeNull();
  await withdrawPost(host, id, '');
  expect(await askedStillSo(id, stillSoToken(right))).toBeNull();
});

test('asking and noting are one: where the mail cannot be queued nothing is noted, and it is tried again', async () => {
  const host = await somebody();
  const id = await offer(host);
  await database().$executeRaw`ALTER TABLE "Mail" RENAME TO "Away"`;
  await expect(sweep(ASKED)).rejects.toThrow();
  await database().$executeRaw`ALTER TABLE "Away" RENAME TO "Mail"`;
  expect((await dateOf(id)).asked).toBe(false);
  await sweep(after(ASKED, HOUR));
  expect([(await dateOf(id)).asked, (await questions(host))[1]]).toEqual([true, undefined]);
});

test('changed after it has left the board, it is new there, and may be asked about again', async () => {
  const host = await somebody();
  const id = await offer(host);
  await sweep(ASKED);
  at(after(ENDS, HOUR));
  const { version } = await database().post.findUniqueOrThrow({ where: { id } });
  await database().$transaction((db) => changePost(host, { id, version, draft, pictures: {} }, db));
  expect(await dateOf(id)).toMatchObject({ asked: false, ends: after(ENDS, HOUR + 30 * DAY) });
});
