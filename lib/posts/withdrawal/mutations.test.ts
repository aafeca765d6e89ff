import { describe, expect, test } from 'vitest';
import { openMail } from '#lib/notifications/outbox';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import { post, row } from '#lib/posts/draft/testing';
import { post as postFor } from '#lib/posts/post/queries';
import { inDays, mailsTo } from '#lib/posts/post/testing';
import { undoWithdrawal, withdrawForOther, withdrawPost } from '#lib/posts/withdrawal/mutations';
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

describe('what was typed in for a neighbour', () => {
  const loaf = { title: 'A rye loaf', forWhom: 'Amina', typedFor: 'on' };

  test('is withdrawn by whoever is past careful days, and of others’ posts nothing else', async () => {
    const [typist, other, stranger] = [await somebody(), await somebody(), await newcomer()];
    const [own, id] = [
      await post(typist, 'REQUEST', { forWhom: 'Amina' }),
      await post(typist, 'REQUEST', loaf),
    ];
    expect(await withdrawForOther(other, own, 'gone')).toBe(false);
    expect(await withdrawForOther(stranger, id, 'gone')).toBe(false);
    expect(await withdrawForOther(typist, id, 'gone')).toBe(false); // they withdraw it as what is theirs
    await database().post.update({ where: { id }, data: { folded: 'GONE' } });
    expect(await withdrawForOther(other, id, 'gone')).toBe(false);
    await database().post.update({ where: { id }, data: { folded: 'OPEN' } });
    expect(await withdrawForOther(other, id, 'gone')).toBe(true);
    expect(await withdrawForOther(other, id, 'gone')).toBe(false);
    expect(await row(id)).toMatchObject({ withdrawWords: 'gone', withdrawnByOther: true });
  });

  test('whoever typed it in is told, on the board and by a mail that does not say for whom', async () => {
    const [typist, other] = [await somebody({ mail: true }), await somebody({ mail: true })];
    const id = await post(typist, 'REQUEST', loaf);
    await withdrawForOther(other, id, 'It has found its way');
    const told = await database().notification.findMany({ where: { postId: id } });
    expect(told.map(({ personId, reason }) => [personId, reason])).toEqual([[typist.id, 'WITHDRAWN']]);
    const [mail] = await database().mail.findMany({ where: { personId: typist.id } });
    const said = JSON.stringify(openMail(mail?.sealed ?? new Uint8Array()));
    expect(said).toContain('A rye loaf');
    for (const name of ['Amina', other.name]) expect(said).not.toContain(name);
    expect(await mailsTo(other)).toEqual([]);
  });

  test('is brought back by anybody settled for days, and seen by them and its author alone until then', async () => {
    const [typist, other, third] = [await somebody(), await somebody(), await somebody()];
    const stranger = await newcomer();
    const id = await post(typist, 'REQUEST', loaf);
    await withdrawForOther(other, id, '');
    const withdrawnAt = new Date(now().getTime() - 2 * 86_400_000);
    await database().post.update({ where: { id }, data: { withdrawnAt } });
    const seen = async () =>
      Promise.all(
        [typist, other, third, stranger, null].map(async (each) => (await postFor(each, id)) !== null),
      );
    expect(await seen()).toEqual([true, true, true, false, false]);
    expect(await undoWithdrawal(stranger, id)).toBe(false);
    expect(await undoWithdrawal(third, id)).toBe(true);
    expect(await row(id)).toMatchObject({ withdrawnAt: null, withdrawnByOther: false, withdrawWords: '' });
    const told = await database().notification.findMany({ where: { postId: id } });
    expect(told.map(({ personId }) => personId)).not.toContain(third.id);
    expect(await undoWithdrawal(third, id)).toBe(false);
  });

  test('what whoever typed it in withdrew is theirs: nobody else sees it or brings it back', async () => {
    const [typist, other] = [await somebody(), await somebody()];
    const id = await post(typist, 'REQUEST', loaf);
    await withdrawPost(typist, id, 'I have it');
    expect(await postFor(other, id)).toBeNull();
    expect(await undoWithdrawal(other, id)).toBe(false);
    expect(await undoWithdrawal(typist, id)).toBe(true);
  });

  test('for whom it is finds nothing, so that no feed or mail of what was looked for tells', async () => {
    const typist = await somebody();
    const found = async (said: Record<string, string>) =>
      (await row(await post(typist, 'REQUEST', said))).searchText.includes('amina');
    expect(await found({ title: 'A rye loaf', forWhom: 'Amina' })).toBe(true);
    expect(await found(loaf)).toBe(false);
  });
});
