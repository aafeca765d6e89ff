import 'server-only';
import { arrivalFor } from '#lib/conversations/queries';
import { closedTo, whose } from '#lib/letters/closed/queries';
import { letterMail } from '#lib/letters/mail';
import { lettersSince } from '#lib/letters/rules';
import { queueMails } from '#lib/notifications/outbox';
import { keepMeasure } from '#lib/people/careful/measure';
import { inSightOf } from '#lib/people/mute/queries';
import type { Viewer } from '#lib/people/viewer';
import { seal } from '#lib/platform/config/seal';
import { database, type Transaction } from '#lib/platform/database/client';
import { changed } from '#lib/platform/live/changed';
import { isId } from '#lib/values/text/id';
import { nameKey } from '#lib/values/text/name-key';
import { now } from '#lib/values/time/clock';

/** A first letter, to the person of a name; `isAnswer` where they were written to by them just there. */
type FirstLetter = { name: string; words: string; isAnswer?: boolean };

/** Writes a first letter to the person of a name. @returns the correspondence, or undefined where none can be begun. */
export async function beginLetters(
  viewer: Viewer,
  { name, words, isAnswer = false }: FirstLetter,
  db: Transaction,
): Promise<string | undefined> {
  const where = { nameKey: nameKey(name), ...inSightOf(viewer) };
  const other = await db.person.findUnique({ where, select: { id: true } });
  if (!other || other.id === viewer.id) return undefined;
  if (await closedTo(viewer, { id: other.id, isAnswer }, db)) return undefined;
  // One that is there is held, so that it is not swept for being empty before this letter is in it, nor ended meanwhile.
  const two = whose(viewer.id, other.id);
  const { oneId, otherId } = two.oneId_otherId;
  const held = await db.correspondence.upsert({
    where: two,
    create: { oneId, otherId, opened: false },
    update: { oneId },
  });
  if (held.oneEnded || held.otherEnded) return undefined;
  await write(viewer, { ...held, words }, db);
  return held.id;
}

/**
 * Sends the words about the door of the viewer's own offer or request to whoever wrote a message under it, as a letter, which says
 * nothing of where they come from: an answer, which newcomers send too. @returns the correspondence, or undefined where there is nothing to send, or they take no letters.
 */
export async function sendArrival(
  viewer: Viewer,
  messageId: string,
  db: Transaction,
): Promise<string | undefined> {
  const arrival = await arrivalFor(viewer, messageId, db);
  return arrival && beginLetters(viewer, { name: arrival.name, words: arrival.words, isAnswer: true }, db);
}

/** Writes a letter in a correspondence of the viewer's. @returns whether it could be written. */
export async function writeLetter(
  viewer: Viewer,
  { id, words }: { id: string; words: string },
  db: Transaction,
): Promise<boolean> {
  const mine = {
    OR: [
      { oneId: viewer.id, other: inSightOf(viewer) },
      { otherId: viewer.id, one: inSightOf(viewer) },
    ],
  };
  if (!isId(id)) return false;
  // Held, so that one that is ended meanwhile gets no letter after it.
  await db.correspondence.updateMany({ where: { id, ...mine }, data: { id } });
  const correspondence = await db.correspondence.findFirst({ where: { id, ...mine } });
  if (!correspondence) return false;
  const { oneId, otherId } = correspondence;
  if (await closedTo(viewer, { id: oneId === viewer.id ? otherId : oneId }, db)) return false;
  await write(viewer, { ...correspondence, words }, db);
  return true;
}

/** A letter to be written, and the correspondence that it goes into. */
type NewLetter = { id: string; oneId: string; otherId: string; opened: boolean; words: string };

async function write(viewer: Viewer, { id, oneId, otherId, opened, words }: NewLetter, db: Transaction) {
  await keepMeasure(viewer, 'words', db);
  const sealed = seal('letter', words);
  const to = oneId === viewer.id ? otherId : oneId;
  const of = (more: { opened?: boolean; personId: string }) =>
    db.letter.findFirst({ where: { correspondenceId: id, ...more }, select: { id: true } });
  // Whoever answers has opened it.
  const isOpened = opened || (await of({ personId: to })) !== null;
  if (isOpened && !opened) await db.correspondence.update({ where: { id }, data: { opened: true } });
  // Told once until they look: a letter that lies there unopened has said so already. Until they ask for the first ones, once at all.
  const told = await of({ personId: viewer.id, ...(isOpened && { opened: false }) });
  await db.letter.create({
    data: { correspondenceId: id, personId: viewer.id, sealed, madeAt: now() },
    select: { id: true },
  });
  if (!told) await queueMails(db, [to], (language) => letterMail(language, id));
  await changed(db, `letters:${oneId}`, `letters:${otherId}`);
}

/** Notes that the viewer has seen what they were written: their dot goes. */
export async function openLetters(viewer: Viewer, id: string): Promise<void> {
  await database().letter.updateMany({
    where: {
      correspondence: { id, OR: [{ oneId: viewer.id }, { otherId: viewer.id }] },
      personId: { not: viewer.id },
      opened: false,
      madeAt: { gt: lettersSince(now()) },
    },
    data: { opened: true },
  });
}
