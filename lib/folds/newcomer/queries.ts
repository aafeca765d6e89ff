import 'server-only';
import { hides } from '#lib/folds/rules';
import type { FoldableThing, FoldReason } from '#lib/folds/schema';
import { thingOf } from '#lib/folds/thing/queries';
import { inSightOf } from '#lib/people/mute/queries';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { now } from '#lib/values/time/clock';

/** Kinds that stand under the name of whoever put them up, and remember it. */
const NAMED = ['message', 'post'] as const;

/** The newcomer who alone put a thing up, under a name that the viewer sees; undefined where it is nobody such. */
export async function newcomerOf(
  viewer: Viewer,
  thing: FoldableThing,
  db: Transaction = database(),
): Promise<string | undefined> {
  if (!NAMED.some((kind) => kind === thing.kind)) return undefined;
  const [id, other] = (await thingOf(viewer, thing, db))?.authors ?? [];
  if (!id || other || id === viewer.id) return undefined;
  return (await db.person.findFirst({ where: { id, ...newTo(viewer) }, select: { id: true } }))?.id;
}

/** Whoever is new here and seen by the viewer, as a condition on people. */
const newTo = (viewer: Viewer) => ({ carefulUntil: { gt: now() }, ...inSightOf(viewer) });

/** All who are new here, of those whom the viewer sees. */
export async function newcomersSeenBy(viewer: Viewer, db: Transaction): Promise<string[]> {
  const where = { id: { not: viewer.id }, ...newTo(viewer) };
  return (await db.person.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

/** So many things of each kind are taken at once, or nobody could write meanwhile; whoever finds more takes it from there. */
const MOST = 500;

/**
 * All that some put up alone and that shows their names, as far as it stands: their posts, their words under posts and at places, and, where it
 * is hidden, what they say of themselves. Always in the same order, so that two who take it wait for each other.
 */
export async function putUpBy(
  people: string[],
  reason: FoldReason,
  db: Transaction,
): Promise<FoldableThing[]> {
  const stands = { folded: hides(reason) ? { not: 'GONE' as const } : ('OPEN' as const) };
  const only = { select: { id: true }, orderBy: { id: 'asc' as const }, take: MOST };
  const personId = { in: people };
  const posts = await db.post.findMany({
    where: { ...stands, withdrawnAt: null, hosts: { some: { personId }, every: { personId } } },
    ...only,
  });
  const messages = await db.message.findMany({ where: { ...stands, personId }, ...only });
  const about = hides(reason) ? people.map((id) => ({ kind: 'about' as const, id })) : [];
  return [
    ...about,
    ...messages.map(({ id }) => ({ kind: 'message' as const, id })),
    ...posts.map(({ id }) => ({ kind: 'post' as const, id })),
  ];
}
