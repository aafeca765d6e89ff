import type { Mistakes } from '#lib/platform/form/parse';
import type { FormState } from '#lib/platform/form/state';
import { DAY_FIELDS, HOST_FIELDS, type PostFields, WITHOUT_FIELDS } from '#lib/posts/draft/schema';
import { datesFor, hasNoEnd, isAt, type KeptOccurrence, keyDay } from '#lib/posts/occurrences/dates';
import { FIELDS, TEXTS, textsOf, type Values } from '#lib/posts/post/fields';
import type { Draft, PostKind, When } from '#lib/posts/post/schema';
import type { MistakeKey } from '#lib/values/language/keys';
import { nameKey } from '#lib/values/text/name-key';
import { looksPrivate } from '#lib/values/text/private-details';
import { firstDayOf } from '#lib/values/time/dates';
import { addDays, dayOf, dayOfDate, hourOf, todayIn } from '#lib/values/time/day';
import { keyOf, ruleOf } from '#lib/values/time/rhythm';

/** What needs more than a month in a row is several things, or comes back in a rhythm. */
const LONGEST_SPAN = 31;
/** Further ahead than a year, a year was mistyped. */
const FURTHEST = 366;

/** The instant and zone in which a form is read; `known` are days the post has already, which may have begun. */
export type Reading = { now: Date; zone: string; known?: string[] };
type Settled<T> = { settled: T; mistakes?: undefined } | { settled?: undefined; mistakes: Mistakes };

/** Settles what a form said, or says what is wrong with it. "Come and make it with me" makes it an activity. */
export function draftOf(kind: PostKind, fields: PostFields, reading: Reading): Settled<Draft> {
  const becomes = fields.together ? 'ACTIVITY' : kind;
  const { settled: when, mistakes } = whenOf(becomes, fields, reading);
  if (!when) return { mistakes };
  return {
    settled: {
      kind: becomes,
      ...textsOf(fields),
      ...foodOf(fields),
      when,
      place: fields.place,
      near: fields.area ?? fields.near,
      hosts: HOST_FIELDS.flatMap((name) => fields[name] ?? []),
      arrival: fields.arrival ?? '',
    },
  };
}

/** Whoever says what is in it says that it is food. */
function foodOf(said: PostFields): Pick<Values, 'food' | 'allergensSaid' | 'allergens'> {
  const allergens = [...new Set(said.allergens)];
  const allergensSaid = !!said.said || allergens.length > 0;
  return { food: !!said.food || allergensSaid || !!said.ingredients, allergensSaid, allergens };
}

function whenOf(kind: PostKind, fields: PostFields, reading: Reading): Settled<When> {
  const { start = null, end = null } = fields;
  if (fields.when === 'any') {
    if (kind === 'ACTIVITY') return { mistakes: { when: 'posts.whenDoYouMeet' } };
    return { settled: { is: 'any', start: null, end: null } };
  }
  const { settled: days, mistakes } = daysOf(fields, reading);
  if (!days) return { mistakes };
  if (end && !start) return { mistakes: { start: 'posts.startFirst' } };
  if (kind === 'ACTIVITY' && !start && days.is !== 'span') return { mistakes: { start: 'posts.whatHour' } };
  const when = { ...days, start, end };
  const { now, zone } = reading;
  if (when.is !== 'rhythm' && datesFor(when, now, zone).some(({ ends }) => ends <= now))
    return { mistakes: { [end ? 'end' : 'start']: 'posts.hourPassed' } };
  return { settled: when };
}

type Days = { is: 'days'; days: string[] } | Extract<When, { is: 'span' | 'rhythm' }>;
const NO_HOURS = { start: null, end: null };

function daysOf(fields: PostFields, reading: Reading): Settled<Days> {
  const today = todayIn(reading.zone, reading.now);
  if (fields.when === 'today') return { settled: { is: 'days', days: [today] } };
  const asked = fields.when === 'days' ? DAY_FIELDS : (['day'] as const);
  const days = asked.flatMap((name) => fields[name] ?? []);
  const [day] = days;
  if (!day) return { mistakes: { day: 'posts.whichDay' } };
  const mistakes: Mistakes = {};
  for (const name of asked) {
    const mistake = fields[name] && mistakeOf(fields[name], today, reading.known);
    if (mistake) mistakes[name] = mistake;
  }
  if (Object.keys(mistakes).length > 0) return { mistakes };
  if (fields.when === 'span') return spanFrom(day, fields.until, today);
  if (fields.when === 'rhythm') return rhythmFrom(day, fields, today);
  return { settled: { is: 'days', days: [...new Set(days)].sort() } };
}

function mistakeOf(day: string, today: string, known: string[] = []): MistakeKey | undefined {
  if (day < today && !known.includes(day)) return 'posts.past';
  return day > addDays(today, FURTHEST) ? 'posts.tooFar' : undefined;
}

function spanFrom(day: string, until: string | undefined, today: string): Settled<Days> {
  if (!until) return { mistakes: { until: 'posts.whichDay' } };
  if (until < day) return { mistakes: { until: 'posts.backwards' } };
  if (until < today) return { mistakes: { until: 'posts.past' } };
  if (until > addDays(day, LONGEST_SPAN - 1)) return { mistakes: { until: 'posts.tooLong' } };
  return { settled: { is: 'span', day, until, ...NO_HOURS } };
}

function rhythmFrom(day: string, fields: PostFields, today: string): Settled<Days> {
  if (!fields.rhythm) return { mistakes: { rhythm: 'form.choose' } };
  const rule = ruleOf(fields.rhythm, day);
  const without = new Set(WITHOUT_FIELDS.flatMap((name) => fields[name] ?? []).filter((out) => out >= today));
  const from = firstDayOf(rule, day);
  return {
    settled: { is: 'rhythm', key: fields.rhythm, rule, from, without: [...without].sort(), ...NO_HOURS },
  };
}

/** What seems to be in the public words of a draft that its writer may not want in public, as the key of a question; or none. */
export function askBefore(draft: Draft): MistakeKey | undefined {
  const seen = TEXTS.map((name) => looksPrivate(draft[name]));
  const telephone = seen.some((each) => each.telephone);
  const address = seen.some((each) => each.address);
  if (telephone && address) return 'posts.telephoneAndAddress';
  if (telephone) return 'posts.telephone';
  return address ? 'posts.address' : undefined;
}

/** Which of the fields for names names nobody: `keys` are the name keys of the people that were found. */
export function unknownHosts(fields: PostFields, keys: string[]): Mistakes {
  const wrong = HOST_FIELDS.filter((name) => fields[name] && !keys.includes(nameKey(fields[name])));
  return Object.fromEntries(
    wrong.map((name) => [name, { key: 'posts.nobody', values: { name: fields[name] ?? '' } }]),
  );
}

/** A post as its form begins with it. */
export type Kept = { rhythm: string | null; rhythmFrom: Date | null; excludedDates: string[] } & {
  startHour: string | null;
  endHour: string | null;
};
type FormValues = Record<string, string | string[] | boolean | null>;

/** What the fields for when something is begin with: `days` are its dates that are not over. */
export function whenValues(post: Kept, days: KeptOccurrence[], zone: string): FormValues {
  const [first, second] = [...days].sort((a, b) => a.starts.getTime() - b.starts.getTime());
  if (post.rhythm) {
    // A rhythm is known by its own days: one that was moved does not take it along.
    const [day = post.rhythmFrom && dayOfDate(post.rhythmFrom)] = days
      .map((each) => keyDay(each, zone))
      .sort();
    const out = WITHOUT_FIELDS.map((name, at) => [name, post.excludedDates[at] ?? null]);
    const key = keyOf(post.rhythm)?.key ?? null;
    return { when: 'rhythm', day, rhythm: key, ...hoursIn(post), ...Object.fromEntries(out) };
  }
  if (!first) return { when: 'day', ...hoursIn(post) };
  if (first.kind === 'ANY') return { when: 'any' };
  const day = dayOf(first.starts, zone);
  if (!second && first.movedFrom) return { when: 'day', day, ...hoursOf(first, post, zone) };
  const until = dayOf(new Date(first.ends.getTime() - 1), zone);
  if (!first.movedFrom && !isAt(first, post, zone)) return { when: 'span', day, until, ...hoursIn(post) };
  const each = [...new Set(days.map(({ starts }) => dayOf(starts, zone)))].sort();
  const fields = DAY_FIELDS.map((name, at) => [name, each[at] ?? null]);
  return { when: each[1] ? 'days' : 'day', ...hoursIn(post), ...Object.fromEntries(fields) };
}

const hoursIn = ({ startHour, endHour }: Kept) => ({ start: startHour, end: endHour });

/** The hours of the only date that a post has, which was moved: they are all that its form can say. */
function hoursOf(date: KeptOccurrence, post: Kept, zone: string) {
  if (date.kind !== 'HOUR') return { start: null, end: null };
  const end = post.endHour === null && hasNoEnd(date, zone) ? null : hourOf(date.ends, zone);
  return { start: hourOf(date.starts, zone), end };
}

/** What a conflict shows: all that was typed. */
const TYPED = [...TEXTS.map((name) => FIELDS[name].name), 'day', 'until', 'start', 'end', 'arrival'];

/** After an edit conflict: what the post says now, by its fields, where that is not what was typed. */
export function theirTexts(start: FormState, typed: FormState['values']): Record<string, string> {
  const differing = TYPED.flatMap((name) => {
    const theirs = start.values[name]?.[0] ?? '';
    return theirs && theirs !== tidy(typed[name]?.[0]) ? [[name, theirs] as const] : [];
  });
  return Object.fromEntries(differing);
}

/** Browsers send line ends as CRLF. */
const tidy = (text = '') => text.replaceAll('\r\n', '\n').trim();
