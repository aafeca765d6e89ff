import { beforeEach, expect, test } from 'vitest';
import { changeMessage, putIntoNotebook, writeMessage } from '#lib/conversations/mutations';
import { conversation } from '#lib/conversations/queries';
import type { SubjectId } from '#lib/conversations/schema';
import { foldThing, openByKeeper, openThing } from '#lib/folds/mutations';
import { ownFolds, waitingFolds } from '#lib/folds/review/queries';
import { type FoldableThing, goneAs } from '#lib/folds/schema';
import { endFirstDays } from '#lib/people/careful/mutations';
import { changeProfile } from '#lib/people/person/mutations';
import { personNamed } from '#lib/people/person/queries';
import { newcomer, somebody } from '#lib/people/person/testing';
import type { Viewer } from '#lib/people/viewer';
import { openedPlace } from '#lib/places/testing';
import { database } from '#lib/platform/database/client';
import { erasedBy, livingBackup } from '#lib/platform/database/testing-tombstones';
import { post } from '#lib/posts/draft/testing';
import { itemsOf } from '#lib/values/several';

const AWAY = { reason: 'GIVES_AWAY' as const, words: '' };
const HURTS = { reason: 'HURTS' as const, words: '' };

let author: Viewer;
let one: Viewer;
let other: Viewer;
let fresh: Viewer;
let about: SubjectId;
let thing: FoldableThing;
beforeEach(async () => {
  [author, one, other, fresh] = [await somebody(), await somebody(), await somebody(), await newcomer()];
  about = { placeId: (await openedPlace()).id };
  const written = await writeMessage(author, { about, words: 'Maria lives at 12, Mill Lane' });
  thing = { kind: 'message', id: written?.id ?? '' };
});

const said = async (viewer: Viewer) =>
  itemsOf((await conversation(viewer, about))?.messages).map(({ words, closed }) => [words, closed?.reason]);
const change = (words: string) => changeMessage(author, thing.id, { words });

test('one tap of a fresh, and no answer holds what gives somebody away; its author reads it where they change it', async () => {
  expect(await foldThing(fresh, thing, AWAY)).toMatchObject({ kind: 'folded', isHidden: true });
  for (const viewer of [author, one, fresh]) expect(await said(viewer)).toEqual([]);
  expect(await putIntoNotebook(author, thing.id)).toEqual({ kind: 'missing' });
  const [own] = itemsOf(await ownFolds(author));
  expect(own).toMatchObject({ thing, says: 'Maria lives at 12, Mill Lane', reason: 'GIVES_AWAY' });
  expect(itemsOf(await ownFolds(one))).toEqual([]);
});

test('it comes back only once its author changed it and somebody else settled agrees, not by a space added', async () => {
  await foldThing(fresh, thing, AWAY);
  expect(await openThing(one, thing)).toMatchObject({ kind: 'declined' });
  await change('Maria lives at 12,  mill lane.');
  expect(itemsOf(await waitingFolds(one))).toEqual([]);
  expect(await openThing(one, thing)).toMatchObject({ kind: 'declined' });
  await change('Maria lives nearby');
  expect(await said(one)).toEqual([]);
  for (const no of [author, fresh]) {
    expect(itemsOf(await waitingFolds(no))).toEqual([]);
    expect(await openThing(no, thing)).toMatchObject({ kind: 'declined' });
  }
  expect(itemsOf(await waitingFolds(one))).toMatchObject([{ thing, says: 'Maria lives nearby' }]);
  expect(await openThing(one, thing)).toMatchObject({ kind: 'opened' });
  expect(await said(fresh)).toEqual([['Maria lives nearby', undefined]]);
});

test('who agrees agrees to what they read: changed once more meanwhile, it stays hidden until it is read again', async () => {
  await foldThing(fresh, thing, AWAY);
  await change('Maria lives nearby');
  const read = async () => itemsOf(await waitingFolds(one))[0]?.saw;
  const before = await read();
  await change('Maria lives at 12, Mill Lane, at the back');
  expect(await openThing(one, thing, before)).toEqual({ kind: 'meanwhile' });
  expect(await said(one)).toEqual([]);
  expect(await openThing(one, thing, await read())).toMatchObject({ kind: 'opened' });
});

test('what was mended and opened is hidden by a restore of before, which brings back what was hidden; what the keeper opened is not', async () => {
  const identity = await livingBackup();
  const isHidden = async () => (await erasedBy(identity))(goneAs('message'), thing.id) !== undefined;
  await foldThing(fresh, thing, AWAY);
  await change('Maria lives nearby');
  await openThing(one, thing);
  expect(await isHidden()).toBe(true);
  await foldThing(other, thing, AWAY);
  await openByKeeper(thing);
  expect(await isHidden()).toBe(false);
});

test('a newcomer whose fold others opened folds no more while careful; who was settled does', async () => {
  await foldThing(fresh, thing, AWAY);
  await change('Maria lives nearby');
  await openThing(one, thing);
  const written = await writeMessage(author, { about, words: 'Bread' });
  const second: FoldableThing = { kind: 'message', id: written?.id ?? '' };
  expect(await foldThing(fresh, second, AWAY)).toMatchObject({ kind: 'declined' });
  await endFirstDays(fresh);
  expect(await foldThing(fresh, second, AWAY)).toMatchObject({ kind: 'folded' });
});

test('folded for another reason it stands closed behind it, and a quarrel ends', async () => {
  expect(await foldThing(fresh, thing, HURTS)).toMatchObject({ kind: 'declined' });
  expect(await foldThing(one, thing, HURTS)).toMatchObject({ kind: 'folded', isHidden: false });
  expect(await said(fresh)).toEqual([['Maria lives at 12, Mill Lane', 'HURTS']]);
  expect(await openThing(other, thing)).toMatchObject({ kind: 'opened' });
  expect(await foldThing(one, thing, HURTS)).toMatchObject({ kind: 'declined' });
  expect(await foldThing(other, thing, HURTS)).toMatchObject({ kind: 'folded' });
  expect(await openThing(other, thing)).toMatchObject({ kind: 'declined' });
  expect(await openThing(one, thing)).toMatchObject({ kind: 'opened' });
  expect(await foldThing(other, thing, HURTS)).toMatchObject({ kind: 'declined' });
});

test('a host folds what is written under their post, and that stays', async () => {
  const id = await post(one, 'OFFER');
  const written = await writeMessage(author, { about: { postId: id }, words: 'Rubbish' });
  const under: FoldableThing = { kind: 'message', id: written?.id ?? '' };
  await foldThing(one, under, { reason: 'WORDS', words: 'not under my post' });
  expect(await openThing(other, under)).toMatchObject({ kind: 'declined' });
  expect(await openThing(one, under)).toMatchObject({ kind: 'opened' });
});

test('visitors see no words, so they fold none; nobody folds what is not there', async () => {
  expect(await foldThing(null, thing, AWAY)).toEqual({ kind: 'missing' });
  expect(await foldThing(one, { ...thing, id: crypto.randomUUID() }, AWAY)).toEqual({ kind: 'missing' });
  expect(await foldThing(one, { ...thing, id: 'x' }, AWAY)).toEqual({ kind: 'missing' });
});

test('its author is told on the board, with no name; who folded stands nowhere else but in taps', async () => {
  await foldThing(one, thing, HURTS);
  const news = await database().notification.findMany({ where: { personId: author.id } });
  expect(news.map(({ reason, postId }) => [reason, postId])).toEqual([['FOLDED', null]]);
  const fold = await database().fold.findFirstOrThrow({ where: { messageId: thing.id } });
  expect(JSON.stringify([news, fold])).not.toContain(one.id);
});

test('the keeper opens anything, and nobody else what was said again of a picture', async () => {
  expect(await openByKeeper(thing)).toBe(false);
  await foldThing(one, thing, AWAY);
  expect(await openByKeeper(thing)).toBe(true);
  expect(await said(fresh)).toEqual([['Maria lives at 12, Mill Lane', undefined]]);
});

test('what somebody says of themselves is hidden, and seen again once they changed it and somebody else agrees', async () => {
  const own: FoldableThing = { kind: 'about', id: author.id };
  const shown = async () => (await personNamed(one, author.name))?.words;
  await changeProfile(author, { words: 'Ilse lives at 7, Mill Lane' });
  expect(await foldThing(null, own, AWAY)).toEqual({ kind: 'missing' });
  expect(await foldThing(fresh, own, HURTS)).toMatchObject({ kind: 'declined' });
  expect(await foldThing(fresh, own, AWAY)).toMatchObject({ kind: 'folded' });
  expect(await shown()).toBe('');
  await changeProfile(author, { words: 'Ilse lives at 7,  mill lane' });
  expect(await openThing(one, own)).toMatchObject({ kind: 'declined' });
  await changeProfile(author, { words: 'I bake' });
  expect([await shown(), await openThing(author, own)]).toEqual([
    '',
    expect.objectContaining({ kind: 'declined' }),
  ]);
  expect(await openThing(one, own)).toMatchObject({ kind: 'opened' });
  expect(await shown()).toBe('I bake');
});
