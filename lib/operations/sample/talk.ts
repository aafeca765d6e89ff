import { writeMessage } from '#lib/conversations/mutations';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';

/** Says something under a post or at a place, once. */
export async function talk(
  viewer: Viewer,
  about: { postId: string } | { placeId: string },
  words: string,
): Promise<void> {
  const there = await database().message.findFirst({ where: { ...about, body: words } });
  if (!there) await writeMessage(viewer, { about, words });
}
