import { beforeEach, expect, test } from 'vitest';
import { boardSections } from '#lib/board/queries';
import { writeMessage } from '#lib/conversations/mutations';
import { conversation } from '#lib/conversations/queries';
import { topicsOf } from '#lib/conversations/subject/queries';
import { fedFromBoard, fedFromPlace, fedPost } from '#lib/feeds/queries';
import { foldThing, openThing } from '#lib/folds/mutations';
import { ownFolds, waitingFolds } from '#lib/folds/review/queries';
import type { FoldableThing } from '#lib/folds/schema';
import { openMail } from '#lib/notifications/outbox';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { openedPlace } from '#lib/places/testing';
import { database } from '#lib/platform/database/client';
import { cardsAt } from '#lib/posts/card/queries';
import { change, post as putUp } from '#lib/posts/draft/testing';
import { join } from '#lib/posts/joinings/mutations';
import { hiddenPost, post } from '#lib/posts/post/queries';
import { itemsOf } from '#lib/values/several';

const AWAY = { reason: 'GIVES_AWAY' as const, words: '' };
const SELLS = { reason: 'SELLS' as const, words: '' };
const TITLE = 'Canary street twelve';

let host: Viewer;
let guest: Viewer;
let other: Viewer;
let placeId: string;
let id: string;
let thing: FoldableThing;
beforeEach(async () => {
  [host, guest, other] = [await somebody(), await somebody({ mail: true }), await somebody()];
  placeId = (await openedPlace({ name: `Bakehouse ${crypto.randomUUID()}` })).id;
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  id = await putUp(host, 'ACTIVITY', { title: TITLE, when: 'day', day, start: '18:00', place: placeId });
  thing = { kind: 'post', id };
});

const looked = { area: null, reach: 'walk' as const, kind: null, after: null };

/** All that the server answers of the post, by whoever asks, as one text. */
async function answers(viewer: Viewer | null): Promise<string> {
  const parts = [
    await post(viewer, id),
    await conversation(viewer, { postId: id }),
    await cardsAt(placeId),
    await fedPost(id),
    await fedFromPlace(placeId, { kind: null, day: null, q: null }),
    await fedFromBoard({ ...looked, q: null, day: null }),
    await fedFromBoard({ ...looked, q: 'canary', day: null }),
  ];
  for (const q of [null, 'canary']) {
    const { sections, going } = await boardSections({ ...looked, q });
    parts.push([itemsOf(going), ...itemsOf(sections).map(({ cards }) => itemsOf(cards))] as never);
  }
  return JSON.stringify(parts);
}

test('one tap of a visitor, and no answer holds the post: page, lists, search, feeds, conversation, live events', async () => {
  const written = await writeMessage(guest, { about: { postId: id }, words: 'Where is the canary?' });
  for (const viewer of [null, host, guest]) expect(await answers(viewer)).toContain(TITLE);
  expect(written).toBeDefined();
  expect(await foldThing(null, thing, AWAY)).toMatchObject({ kind: 'folded', isHidden: true });
  for (const viewer of [null, host, guest, other]) {
    expect(await answers(viewer)).not.toMatch(/canary/i);
    expect(viewer && (await topicsOf(viewer, `post:${id}`))).toBeFalsy();
  }
});

test('a mail that waits says no more than that there is news', async () => {
  await join(guest, { occurrenceId: await dateOf(), unnamed: false });
  const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  await change(host, id, {
    kind: 'ACTIVITY',
    said: { title: TITLE, when: 'day', day, start: '19:00', place: placeId },
  });
  const mails = async () =>
    (await database().mail.findMany({ where: { personId: guest.id } })).map(({ sealed }) => openMail(sealed));
  const before = await mails();
  expect(JSON.stringify(before)).toContain(TITLE);
  await foldThing(null, thing, AWAY);
  const after = await mails();
  expect(after).toHaveLength(before.length);
  expect(JSON.stringify(after)).not.toMatch(/canary/i);
});

test('those coming still know day, hour and place; hosts that it is hidden; nobody else anything', async () => {
  await join(guest, { occurrenceId: await dateOf(), unnamed: false });
  await foldThing(null, thing, AWAY);
  const left = await hiddenPost(guest, id);
  expect(left).toMatchObject({ isHost: false, place: { id: placeId }, days: [{ kind: 'HOUR' }] });
  expect(JSON.stringify(left)).not.toMatch(/canary/i);
  expect(await hiddenPost(host, id)).toMatchObject({ isHost: true });
  for (const viewer of [null, other]) expect(await hiddenPost(viewer, id)).toBeNull();
  expect(await join(other, { occurrenceId: await dateOf(), unnamed: false })).toBeUndefined();
});

test('its host changes it, somebody else agrees, and it is back', async () => {
  await foldThing(await newcomer(), thing, AWAY);
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const said = (title: string) => ({
    kind: 'ACTIVITY' as const,
    said: { title, when: 'day', day, start: '18:00', place: placeId },
  });
  await change(host, id, said(`${TITLE} `));
  await change(host, id, said('Canary  street, twelve!'));
  expect(itemsOf(await waitingFolds(other))).toEqual([]);
  await change(host, id, said('Supper'));
  expect(itemsOf(await ownFolds(host))).toMatchObject([{ thing, mended: true, change: `/posts/${id}/edit` }]);
  expect(await openThing(host, thing)).toMatchObject({ kind: 'declined' });
  expect(await openThing(other, thing)).toMatchObject({ kind: 'opened' });
  expect(await answers(null)).toContain('Supper');
});

test('folded for another reason it stands closed in lists, and is in no search, feed or preview', async () => {
  await foldThing(other, thing, SELLS);
  expect(await post(null, id)).toMatchObject({ closed: { reason: 'SELLS' }, title: TITLE });
  expect(await cardsAt(placeId)).toMatchObject([{ closed: { reason: 'SELLS' } }]);
  expect(await fedPost(id)).toBeNull();
  expect(await fedFromPlace(placeId, { kind: null, day: null, q: null })).toEqual([]);
  const { sections } = await boardSections({ ...looked, q: 'canary' });
  expect(JSON.stringify(itemsOf(sections).map(({ cards }) => itemsOf(cards)))).not.toMatch(/canary/i);
});

const dateOf = async () => (await database().occurrence.findFirstOrThrow({ where: { postId: id } })).id;
