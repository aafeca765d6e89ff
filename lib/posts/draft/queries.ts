import 'server-only';
import type { Viewer } from '#lib/people/viewer';
import { type PictureView, SHOWN } from '#lib/pictures/schema';
import { placeIdBy } from '#lib/places/slugs/queries';
import { database } from '#lib/platform/database/client';
import { beforeText } from '#lib/platform/form/before';
import { type FormState, startingWith } from '#lib/platform/form/state';
import { type Apart, apartOf, whenValues } from '#lib/posts/draft/form-values';
import type { Facts, Reading } from '#lib/posts/draft/rules';
import { HOST_FIELDS, type PostFields } from '#lib/posts/draft/schema';
import { keyDay } from '#lib/posts/occurrences/dates';
import { FIELDS, NAMES } from '#lib/posts/post/fields';
import { isForgotten, postErasedOn } from '#lib/posts/post/rules';
import type { PostKind } from '#lib/posts/post/schema';
import { isId } from '#lib/values/text/id';
import { nameKey } from '#lib/values/text/name-key';
import { now } from '#lib/values/time/clock';
import { dayOf } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** What a form is read by: the instant, the zone, and what only the database knows of its names and its place. `known` as in `Reading`. */
export async function readingOf(fields: PostFields, known: string[] = []): Promise<Reading & Facts> {
  const [people, isPlaceOpen] = await Promise.all([peopleAmong(fields), isOpen(fields.place)]);
  return { now: now(), zone: zone(), known, people, isPlaceOpen };
}

async function peopleAmong(fields: PostFields): Promise<string[]> {
  const keys = HOST_FIELDS.flatMap((name) => (fields[name] ? nameKey(fields[name]) : []));
  if (keys[0] === undefined) return [];
  const rows = await database().person.findMany({
    where: { nameKey: { in: keys } },
    select: { nameKey: true },
  });
  return rows.map((row) => row.nameKey);
}

async function isOpen(place: string | null): Promise<boolean> {
  if (place === null) return true;
  const id = await placeIdBy(place);
  const where = { id: id ?? undefined, closedAt: null };
  return id !== null && (await database().place.findFirst({ where, select: { id: true } })) !== null;
}

/** What came along in the address of a form. */
export type DraftRequest = Record<string, string | string[] | undefined>;

const USUALLY = { OFFER: 'today', REQUEST: 'any', ACTIVITY: 'day' } as const;
const CARRIED = ['title', 'words', 'forWhom', 'day', 'start', 'where', 'near'] as const;

/** What a form for a new post begins with: what came along in its address, or with `again` the words of an old post of one's own. */
export async function startOf(
  kind: PostKind,
  viewer: Viewer | null,
  asked: DraftRequest,
): Promise<FormState> {
  const carried = CARRIED.flatMap((name) => {
    const value = asked[name];
    return typeof value === 'string' ? [[name, value.slice(0, 4000)] as const] : [];
  });
  const when = asked.day && kind !== 'ACTIVITY' ? 'day' : USUALLY[kind];
  const old = viewer && typeof asked.again === 'string' ? await ownPost(viewer, asked.again) : null;
  const place = typeof asked.place === 'string' && { place: await placeIdBy(asked.place) };
  return startingWith({ when, ...(old && wordsOf(old)), ...Object.fromEntries(carried), ...place });
}

/** As many dates as tell a form when something is; a rhythm has ninety. */
const MOST_DATES = 24;

/** A post that its host is about to change. `known` are the days it has, `before` is what its form is opened with. */
export type EditView = {
  kind: PostKind;
  start: FormState;
  version: string;
  pictures: PictureView[];
  goes: string | null;
  known: string[];
  placeName: string | null;
  apart: Apart;
  before: string;
};

/** A post for the form that changes it, or with `turn` makes an activity of it; undefined where the viewer may not. */
export async function editView(viewer: Viewer, id: string, turn = false): Promise<EditView | undefined> {
  const post = await ownPost(viewer, id);
  // What was typed in for a neighbour is nothing that whoever typed it calls.
  if (!post || post.withdrawnAt || (turn && post.typedFor)) return undefined;
  const coming = await database().occurrence.findMany({
    where: { postId: id, ends: { gt: now() } },
    // What was moved first, wherever it is: it tells from which day on the rhythm goes.
    orderBy: [{ movedFrom: { sort: 'asc', nulls: 'last' } }, { ends: 'asc' }],
    take: MOST_DATES,
  });
  const different = await database().occurrence.findMany({
    where: { postId: id, ends: { gt: now() }, OR: [{ calledOff: true }, { movedFrom: { not: null } }] },
    orderBy: { starts: 'asc' },
  });
  const when = whenValues(post, coming, zone());
  const apart = apartOf(different, zone());
  const start = startingWith({
    ...wordsOf(post),
    ...when,
    ...(turn && when.when === 'any' && { when: 'day' }),
  });
  return {
    kind: post.kind,
    start,
    placeName: post.place && !post.place.closedAt ? post.place.name : null,
    apart,
    before: beforeText({
      values: { ...start.values, ...apart, kind: [post.kind] },
      pictures: post.pictures,
    }),
    version: post.version,
    pictures: post.pictures,
    goes: postErasedOn(post, post.ends, zone()),
    known: coming.flatMap((day) => [dayOf(day.starts, zone()), keyDay(day, zone())]),
  };
}

type OwnPost = NonNullable<Awaited<ReturnType<typeof ownPost>>>;

/** A post that the viewer answers for, and when it ends; what has passed is gone, also where the sweep has not come by yet. */
async function ownPost(viewer: Viewer, id: string) {
  if (!isId(id)) return null;
  const post = await database().post.findFirst({
    where: { id, hosts: { some: { personId: viewer.id } } },
    include: {
      place: { select: { id: true, name: true, closedAt: true } },
      arrival: true,
      pictures: SHOWN,
      occurrences: { select: { ends: true }, orderBy: { ends: 'desc' }, take: 1 },
    },
  });
  const [last] = post?.occurrences ?? [];
  return post && last && !isForgotten(post, last.ends, now()) ? { ...post, ends: last.ends } : null;
}

function wordsOf(post: OwnPost) {
  return {
    ...Object.fromEntries(NAMES.map((name) => [FIELDS[name].name, post[name]])),
    ...{ start: post.startHour, end: post.endHour },
    ...{ near: post.cell, arrival: post.arrival?.words ?? null },
    place: post.place && !post.place.closedAt ? post.place.id : null,
  };
}
