import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openMail } from '#lib/notifications/outbox';
import { reader } from '#lib/notifications/testing';
import { mint, type Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { remind } from '#lib/posts/joinings/jobs';
import { cannotCome, cannotComeByToken, join } from '#lib/posts/joinings/mutations';
import { comingBy } from '#lib/posts/joinings/queries';
import { callOff, moveOccurrence } from '#lib/posts/occurrences/mutations';
import { atHour } from '#lib/values/time/day';

const ZONE = 'Europe/Berlin';
const at = (day: string, hour: string) => vi.setSystemTime(atHour(day, hour, ZONE));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  at('2026-11-23', '12:00');
});
afterEach(async () => {
  vi.useRealTimers();
  for (const table of ['Post', 'Person']) await database().$executeRawUnsafe(`DELETE FROM "${table}"`);
});

const viewerOf = async (name: string, email?: string): Promise<Viewer> =>
  mint({ ...(await reader(name, email)), name });

async function activity(host: Viewer, day: string, hour = '18:00') {
  const { id, occurrences } = await database().post.create({
    data: {
      ...{
        kind: 'ACTIVITY',
        title: 'Baking evening',
        whereWords: 'at the mill',
        startHour: hour,
        endHour: '23:00',
      },
      hosts: { create: { personId: host.id } },
      occurrences: {
        create: { kind: 'HOUR', starts: atHour(day, hour, ZONE), ends: atHour(day, '23:00', ZONE) },
      },
    },
    include: { occurrences: true },
  });
  return { id, occurrenceId: occurrences[0]?.id as string };
}

const mails = async () =>
  (await database().mail.findMany()).map(({ sealed, personId }) => ({ ...openMail(sealed), personId }));

test('whoever comes tomorrow is reminded once, in the afternoon, and with one tap of the mail comes no more', async () => {
  const [host, guest, silent] = [
    await viewerOf('Canaryhost', 'h@example.org'),
    await viewerOf('G', 'g@example.org'),
    await viewerOf('S'),
  ];
  const { occurrenceId } = await activity(host, '2026-11-24');
  await join(guest, { occurrenceId, unnamed: false });
  await join(silent, { occurrenceId, unnamed: true });
  at('2026-11-23', '16:59');
  await remind();
  expect(await mails()).toEqual([]);
  at('2026-11-23', '17:00');
  await Promise.all([remind(), remind()]);
  await remind();
  const [mail, more] = await mails();
  expect(more).toBeUndefined();
  expect(mail).toMatchObject({ personId: guest.id, kind: 'REMINDERS' });
  expect(mail?.subject).toBe('On Tuesday 24 November: Baking evening');
  expect(mail?.text).toContain('You want to come to “Baking evening”, Tuesday 24 November, 18:00.');
  expect(mail?.text).toContain('at the mill');
  expect(mail?.text).not.toContain('Canaryhost');
  const token = /\/cannot\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
  expect(await comingBy(token)).toMatchObject({ title: 'Baking evening', isComing: true });
  expect(await cannotComeByToken(token)).toBe(true);
  expect(await cannotComeByToken(token)).toBe(false);
  expect(await comingBy(token)).toMatchObject({ isComing: false });
  expect(await database().joining.findFirst({ where: { personId: guest.id } })).toBeNull();
  expect(await database().joining.findFirst({ where: { personId: silent.id } })).not.toBeNull();
  at('2026-11-24', '23:30');
  expect(await comingBy(token)).toBeUndefined();
});

test('nobody is reminded of what is called off or withdrawn, nor who only just said that they come', async () => {
  const [host, guest] = [await viewerOf('H'), await viewerOf('G', 'g@example.org')];
  const [off, gone, late] = [
    await activity(host, '2026-11-24'),
    await activity(host, '2026-11-24'),
    await activity(host, '2026-11-24'),
  ];
  await join(guest, { occurrenceId: off.occurrenceId, unnamed: false });
  await join(guest, { occurrenceId: gone.occurrenceId, unnamed: false });
  at('2026-11-23', '19:00');
  await join(guest, { occurrenceId: late.occurrenceId, unnamed: false });
  await database().occurrence.update({ where: { id: off.occurrenceId }, data: { calledOff: true } });
  await database().post.update({ where: { id: gone.id }, data: { withdrawnAt: new Date() } });
  await remind();
  expect(await mails()).toEqual([]);
});

test('a date that moved after the reminder is reminded of again', async () => {
  const [host, guest] = [await viewerOf('H'), await viewerOf('G', 'g@example.org')];
  const { id, occurrenceId } = await activity(host, '2026-11-24');
  await join(guest, { occurrenceId, unnamed: false });
  at('2026-11-23', '17:30');
  await remind();
  await database().mail.deleteMany();
  const moved = await moveOccurrence(host, {
    occurrenceId,
    target: { day: '2026-11-26', start: '18:00', end: null },
    words: '',
  });
  expect(moved).toEqual({ kind: 'changed', post: id });
  await database().mail.deleteMany();
  at('2026-11-25', '17:30');
  await remind();
  expect((await mails()).map(({ subject }) => subject)).toEqual(['On Thursday 26 November: Baking evening']);
});

test('a reminder that waits yet is taken back where one comes no more, or the date is not as it says', async () => {
  const [host, guest, other] = [
    await viewerOf('H'),
    await viewerOf('G', 'g@example.org'),
    await viewerOf('O', 'o@example.org'),
  ];
  const [off, later] = [await activity(host, '2026-11-24'), await activity(host, '2026-11-24')];
  for (const each of [guest, other]) await join(each, { occurrenceId: off.occurrenceId, unnamed: false });
  await join(other, { occurrenceId: later.occurrenceId, unnamed: false });
  at('2026-11-23', '17:30');
  await remind();
  const told = async ({ id }: Viewer) =>
    (await mails())
      .filter(({ personId }) => personId === id)
      .map(({ kind, subject }) => `${kind} ${subject}`);
  const reminder = 'REMINDERS On Tuesday 24 November: Baking evening';
  expect([await told(guest), await told(other)]).toEqual([[reminder], [reminder, reminder]]);
  await cannotCome(guest, off.occurrenceId);
  expect(await told(guest)).toEqual([]);
  await callOff(host, off.occurrenceId, { words: '' });
  await moveOccurrence(host, {
    occurrenceId: later.occurrenceId,
    target: { day: '2026-11-26', start: '18:00', end: null },
    words: '',
  });
  expect((await told(other)).sort()).toEqual([
    'COMING Another day: Baking evening',
    'COMING Called off: Baking evening',
  ]);
});

test('a link that nobody made says nothing', async () => {
  for (const token of ['', 'x', 'a'.repeat(400), '../..']) {
    expect(await comingBy(token)).toBeUndefined();
    expect(await cannotComeByToken(token)).toBe(false);
  }
});
