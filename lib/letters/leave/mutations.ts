import 'server-only';
import { mayRead } from '#lib/conversations/rules';
import { subjectOf } from '#lib/conversations/subject/queries';
import { inSightOf } from '#lib/people/mute/queries';
import type { Viewer } from '#lib/people/viewer';
import type { Transaction } from '#lib/platform/database/client';
import { changed } from '#lib/platform/live/changed';
import { isId } from '#lib/values/text/id';

/**
 * "You may write to me": whoever wrote a message may begin letters to the viewer, while it is there.
 * @returns where it stands; undefined where the viewer does not read it, or wrote it
 */
export async function letAuthorWrite(
  viewer: Viewer,
  messageId: string,
  db: Transaction,
): Promise<string | undefined> {
  const message = isId(messageId)
    ? await db.message.findFirst({
        where: { id: messageId, personId: { not: viewer.id }, person: inSightOf(viewer) },
        select: { postId: true, placeId: true },
      })
    : null;
  if (!message) return undefined;
  const { postId, placeId } = message;
  const subject = await subjectOf(viewer, postId ? { postId } : { placeId: placeId ?? '' }, db);
  if (!subject || !mayRead(true, subject.isPart, subject.phase)) return undefined;
  const key = { messageId, personId: viewer.id };
  await db.mayWrite.upsert({ where: { messageId_personId: key }, create: key, update: key });
  await changed(db, subject.live);
  return subject.path;
}
