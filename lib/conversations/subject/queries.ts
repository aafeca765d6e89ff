import 'server-only';
import { mayRead, messagesKeptSince, type Phase, phaseOf, subjectNamed } from '#lib/conversations/rules';
import type { SubjectId } from '#lib/conversations/schema';
import type { Viewer } from '#lib/people/viewer';
import { hereSince, isGone, placeAddress } from '#lib/places/place/rules';
import { database, type Transaction } from '#lib/platform/database/client';
import { hearsWhoComes, hosts } from '#lib/posts/joinings/queries';
import { isId } from '#lib/values/text/id';
import { now } from '#lib/values/time/clock';

/** What a conversation stands under, and what whoever is looking has to do with it. */
export type Subject = {
  path: string;
  live: string;
  phase: Phase;
  isPart: boolean;
  isHost: boolean;
  /** From when on messages are kept. */
  since: Date;
  /** The place it is at, whose notebook may take words. */
  place: { id: string; slug: string; name: string } | null;
};

/** What a conversation is about, or undefined where nothing is there. */
export async function subjectOf(
  viewer: Viewer | null,
  about: SubjectId,
  db: Transaction = database(),
): Promise<Subject | undefined> {
  if (!isId(about.postId ?? about.placeId)) return undefined;
  return about.postId ? underPost(viewer, about.postId, db) : atPlace(viewer, about, db);
}

async function underPost(viewer: Viewer | null, id: string, db: Transaction): Promise<Subject | undefined> {
  const post = await db.post.findUnique({
    where: { id },
    select: {
      kind: true,
      rhythm: true,
      withdrawnAt: true,
      folded: true,
      place: { select: { id: true, slug: true, name: true, closedAt: true } },
      occurrences: { select: { ends: true }, orderBy: { ends: 'desc' }, take: 1 },
    },
  });
  if (!post || post.folded === 'GONE') return undefined;
  // One after the other: this may be a transaction, which has one connection.
  const isHost = await hosts(viewer, id, db);
  const isPart = isHost || (await wrote(viewer, { postId: id }, db));
  const { place } = post;
  return {
    path: `/posts/${id}`,
    live: `post:${id}`,
    phase: phaseOf({ ...post, ends: post.occurrences[0]?.ends ?? null }, now()),
    isHost,
    isPart,
    since: messagesKeptSince(post.rhythm !== null, now()),
    place: place && !place.closedAt ? place : null,
  };
}

async function atPlace(
  viewer: Viewer | null,
  about: SubjectId,
  db: Transaction,
): Promise<Subject | undefined> {
  const place = await db.place.findUnique({
    where: { id: about.placeId },
    select: { id: true, name: true, slug: true, closedAt: true, isHome: true },
  });
  if (!place) return undefined;
  const { closedAt } = place;
  return {
    path: placeAddress(place.slug),
    live: `place:${place.id}`,
    phase: !closedAt ? 'open' : !isGone(place) && closedAt > hereSince(now()) ? 'closing' : 'gone',
    isHost: false,
    isPart: await wrote(viewer, about, db),
    since: messagesKeptSince(true, now()),
    place: closedAt ? null : place,
  };
}

async function wrote(viewer: Viewer | null, about: SubjectId, db: Transaction): Promise<boolean> {
  if (!viewer) return false;
  const one = await db.message.findFirst({
    where: { ...about, personId: viewer.id },
    select: { id: true },
  });
  return one !== null;
}

/** What a page may be told of (`post:ID`, `place:ID`, `letters`), as the topics of lib/platform/live/changed.ts, or undefined where it may not. */
export async function topicsOf(viewer: Viewer | null, asked: string): Promise<string[] | undefined> {
  if (!viewer) return undefined;
  if (asked === 'letters') return [`letters:${viewer.id}`];
  const about = subjectNamed(asked);
  const subject = about && (await subjectOf(viewer, about));
  if (!subject || !mayRead(true, subject.isPart, subject.phase)) return undefined;
  const { postId } = about;
  // A post's page says where its place is, and what that is called.
  const topics = postId && subject.place ? [asked, `place:${subject.place.id}`] : [asked];
  return postId && (await hearsWhoComes(viewer, postId)) ? [...topics, `coming:${postId}`] : topics;
}
