import { randomInt } from 'node:crypto';
import { run, type Statement } from '#lib/platform/database/statement';
import { START, type Step } from '#lib/platform/database/sweep-step';
import { recentSince } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

// Who said something at the minute in which an offer came up probably made it, and what was said lives longer than the offer: so from
// the second day on, what was said has its day and no hour. It stands in the first minute of that day, at a moment that is drawn, after what
// was said before it in the same conversation: numbered one after the other, it would tell how much was said before it, and by a gap that
// something was taken back.

/** Where in its day stands what has no hour any more. */
const BEGINNING = '1 minute';
/** The moments there, in milliseconds. */
const MOMENTS = 60_000;
/** So many conversations at once, of one day. */
const MANY = 200;

/** What was said before an instant and has its hour still: anything later in its day than `beginning`. */
export type Lately = { zone: string; before: Date; beginning: string };
/** Likewise on one day, in some of the conversations. */
export type OnDay = Lately & { starts: Date; ends: Date; most: number };
/** The first day of which anything has its hour. */
export type FirstDay = { starts: Date; ends: Date };
/** Something that was said, and the conversation that it is part of. */
export type SaidRow = { id: string; talk: string };
/** The instants that things have from now on. */
export type Placed = { ids: string[]; instants: string[] };

/** The three statements for something that was said. */
type Kind = {
  firstDay: Statement<Lately, FirstDay>;
  ofDay: Statement<OnDay, SaidRow>;
  place: Statement<Placed>;
};

/** Takes the hours from what was said before yesterday, a day at a time. */
export function coarsenTimes({ firstDay, ofDay, place }: Kind): Step {
  return async (db, at) => {
    const lately = { zone: zone(), before: recentSince(zone(), at), beginning: BEGINNING };
    const [day] = await run(db, firstDay, lately);
    if (!day) return { what: [] };
    const said = await run(db, ofDay, { ...lately, ...day, most: MANY });
    const ids = said.map(({ id }) => id);
    const [changed] = await run(db, place, { ids, instants: placed(said, day.starts) });
    return { what: [], ...(changed && { next: START }) };
  };
}

/** The instants of what was said on one day, by conversation and in its order. */
function placed(said: SaidRow[], starts: Date): string[] {
  const talks = Map.groupBy(said, ({ talk }) => talk);
  const moments = new Map([...talks].map(([talk, { length }]) => [talk, drawn(length).values()]));
  return said.map(({ talk }) => {
    const moment = moments.get(talk)?.next().value ?? MOMENTS - 1;
    return new Date(starts.getTime() + moment).toISOString();
  });
}

/** So many different moments, in their order. More than there are is more than anybody says on a day: the last then stand together. */
function drawn(many: number): number[] {
  const moments = new Set<number>();
  while (moments.size < Math.min(many, MOMENTS / 2)) moments.add(randomInt(MOMENTS));
  return [...moments].sort((a, b) => a - b);
}
