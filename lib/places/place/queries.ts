import 'server-only';
import { cache } from 'react';
import { SHOWN } from '#lib/pictures/schema';
import { erasedOn, hereSince, slugIn } from '#lib/places/place/rules';
import type { PlaceView } from '#lib/places/place/schema';
import { database } from '#lib/platform/database/client';
import { now } from '#lib/values/time/clock';
import { zone } from '#lib/values/time/zone';

/** A place by its slug, while it is open and for thirty days after. */
export const place = cache(async (slug: string | null): Promise<PlaceView | undefined> => {
  if (slug === null || slugIn(slug) !== slug) return undefined;
  const today = { where: { until: { gt: now() } }, take: 1, select: { words: true, until: true } };
  const row = await database().place.findUnique({
    where: { slug, ...hereStill() },
    include: { today, pictures: SHOWN },
  });
  if (!row) return undefined;
  const { closedAt, searchText: _, today: lines, ...rest } = row;
  return { ...rest, today: lines[0] ?? null, goes: closedAt && erasedOn(closedAt, zone()) };
});

/** A condition: a place is open, or was less than thirty days ago. */
export const hereStill = () => ({ OR: [{ closedAt: null }, { closedAt: { gt: hereSince(now()) } }] });
