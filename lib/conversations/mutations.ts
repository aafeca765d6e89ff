import 'server-only';
import { subjectOf } from '#lib/conversations/queries';
import { mayWrite } from '#lib/conversations/rules';
import type { About } from '#lib/conversations/schema';
import { database, type Transaction } from '#lib/database/client';
import { changed } from '#lib/live/changed';
import type { Viewer } from '#lib/people/rules';
import { isId } from '#lib/text/id';
import { now } from '#lib/when/clock';

/** What was written: where it stands. */
export type Written = { id: string; path: string };

/** Writes words under a post or at a place; undefined where there is nothing to write under, or not for this person. */
export async function writeMessage(
  viewer: Viewer,
  about: About,
  { words }: { words: string },
  db?: Transaction,
): Promise<Written | undefined> {
  if (!db) return database().$transaction((tx) => writeMessage(viewer, about, { words }, tx));
  const subject = await subjectOf(viewer, about, db);
  if (!subject || !mayWrite(subject.isPart, subject.phase)) return undefined;
  const { postId, placeId } = about;
  const { id } = await db.message.create({
    data: { postId, placeId, words, personId: viewer.id, madeAt: now() },
    select: { id: true },
  });
  await changed(db, subject.live);
  return { id, path: subject.path };
}

/** Changes one's own words; undefined where they are not there or not one's own. */
export async function changeMessage(viewer: Viewer, id: string, words: string): Promise<Written | undefined> {
  return onOwn(viewer, id, async (message, db) => {
    if (message.words === words) return false;
    await db.message.updateMany({ where: { id }, data: { words, edited: true } });
    return true;
  });
}

/** Takes one's own words away; undefined where they are not there or not one's own. */
export async function deleteMessage(viewer: Viewer, id: string): Promise<Written | undefined> {
  return onOwn(viewer, id, async (_, db) => {
    await db.message.deleteMany({ where: { id } });
    return true;
  });
}

type Own = { id: string; words: string; postId: string | null; placeId: string | null };

/** Finds one's own message through the viewer, does something to it, and tells those who look, if it changed anything. */
async function onOwn(
  viewer: Viewer,
  id: string,
  work: (message: Own, db: Transaction) => Promise<boolean>,
): Promise<Written | undefined> {
  if (!isId(id)) return undefined;
  return database().$transaction(async (db) => {
    const message = await db.message.findFirst({
      where: { id, personId: viewer.id },
      select: { id: true, words: true, postId: true, placeId: true },
    });
    const subject = message && (await subjectOf(viewer, subjectIn(message), db));
    if (!message || !subject) return undefined;
    if (await work(message, db)) await changed(db, subject.live);
    return { id, path: subject.path };
  });
}

function subjectIn({ postId, placeId }: Own): About {
  return postId ? { postId } : { placeId: placeId ?? '' };
}
