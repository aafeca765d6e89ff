import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { MailServer, refusal } from '#lib/notifications/testing';
import { somebody } from '#lib/people/person/testing';
import { database } from '#lib/platform/database/client';
import { post } from '#lib/posts/draft/testing';
import { claimReports } from '#lib/reports/jobs';
import { keepReport } from '#lib/reports/mutations';
import type { ReportReason } from '#lib/reports/schema';
import { keepersToldBefore, passedReports } from '#lib/reports/sweep';

// What keepers are sent, and when.

const server = new MailServer();
process.env.MAIL_URL = await server.start();
process.env.KEEPER_MAIL = 'maria@board.example, ben@board.example';
vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
const MINUTE = 60_000;
const NIGHT = new Date('2026-11-24T02:00:00Z').getTime();
const at = (minutes: number) => vi.useFakeTimers({ toFake: ['Date'], now: NIGHT + minutes * MINUTE });

beforeEach(async () => {
  at(0);
  server.got.length = 0;
  server.mood = () => undefined;
  await database().report.deleteMany();
  await database().board.upsert({
    where: { id: 'board' },
    create: { name: 'Rosengarten', language: 'fr' },
    update: { name: 'Rosengarten', language: 'fr', keeperToldAt: null },
  });
});
afterAll(() => server.stop());

async function reported(reason: ReportReason, title = 'Pills'): Promise<void> {
  const id = await post(await somebody(), 'OFFER', { title });
  await keepReport({ kind: 'post', id }, { reason, words: 'says Nadia' });
}
/** What goes now: the mails to Maria. */
async function told(): Promise<string[]> {
  const before = server.got.length;
  for (let work = await claimReports(); work; work = await claimReports()) await work();
  return server.got
    .slice(before)
    .filter(({ to }) => to && 'text' in to && to.text === 'maria@board.example')
    .map(({ text }) => text ?? '');
}
const THREAT = 'Cela menace quelqu’un';
const UNLAWFUL = 'C’est illégal, dit quelqu’un';

test('a threat goes at once to every keeper, in the board’s language; it names nobody, quotes nothing and can be stopped by nobody', async () => {
  await reported('THREAT', 'I know where Nadia lives');
  const [mail, ...more] = await told();
  expect([mail?.includes(THREAT), more]).toEqual([true, []]);
  expect(server.got.map(({ to }) => to && 'text' in to && to.text)).toEqual([
    'maria@board.example',
    'ben@board.example',
  ]);
  for (const { raw, headerLines, subject } of server.got) {
    expect(subject).toBe('Quelqu’un est menacé : regardez, s’il vous plaît');
    expect(raw).not.toMatch(/Nadia|Some[a-d]/);
    expect(headerLines.some(({ key }) => key === 'list-unsubscribe')).toBe(false);
  }
  expect(mail).toMatch(/http:\/\/localhost:3000\/reported\/[\w-]{60,}/);
  expect(mail?.replace(/https?:\S+/g, '')).not.toMatch(/\p{N}/u);
});

test('all else waits a quarter of an hour and comes in one mail, threats first', async () => {
  await reported('UNLAWFUL');
  await reported('WORDS');
  expect(await told()).toEqual([]);
  at(14);
  await reported('GIVES_AWAY');
  expect(await told()).toEqual([]);
  await reported('THREAT');
  const [mail = '', ...more] = await told();
  expect(more).toEqual([]);
  expect(mail.indexOf(THREAT)).toBeGreaterThan(0);
  expect(mail.indexOf(UNLAWFUL)).toBeGreaterThan(mail.indexOf(THREAT));
  at(60);
  expect(await told()).toEqual([]); // each is told once
});

test('one mail in a quarter of an hour, whatever comes and however quickly keepers answer', async () => {
  await reported('THREAT');
  expect(await told()).toHaveLength(1);
  await database().report.deleteMany();
  at(1);
  await reported('THREAT');
  expect(await told()).toEqual([]);
  at(14.9);
  expect(await told()).toEqual([]);
  at(15);
  expect(await told()).toHaveLength(1);
  // Written by a clock that was set back.
  at(-60);
  await reported('THREAT');
  expect(await told()).toHaveLength(1);
});

test('of several processes one tells it', async () => {
  await reported('THREAT');
  const works = await Promise.all([claimReports(), claimReports(), claimReports()]);
  await Promise.all(works.map((work) => work?.()));
  expect(server.got.map(({ to }) => to && 'text' in to && to.text)).toEqual([
    'maria@board.example',
    'ben@board.example',
  ]);
});

test('a mail server that is away is tried again in two minutes; one keeper who is told is enough', async () => {
  server.mood = () => refusal(451);
  await reported('THREAT');
  expect(await told()).toEqual([]);
  server.mood = () => undefined;
  at(1);
  expect(await told()).toEqual([]);
  at(2);
  server.mood = ({ envelope }) =>
    envelope.rcptTo[0]?.address === 'maria@board.example' ? refusal(550) : undefined;
  await told();
  expect(server.got.map(({ to }) => to && 'text' in to && to.text)).toEqual(['ben@board.example']);
  at(60);
  server.mood = () => undefined;
  expect(await told()).toEqual([]);
});

test('that the keeper was told is forgotten after a quarter of an hour, and what nobody answers after thirty days', async () => {
  await reported('THREAT');
  await told();
  const toldAt = async () => (await database().board.findFirstOrThrow()).keeperToldAt;
  const sweep = async (minutes: number) => {
    for (const step of [keepersToldBefore, passedReports])
      await step(database(), new Date(NIGHT + minutes * MINUTE), '');
  };
  await sweep(14);
  expect(await toldAt()).not.toBeNull();
  await sweep(15);
  expect(await toldAt()).toBeNull();
  const days = 24 * 60;
  await sweep(29 * days);
  expect(await database().report.findFirst()).not.toBeNull();
  await sweep(30 * days);
  expect(await database().report.findFirst()).toBeNull();
});
