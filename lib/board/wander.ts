import 'server-only';
import { randomInt } from 'node:crypto';
import type { Looked, Probe } from '#lib/board/probes';
import { coming } from '#lib/board/queries';
import { todayLines } from '#lib/places/around';
import { cardsOf } from '#lib/posts/card/queries';
import type { CardView, LineView } from '#lib/posts/post/schema';
import { now } from '#lib/values/time/clock';
import { timeRangesFrom } from '#lib/values/time/week';
import { zone } from '#lib/values/time/zone';

/** Somewhere to go: an activity on one of its dates, or a place that says something of today. `key` tells it from others. */
export type WanderResult =
  | { is: 'activity'; key: string; card: CardView }
  | { is: 'place'; key: string; line: LineView };

/** Today and the three days after it. */
const DAYS = 4;
/** As many of a day as are drawn from; nearer ones come first. */
const MOST = 40;

/**
 * Somewhere to go, drawn by chance among what is on around here, today or soon; each is as likely as any other. Nothing is remembered of
 * it: what was shown last, the page's own link says. Null where nothing is on.
 * @param last what was shown last, which is not drawn again where there is anything else
 */
export async function wander(
  where: Pick<Looked, 'area' | 'reach'>,
  last: string | null,
): Promise<WanderResult | null> {
  const instant = now();
  const looked: Looked = { ...where, kind: 'activity', q: null, after: null };
  const probes = timeRangesFrom(instant, zone())
    .slice(0, DAYS)
    .map((part): Probe => ({ ...part, alive: instant, most: MOST }));
  const [hits, lines] = await Promise.all([
    coming(looked, probes),
    todayLines({ area: where.area, reach: where.reach }, { most: MOST, sought: null }),
  ]);
  const cards = await cardsOf(hits);
  const first = new Map<string, WanderResult>();
  for (const { id } of hits) {
    const card = cards.get(id);
    if (card && !card.closed && !card.day.calledOff && !first.has(card.id))
      first.set(card.id, { is: 'activity', key: card.id, card });
  }
  for (const line of lines) first.set(line.slug, { is: 'place', key: line.slug, line });
  const all = [...first.values()];
  const others = all.filter(({ key }) => key !== last);
  const among = others[0] ? others : all;
  return among[0] ? (among[randomInt(among.length)] ?? null) : null;
}
