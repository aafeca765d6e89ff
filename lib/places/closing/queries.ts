import 'server-only';
import { isCareful } from '#lib/people/careful/queries';
import type { Viewer } from '#lib/people/viewer';
import { mayClose, mayReopen } from '#lib/places/closing/rules';
import { hereSince, placeErasedOn, slugIn } from '#lib/places/place/rules';
import { placeIdBy } from '#lib/places/slugs/queries';
import { database, type Transaction } from '#lib/platform/database/client';
import { now } from '#lib/values/time/clock';
import { zone } from '#lib/values/time/zone';

type Closable = { id: string; isHome: boolean; closedAt: Date | null };

/** Whether a place is the viewer's home, as they said when they opened it. */
export async function livesAt(
  viewer: Viewer,
  placeId: string,
  db: Transaction = database(),
): Promise<boolean> {
  const home = await db.home.findUnique({ where: { placeId }, select: { personId: true } });
  return home?.personId === viewer.id;
}

/** Whether the viewer may say of a place that it is no more, or, once it was said, that it is here after all. */
export async function maySetClosed(
  viewer: Viewer,
  { id, isHome, closedAt }: Closable,
  db: Transaction = database(),
): Promise<boolean> {
  // One after the other: this may be a transaction, which has one connection.
  const isNew = await isCareful(viewer, db);
  if (!closedAt) return mayClose({ livesHere: await livesAt(viewer, id, db), isCareful: isNew });
  const closedBy = isHome ? await whoClosed(id, db) : null;
  return mayReopen({ isHome, closedBy }, { id: viewer.id, isCareful: isNew });
}

/** Who closed a closed place, as long as they are here: nothing on its page changed since. */
async function whoClosed(placeId: string, db: Transaction): Promise<string | null> {
  const latest = await db.placeVersion.findFirst({
    where: { placeId },
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
    select: { personId: true, closed: true },
  });
  return latest && !latest.closed ? latest.personId : null;
}

/** A home that the viewer closed, for whom alone something is left of it: the way back, and until which day. */
export async function closedHome(
  viewer: Viewer | null,
  address: string,
): Promise<{ slug: string; goes: string } | undefined> {
  const id = viewer && (await placeIdBy(slugIn(address)));
  if (!id) return undefined;
  const home = await database().place.findUnique({
    where: { id, isHome: true, closedAt: { gt: hereSince(now()) } },
    select: { id: true, slug: true, isHome: true, closedAt: true },
  });
  if (!home?.closedAt || !(await maySetClosed(viewer, home))) return undefined;
  return { slug: home.slug, goes: placeErasedOn(home.closedAt, zone()) };
}
