/** A post as the entries of a calendar. */
import type { Entry, Time } from '#lib/feeds/ics';
import { type Context, factsOf, lastDayOf, titleOf, whereOf } from '#lib/feeds/post-items';
import type { FedOccurrence, FedPost } from '#lib/feeds/queries';
import { type Series, seriesOf } from '#lib/feeds/series';
import { plain } from '#lib/values/text/plain';
import { addDays, dayOf, dayOfDate } from '#lib/values/time/day';
import { HOURS_WITHOUT_END } from '#lib/values/time/span';

/** How long a date stands whose end nobody said, in milliseconds. */
const UNSAID = HOURS_WITHOUT_END * 3_600_000;

/** The entries of a post in a calendar: a rhythm as its rule, every other date for itself, nothing for what is for any day. */
export function entriesOf(post: FedPost, context: Context): Entry[] {
  const { id, rhythm, rhythmFrom, startHour, endHour, excludedDates } = post;
  const { zone, now } = context;
  const days = post.occurrences.filter(({ kind }) => kind !== 'ANY');
  const alone = (day: FedOccurrence) => dateEntry(post, day, context);
  if (!rhythm || !rhythmFrom) return days.map(alone);
  const rule = {
    rule: rhythm,
    firstDay: dayOfDate(rhythmFrom),
    exdates: excludedDates,
    startHour,
    endHour,
    zone,
  };
  const { all, own } = seriesOf(rule, days, now);
  const uidOf = ({ name }: Series) => (name ? `${id}-from-${name}` : id);
  return [
    ...all.map((series) => ({ ...common(post, null, context), ...series, uid: uidOf(series) })),
    ...own.map(({ day, slot, of, date }) => {
      const entry = dateEntry(post, { id: '', kind: startHour ? 'HOUR' : 'DATE', ...date }, context);
      return of && slot ? { ...entry, uid: uidOf(of), slot } : { ...entry, uid: `${id}-${day}` };
    }),
  ];
}

/** One date, known by its post and the day on which it was to be. */
function dateEntry(post: FedPost, day: FedOccurrence, context: Context): Entry {
  const { zone } = context;
  const uid = `${post.id}-${dayOf(day.movedFrom ?? day.starts, zone)}`;
  return { ...common(post, day, context), uid, start: startOf(day, zone), end: endOf(post, day, zone) };
}

function startOf({ kind, starts }: FedOccurrence, zone: string): Time {
  return kind === 'HOUR' ? starts : { day: dayOf(starts, zone), hour: null };
}

/** When a date ends; null where nobody said so: an hour alone is when it begins. */
function endOf({ endHour }: FedPost, day: FedOccurrence, zone: string): Time | null {
  if (day.kind === 'DATE') return { day: addDays(lastDayOf(day, zone), 1), hour: null };
  const isSaid = endHour !== null || day.ends.getTime() - day.starts.getTime() !== UNSAID;
  return isSaid ? day.ends : null;
}

function common(post: FedPost, day: FedOccurrence | null, context: Context) {
  const { kind, occurrences, rhythm, body, changedAt } = post;
  const { speech, address } = context;
  const url = address(`/posts/${post.id}`);
  const isMeant =
    kind !== 'ACTIVITY' && !rhythm && occurrences[1] ? ('TENTATIVE' as const) : ('CONFIRMED' as const);
  const title = titleOf(post, speech);
  const said = [day?.words ?? '', body, ...factsOf(post, speech), url];
  return {
    status: day?.calledOff ? ('CANCELLED' as const) : isMeant,
    title: day?.calledOff ? speech.feeds('off', { title }) : title,
    words: said.filter(Boolean).map(plain).join('\n\n'),
    where: whereOf(post, speech),
    url,
    changed: changedAt,
  };
}
