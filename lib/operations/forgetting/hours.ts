import 'server-only';
import { START, type Step } from '#lib/operations/forgetting/batches';
import {
  firstDayOfLetters,
  firstDayOfMessages,
  firstDayOfVersions,
  lettersOfDay,
  messagesOfDay,
  placeLetters,
  placeMessages,
  placeVersions,
  type Said,
  versionsOfDay,
} from '#lib/operations/forgetting/hours.sql';
import { run, type Statement } from '#lib/platform/database/statement';
import { latelySince } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

// Who said something at the minute in which an offer came up probably made it, and what was said lives longer than the offer: so from
// the second day on, what was said has its day and no hour. It stands at the beginning of that day, a thousandth of a second after what
// was said before it in the same conversation.

/** As long as the thousandths of what is said on a day can take. */
const BEGINNING = '1 minute';
/** So many conversations at once, of one day. */
const MANY = 200;

/** The three statements for something that was said. */
type Kind = {
  firstDay: typeof firstDayOfMessages;
  ofDay: typeof messagesOfDay;
  place: Statement<{ ids: string[]; instants: string[] }>;
};

/** Takes the hours from what was said before yesterday, a day at a time. */
function hours({ firstDay, ofDay, place }: Kind): Step {
  return async (db, at) => {
    const lately = { zone: zone(), before: latelySince(zone(), at), beginning: BEGINNING };
    const [day] = await run(db, firstDay, lately);
    if (!day) return { what: [] };
    const said = await run(db, ofDay, { ...lately, ...day, most: MANY });
    const ids = said.map(({ id }) => id);
    const [changed] = await run(db, place, { ids, instants: placed(said, day.starts) });
    return { what: [], ...(changed && { next: START }) };
  };
}

/** The instants of what was said on one day, by conversation and in its order: each begins with the day. */
function placed(said: Said[], starts: Date): string[] {
  let at = starts.getTime();
  return said.map(({ talk }, nth) => {
    at = said[nth - 1]?.talk === talk ? at + 1 : starts.getTime();
    return new Date(at).toISOString();
  });
}

/** Words, letters, and how places' pages were: all that says who made it, and when. */
export const HOURS: readonly Step[] = [
  hours({ firstDay: firstDayOfMessages, ofDay: messagesOfDay, place: placeMessages }),
  hours({ firstDay: firstDayOfLetters, ofDay: lettersOfDay, place: placeLetters }),
  hours({ firstDay: firstDayOfVersions, ofDay: versionsOfDay, place: placeVersions }),
];
