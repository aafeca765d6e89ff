import { run, type Statement } from '#lib/platform/database/statement';
import { START, type Step } from '#lib/platform/database/sweep-step';
import { recentSince } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

// Who said something at the minute in which an offer came up probably made it, and what was said lives longer than the offer: so from
// the second day on, what was said has its day and no hour. It stands at the beginning of that day, a thousandth of a second after what
// was said before it in the same conversation.

/** As long as the thousandths of what is said on a day can take. */
const BEGINNING = '1 minute';
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

/** The instants of what was said on one day, by conversation and in its order: each begins with the day. */
function placed(said: SaidRow[], starts: Date): string[] {
  let at = starts.getTime();
  return said.map(({ talk }, nth) => {
    at = said[nth - 1]?.talk === talk ? at + 1 : starts.getTime();
    return new Date(at).toISOString();
  });
}
