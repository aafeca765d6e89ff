import 'server-only';
import { inSightOf } from '#lib/people/mute/queries';
import type { Viewer } from '#lib/people/viewer';
import { database } from '#lib/platform/database/client';
import type { PostView } from '#lib/posts/post/schema';
import { now } from '#lib/values/time/clock';

/**
 * What there is to say of those who were named for a post: whether the viewer is `asked` whether they call it too, or has said no
 * (`declined`); to its hosts, that somebody was named (`others`), and not who, nor what they said. Null for everybody else.
 */
export async function naming(
  viewer: Viewer | null,
  post: Pick<PostView, 'id' | 'isHost' | 'withdrawn' | 'days'>,
): Promise<'asked' | 'declined' | 'others' | null> {
  if (!viewer || post.withdrawn || post.days.every(({ ends }) => ends <= now())) return null;
  // Whom those who call it are not in sight of is not asked; nobody calls what a backup of before brought back.
  const inSight = [{ hosts: { some: { person: inSightOf(viewer) } } }, { hosts: { none: {} } }];
  const asked = { personId: viewer.id, post: { OR: inSight } };
  const where = { postId: post.id, ...(!post.isHost && asked) };
  const row = await database().naming.findFirst({ where });
  if (!row) return null;
  if (post.isHost) return 'others';
  return row.declined ? 'declined' : 'asked';
}
