import type { Mistakes } from '#lib/platform/form/parse';
import { DAY_FIELDS, HOST_FIELDS, type PostFields, WITHOUT_FIELDS } from '#lib/posts/draft/schema';
import { datesFor } from '#lib/posts/occurrences/dates';
import { FURTHEST } from '#lib/posts/occurrences/rules';
import { TEXTS, textsOf, type Values } from '#lib/posts/post/fields';
import type { Draft, PostKind, When } from '#lib/posts/post/schema';
import { cellAt, POST } from '#lib/values/geo/cell';
import type { MistakeKey } from '#lib/values/language/keys';
import { nameKey } from '#lib/values/text/name-key';
import { looksPrivate } from '#lib/values/text/private-details';
import { firstDayOf } from '#lib/values/time/dates';
import { addDays, todayIn } from '#lib/values/time/day';
import { ruleOf } from '#lib/values/time/rhythm';

/** What needs more than a month in a row is several things, or comes back in a rhythm. */
const LONGEST_SPAN = 31;

/** The instant and zone in which a form is read; `known` are days the post has already, which may have begun. */
export type Reading = { now: Date; zone: string; known?: string[] };

/** What only the database knows of a form: the keys of those of its names that are somebody's, and whether the place it names is open. */
export type Facts = { people: string[]; isPlaceOpen: boolean };

type Settled<T> = { settled: T; mistakes?: undefined } | { settled?: undefined; mistakes: Mistakes };

/**
 * Makes a draft of what a form said, or says all that is wrong with it: by the rules, names of nobody here, a place that is no more, and,
 * until they say so once more, what its writer may not want to publish.
 */
export function readDraft(kind: PostKind, fields: PostFields, reading: Reading & Facts): Settled<Draft> {
  const { settled, mistakes } = draftOf(kind, fields, reading);
  const wrong: Mistakes = {
    ...mistakes,
    ...unknownHosts(fields, reading.people),
    ...notForNeighbour(kind, fields),
  };
  if (!reading.isPlaceOpen) wrong.where = 'posts.noPlace';
  const question = settled && !fields.publish && askBefore(settled);
  if (question) wrong.publish = question;
  return settled && Object.keys(wrong).length === 0 ? { settled } : { mistakes: wrong };
}

/** Settles what a form said by itself, or says what is wrong with it. "Come and make it with me" makes it an activity. */
export function draftOf(kind: PostKind, fields: PostFields, reading: Reading): Settled<Draft> {
  const becomes = fields.together ? 'ACTIVITY' : kind;
  const { settled: when, mistakes } = whenOf(becomes, fields, reading);
  if (!when) return { mistakes };
  return {
    settled: {
      kind: becomes,
      ...textsOf(fields),
      ...foodOf(fields),
      typedFor: isTypedFor(becomes, fields),
      arrivalForAll: becomes === 'ACTIVITY' && !!fields.arrivalForAll,
      when,
      place: fields.place,
      near: cellOf(fields) ?? fields.near,
      hosts: HOST_FIELDS.flatMap((name) => fields[name] ?? []),
      arrival: fields.arrival ?? '',
    },
  };
}

/** Whether a neighbour typed it in for somebody without a telephone. Whose an offer is, is said of such a one alone. */
const isTypedFor = (kind: PostKind, { typedFor, forWhom }: PostFields): boolean =>
  kind !== 'ACTIVITY' && (!!typedFor || (kind === 'OFFER' && !!forWhom));

/**
 * What does not go with typing it in for a neighbour: words about their door, a telephone number anywhere (they were not asked who may
 * read it), and meeting, which they would have to call.
 */
export function notForNeighbour(kind: PostKind, fields: PostFields): Mistakes {
  const wrong: Mistakes = {};
  if (!isTypedFor(kind, fields)) return wrong;
  if (fields.arrival) wrong.arrival = 'posts.neighboursDoor';
  if (fields.together) wrong.together = 'posts.neighbourCallsNothing';
  const said = Object.values(textsOf(fields));
  if (said.some((text) => looksPrivate(text).telephone)) wrong.typedFor = 'posts.neighboursTelephone';
  return wrong;
}

/** Where it is, as far as its form says so: the few streets around a spot (nobody's home is on the board), or a town that was chosen. */
function cellOf({ area, town }: PostFields): string | null {
  if (area?.is === 'point') return cellAt(area.point.lat, area.point.lng, POST);
  return town?.area ?? null;
}

/** Whoever says what is in it says that it is food; that it is all that is in it, only who says so. */
function foodOf(said: PostFields): Pick<Values, 'food' | 'allergensSaid' | 'allergens'> {
  const allergens = [...new Set(said.allergens)];
  const isFood = said.food || said.said || allergens.length > 0 || said.ingredients;
  return { food: !!isFood, allergensSaid: !!said.said, allergens };
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
  if (when.is !== 'rhythm' && datesFor(when, { now, zone }).some(({ ends }) => ends <= now))
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
  if (draft.typedFor) return address ? 'posts.neighboursAddress' : undefined;
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
