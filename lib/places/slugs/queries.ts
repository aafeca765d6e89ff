import 'server-only';
import { slugIn } from '#lib/places/place/rules';
import { database, type Transaction } from '#lib/platform/database/client';
import { isId } from '#lib/values/text/id';
import { now } from '#lib/values/time/clock';
import { dateOf, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** The id of the place that this names: its slug, one that it had until lately, or its id; null where there is none. */
export async function placeIdBy(
  named: string | null | undefined,
  db: Transaction = database(),
): Promise<string | null> {
  if (!named || slugIn(named) !== named) return null;
  const select = { id: true };
  const byId = isId(named) ? await db.place.findUnique({ where: { id: named }, select }) : null;
  const here = byId ?? (await db.place.findUnique({ where: { slug: named }, select }));
  if (here) return here.id;
  const where = { slug: named, until: { gt: dateOf(todayIn(zone(), now())) } };
  return (await db.formerSlug.findFirst({ where, select: { placeId: true } }))?.placeId ?? null;
}
