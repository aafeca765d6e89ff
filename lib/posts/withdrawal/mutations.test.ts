import { expect, test } from 'vitest';
import { openMail } from '#lib/notifications/outbox';
import { somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { post, row } from '#lib/posts/draft/testing';
import { inDays, mailsTo } from '#lib/posts/post/testing';
import { undoWithdrawal, withdrawPost } from '#lib/posts/withdrawal/mutations';
import { now } from '#lib/values/time/clock';

const evening = { when: 'day', start: '18:00' };
const join = (occurrenceId: string, viewer: Viewer) =>
  database().joining.create({ data: { occurrenceId, personId: viewer.id } });

test('a withdrawal tells those who wrote and those who are coming, once it cannot be undone', async () => {
  const viewer = await somebody({ mail: true });
  const [wrote, comes, neither] = [
    await somebody({ mail: true }),
    await somebody({ mail: true }),
    await somebody({ mail: true }),
  ];
  const id = await post(viewer, 'ACTIVITY', { ...evening, day: inDays(2) });
  for (const { id: personId } of [wrote, viewer])
    await database().message.create({ data: { postId: id, personId, body: 'hello', madeAt: now() } });
  await join((await row(id)).occurrences[0]?.id ?? '', comes);
  expect(await withdrawPost(neither, id, 'mine now')).toBe(false);
  expect(await withdrawPost(viewer, id, 'Not this time, Amina is ill')).toBe(true);
  expect(await withdrawPost(viewer, id, 'again')).toBe(false);
  expect((await row(id)).withdrawWords).toBe('Not this time, Amina is ill');
  const told = [await mailsTo(wrote), await mailsTo(comes), await mailsTo(neither), await mailsTo(viewer)];
  expect(told).toEqual([['Withdrawn: Sourdough'], ['Withdrawn: Sourdough'], [], []]);
  const mails = await database().mail.findMany({ where: { personId: wrote.id } });
  expect(mails[0]?.due.getTime()).toBeGreaterThan(now().getTime() + 9 * 60_000);
  expect(openMail(mails[0]?.sealed ?? new Uint8Array()).text).not.toContain('Amina');
  expect(await undoWithdrawal(neither, id)).toBe(false);
  expect(await undoWithdrawal(viewer, id)).toBe(true);
  expect(await row(id)).toMatchObject({ withdrawnAt: null, withdrawWords: '' });
  expect(await mailsTo(wrote)).toEqual([]);
});

test('it cannot be undone after ten minutes', async () => {
  const viewer = await somebody();
  const id = await post(viewer, 'OFFER');
  await withdrawPost(viewer, id, '');
  const withdrawnAt = new Date(now().getTime() - 11 * 60_000);
  await database().post.update({ where: { id }, data: { withdrawnAt } });
  expect(await undoWithdrawal(viewer, id)).toBe(false);
});
