import { expect, test } from 'vitest';
import { writeMessage } from '#lib/conversations/mutations';
import { begun, twoWhoTalked } from '#lib/letters/testing';
import { somebody } from '#lib/people/person/testing';
import { openedPlace } from '#lib/places/testing';
import { database } from '#lib/platform/database/client';
import { erasedBy, livingBackup } from '#lib/platform/database/testing-tombstones';
import { post } from '#lib/posts/draft/testing';
import { reportAddress } from '#lib/reports/mail';
import { answerReport, keepReport } from '#lib/reports/mutations';
import { reportBy } from '#lib/reports/queries';
import type { ReportableThing } from '#lib/reports/schema';

const UNLAWFUL = { reason: 'UNLAWFUL' as const, words: 'ignored' };
const THREAT = { reason: 'THREAT' as const, words: '' };

/** Somebody’s words at a place. */
async function threat(): Promise<ReportableThing> {
  const [author, { id: placeId }] = [await somebody(), await openedPlace()];
  const made = await writeMessage(author, { about: { placeId }, words: 'I know where you live' });
  return { kind: 'message', id: made?.id ?? '' };
}
const waiting = () => database().report.findMany();
/** The token of the link to what waits last. */
async function token(): Promise<string> {
  return reportAddress((await waiting()).at(-1)?.id ?? '').split('/reported/')[1] ?? '';
}

test('what waits is reported once; said to be a threat, it waits for nothing; who reported is nowhere', async () => {
  const thing = await threat();
  await keepReport(thing, UNLAWFUL);
  const [first] = await waiting();
  expect(first).toMatchObject({ reason: 'UNLAWFUL', words: '', messageId: thing.id, postId: null });
  await keepReport(thing, { reason: 'WORDS', words: 'again' });
  expect(await waiting()).toEqual([first]);
  await keepReport(thing, THREAT);
  const [same, ...more] = await waiting();
  expect([same?.id, same?.reason, more]).toEqual([first?.id, 'THREAT', []]);
  expect(same?.due && first?.due && same.due < first.due).toBe(true);
  await database().report.updateMany({ data: { due: null } });
  await keepReport(thing, THREAT); // the keeper was told
  expect(await waiting()).toMatchObject([{ due: null }]);
});

test('the link shows it, and does nothing by being looked at; erased, it is gone, noted, and the second keeper comes too late', async () => {
  const identity = await livingBackup();
  const thing = await threat();
  await keepReport(thing, THREAT);
  const link = await token();
  const shown = { kind: 'message', reason: 'THREAT', says: 'I know where you live' };
  for (const _ of [1, 2]) expect(await reportBy(link)).toMatchObject(shown);
  const both = await Promise.all([answerReport(link, 'erased'), answerReport(link, 'left')]);
  expect(both.filter(Boolean)).toEqual([true]);
  expect(await reportBy(link)).toBeUndefined();
  const isLeft = both[1];
  expect((await database().message.findUnique({ where: { id: thing.id } })) !== null).toBe(isLeft);
  expect((await erasedBy(identity))('Message', thing.id) === undefined).toBe(isLeft);
});

test.each(['post', 'letter'] as const)('a %s is erased so that no restore brings it back', async (kind) => {
  const identity = await livingBackup();
  const [ben] = await twoWhoTalked(`Ben ${kind}`, `Carla ${kind}`);
  const postId = await post(ben, 'OFFER', { title: 'Pills' });
  const letters = { correspondenceId: await begun(ben, `Carla ${kind}`, 'Pills, cheap') };
  const letter = await database().letter.findFirstOrThrow({ where: letters });
  const id = kind === 'post' ? postId : letter.id;
  await keepReport({ kind, id }, { reason: 'WORDS', words: 'it sells pills' });
  expect(await reportBy(await token())).toMatchObject({
    says: expect.stringContaining('Pills'),
    by: ben.name,
    why: 'it sells pills',
  });
  expect(await answerReport(await token(), 'erased')).toBe(true);
  expect([
    await database().post.findUnique({ where: { id } }),
    await database().letter.findUnique({ where: { id } }),
  ]).toEqual([null, null]);
  expect((await erasedBy(identity))(kind === 'post' ? 'Post' : 'Letter', id)).toBeDefined();
});

test('left, it stands, and may be reported once more; no forged link answers anything', async () => {
  const thing = await threat();
  await keepReport(thing, THREAT);
  for (const forged of ['', 'x', thing.id, (await waiting()).at(-1)?.id ?? '']) {
    expect(await reportBy(forged)).toBeUndefined();
    expect(await answerReport(forged, 'erased')).toBe(false);
  }
  expect(await answerReport(await token(), 'left')).toBe(true);
  expect(await database().message.findUnique({ where: { id: thing.id } })).not.toBeNull();
  await keepReport(thing, UNLAWFUL);
  expect(await database().report.findFirst({ where: { messageId: thing.id } })).not.toBeNull();
});
