import type { Item } from '#lib/feeds/item';
import type { FedOccurrence, FedPost } from '#lib/feeds/queries';
import { daysWords, hoursWords, joinWords, labelled, type Speech } from '#lib/feeds/speech';
import { occurrenceOn } from '#lib/posts/occurrences/dates';
import { FED_LABELLED, FIELDS } from '#lib/posts/post/fields';
import { plain, plainLine } from '#lib/values/text/plain';
import { dayOf } from '#lib/values/time/day';
import { keyOf } from '#lib/values/time/rhythm';
import { isOverDays } from '#lib/values/time/span';

/**
 * Who reads, and when: the words, the board's zone, the instant, and how a path becomes a whole address. `at` is the name of the place whose
 * feed it is: sentences need not say it again.
 */
export type Context = {
  speech: Speech;
  zone: string;
  now: Date;
  address: (path: string) => string;
  at?: string;
};

/** What a post is called where no mark stands beside it: what is offered or asked for says so. */
export function titleOf({ kind, title }: Pick<FedPost, 'kind' | 'title'>, { feeds }: Speech): string {
  return kind === 'ACTIVITY' ? plainLine(title) : feeds(`title.${kind}`, { title: plainLine(title) });
}

/** Where it is, in words: never a point on a map. Nothing of the place itself where everybody knows that it is `at` there. */
export function whereOf(post: FedPost, speech: Speech, at?: string): string {
  return joinWords(wheresOf(post, at), speech);
}

export function wheresOf({ place, whereWords }: FedPost, at?: string): string[] {
  const ofPlace = place && place.name !== at ? [place.name, place.whereWords] : [];
  return [...ofPlace, whereWords].map(plainLine).filter(Boolean);
}

/** A post as an item of a feed. */
export function itemOf(post: FedPost, { speech, zone, address, at }: Context): Item {
  const { id, occurrences, body, changedAt, rhythm } = post;
  const [first] = occurrences;
  const isOff = !rhythm && occurrences.every(({ calledOff }) => calledOff);
  const title = titleOf(post, speech);
  const special =
    rhythm || occurrences[1] ? occurrences.filter((day) => day.calledOff || day.words || day.movedFrom) : [];
  return {
    id: `urn:uuid:${id}`,
    url: address(`/posts/${id}`),
    title: isOff ? speech.feeds('off', { title }) : title,
    changed: changedAt,
    paragraphs: [
      joinWords([whenOf(post, speech, zone), whereOf(post, speech, at)].filter(Boolean), speech),
      ...special.map((day) => noteOf(day, speech, zone)),
      ...(first && !rhythm && !occurrences[1] && first.words ? [plain(first.words)] : []),
      ...plain(body).split(/\n{2,}/),
      ...factsOf(post, speech),
    ].filter(Boolean),
  };
}

/** What else it says, each with its name: "If it rains: in the shed". */
export function factsOf(post: FedPost, speech: Speech): string[] {
  return FED_LABELLED.filter((name) => post[name]).map((name) =>
    labelled(speech.posts(FIELDS[name].label), plainLine(post[name]), speech),
  );
}

/** When it is, in words: its rhythm at its own hours, this or that day of those that take place, a span, or any day. */
export function whenOf(post: FedPost, speech: Speech, zone: string): string {
  const { rhythm, endHour } = post;
  const places = post.occurrences.filter(({ calledOff }) => !calledOff);
  const days = places[0] ? places : post.occurrences;
  const [first] = days;
  const kind = rhythm && keyOf(rhythm);
  if (!first) return '';
  if (first.kind === 'ANY') return speech.when('anyDay');
  // One date that was moved does not take the hours of its rhythm along.
  const usual = kind ? occurrenceOn(dayOf(first.movedFrom ?? first.starts, zone), post, zone) : first;
  const hours =
    usual.kind === 'HOUR'
      ? hoursWords({ starts: usual.starts, ends: endHour ? usual.ends : null }, zone, speech)
      : '';
  const days_ = days.map(({ starts }) => dayOf(starts, zone));
  const said = kind ? speech.rhythm(kind) : daysWords(days_, spanEnd(first, zone), speech);
  return joinWords([said, hours].filter(Boolean), speech);
}

/** The last day of a date as it is said: what goes into the night is on the day on which it began. */
function spanEnd(day: FedOccurrence, zone: string): string {
  return day.kind === 'DATE' || isOverDays(day) ? lastDayOf(day, zone) : dayOf(day.starts, zone);
}

/** What is different on one date. */
function noteOf(day: FedOccurrence, speech: Speech, zone: string): string {
  const { feeds, day: dayWords } = speech;
  const words = plainLine(day.words);
  const said = dayWords(dayOf(day.movedFrom ?? day.starts, zone));
  if (day.calledOff) return words ? feeds('offWhy', { day: said, words }) : feeds('offDay', { day: said });
  if (day.movedFrom) {
    const moved = feeds('moved', { day: said, to: movedTo(day, speech, zone) });
    return words ? `${moved} ${words}` : moved;
  }
  return labelled(said, words, speech);
}

/** Where a date was moved: to another day, or to another hour of its own. */
function movedTo(day: FedOccurrence, speech: Speech, zone: string): string {
  const [to, from] = [dayOf(day.starts, zone), dayOf(day.movedFrom ?? day.starts, zone)];
  const hour = day.kind === 'HOUR' ? hoursWords({ starts: day.starts, ends: null }, zone, speech) : '';
  return joinWords([to === from ? '' : speech.day(to), hour].filter(Boolean), speech) || speech.day(to);
}

/** The last day of a date. */
export function lastDayOf({ ends }: Pick<FedOccurrence, 'ends'>, zone: string): string {
  return dayOf(new Date(ends.getTime() - 1), zone);
}
