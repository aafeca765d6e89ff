import 'server-only';
import { arrivalFor } from '#lib/conversations/queries';
import { letterMail } from '#lib/letters/mail';
import { closedTo, orderedIds } from '#lib/letters/queries';
import { lettersSince } from '#lib/letters/rules';
import { queueMails } from '#lib/notifications/outbox';
import type { Viewer } from '#lib/people/viewer';
import { seal } from '#lib/platform/config/seal';
import { database, type Transaction } from '#lib/platform/database/client';
import { changed } from '#lib/platform/live/changed';
import { isId } from '#lib/values/text/id';
import { nameKey } from '#lib/values/text/name-key';
import { now } from '#lib/values/time/clock';

/** Writes a first letter to the person of a name. @returns the correspondence, or undefined where none can be begun. */
export async function beginLetters(
  viewer: Viewer,
  { name, words }: { name: string; words: string },
  db: Transaction,
): Promise<string | undefined> {
  const other = await db.person.findUnique({ where: { nameKey: nameKey(name) }, select: { id: true } });
  if (!other || other.id === viewer.id || (await closedTo(viewer, other.id, db))) return undefined;
  const [oneId, otherId] = orderedIds(viewer.id, other.id);
  // One that is there is held, so that it is not swept for being empty before this letter is in it.
  const { id } = await db.correspondence.upsert({
    where: { oneId_otherId: { oneId, otherId } },
    create: { oneId, otherId },
    update: { oneId },
  });
  await write(viewer, { id, oneId, otherId, words }, db);
  return id;
}

/**
 * Sends the words about the door of the viewer's own offer or request to whoever wrote a message under it, as a letter, which says
 * nothing of where they come from. @returns the correspondence, or undefined where there is nothing to send, or they take no letters.
 */
export async function sendArrival(
  viewer: Viewer,
  messageId: string,
  db: Transaction,
): Promise<string | undefined> {
  const arrival = await arrivalFor(viewer, messageId, db);
  return arrival && beginLetters(viewer, { name: arrival.name, words: arrival.words }, db);
}

/** Writes a letter in a correspondence of the viewer's. @returns whether it could be written. */
export async function writeLetter(
  viewer: Viewer,
  { id, words }: { id: string; words: string },
  db: Transaction,
): Promise<boolean> {
  const mine = { OR: [{ oneId: viewer.id }, { otherId: viewer.id }] };
  const correspondence = isId(id) && (await db.correspondence.findFirst({ where: { id, ...mine } }));
  if (!correspondence) return false;
  const { oneId, otherId } = correspondence;
  if (await closedTo(viewer, oneId === viewer.id ? otherId : oneId, db)) return false;
  await write(viewer, { ...correspondence, words }, db);
  return true;
}

/** A letter to be written, and the correspondence that it goes into. */
type NewLetter = { id: string; oneId: string; otherId: string; words: string };

async function write(viewer: Viewer, { id, oneId, otherId, words }: NewLetter, db: Transaction) {
  const sealed = seal('letter', words);
  const to = oneId === viewer.id ? otherId : oneId;
  // Told once until they look: a letter that lies there unopened has said so already.
  const unopened = await db.letter.findFirst({
    where: { correspondenceId: id, personId: viewer.id, opened: false },
    select: { id: true },
  });
  await db.letter.create({
    data: { correspondenceId: id, personId: viewer.id, sealed, madeAt: now() },
    select: { id: true },
  });
  if (!unopened) await queueMails(db, [to], (language) => letterMail(language, id));
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
