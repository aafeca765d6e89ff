import 'server-only';
import { randomInt } from 'node:crypto';
import { lockSlug, slugTaken } from '#lib/places/slugs/slugs.sql';
import type { Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { retentionDays } from '#lib/values/periods';
import { firstCodePoints } from '#lib/values/text/combining-marks';
import { slugOf } from '#lib/values/text/slug';
import { now } from '#lib/values/time/clock';
import { addDays, dateOf, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

// There are some four thousand such words: no neighbourhood has as many places of one name.
const TRIES = 20;

/** How long a slug may be before a syllable is added to it (lib/values/text/slug.ts). */
const ROOM = 54;

/**
 * A slug for a place of this name, with a made-up word after it where another place has it, or is still led to by it. Nobody else is given it
 * until the transaction ends.
 */
export async function freeSlug(
  db: Transaction,
  name: string,
  placeId: string | null = null,
): Promise<string> {
  const slug = slugOf(name);
  for (let tried = 0; tried < TRIES; tried++) {
    const free = tried === 0 ? slug : `${rootOf(slug)}-${madeUpWord()}`;
    await run(db, lockSlug, { slug: free });
    const [taken] = await run(db, slugTaken, { slug: free, placeId, today: todayIn(zone(), now()) });
    if (!taken) return free;
  }
  throw new Error('no slug is free');
}

/**
 * The slug of a locked place that is to be called so: that which it had under this name, where that still leads to it, or else one made from
 * it. What it has now leads on for thirty days.
 */
export async function slugFor(
  db: Transaction,
  place: { id: string; slug: string; name: string },
  name: string,
): Promise<string> {
  const { id: placeId } = place;
  if (name === place.name || (slugOf(name) === slugOf(place.name) && isOf(place.slug, name)))
    return place.slug;
  const today = todayIn(zone(), now());
  const had = await db.formerSlug.findFirst({
    where: { placeId, name, until: { gt: dateOf(today) } },
    orderBy: { until: 'desc' },
  });
  const slug = had?.slug ?? (await freeSlug(db, name, placeId));
  if (slug === place.slug) return slug;
  // Taken back, or over and not swept yet.
  await db.formerSlug.deleteMany({ where: { slug: { in: [slug, place.slug] } } });
  const until = dateOf(addDays(today, retentionDays('slug')));
  await db.formerSlug.create({ data: { slug: place.slug, placeId, name: place.name, until } });
  return slug;
}

const rootOf = (slug: string): string => firstCodePoints(slug, ROOM).replace(/-+$/, '');

/** Whether a slug was made from this name: a place that lived before has that of its first. */
function isOf(slug: string, name: string): boolean {
  const [own, word] = [slugOf(name), slug.slice(-4)];
  return slug === own || (slug === `${rootOf(own)}-${word}` && WORD.test(word));
}

const [OPEN, ROUND] = ['bdfglmnprstv', 'aeiou'];
const WORD = new RegExp(`^(?:[${OPEN}][${ROUND}]){2}$`);

/** Two syllables that mean nothing: "rumo", "liva". */
function madeUpWord(): string {
  const sign = (of: string) => of[randomInt(of.length)];
  return [1, 2].map(() => `${sign(OPEN)}${sign(ROUND)}`).join('');
}
