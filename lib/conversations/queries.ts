import 'server-only';
import { aboutOf, keptSince, mayRead, type Phase, phaseOf } from '#lib/conversations/rules';
import type { About, ConversationView, MessageView } from '#lib/conversations/schema';
import type { Looking, Viewer } from '#lib/people/viewer';
import { hereSince, placeAddress } from '#lib/places/rules';
import { database, type Transaction } from '#lib/platform/database/client';
import { hearsWhoComes, hosts } from '#lib/posts/joinings/queries';
import { isId } from '#lib/values/text/id';
import { now } from '#lib/values/time/clock';

/** As many words as stand on one page; earlier ones are a link away. */
const PAGE = 50;

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
  looking: Looking,
  about: About,
  db: Transaction = database(),
): Promise<Subject | undefined> {
  if (!isId(about.postId ?? about.placeId)) return undefined;
  return about.postId ? underPost(looking, about.postId, db) : atPlace(looking, about, db);
}

async function underPost(looking: Looking, id: string, db: Transaction): Promise<Subject | undefined> {
  const post = await db.post.findUnique({
    where: { id },
    select: {
      kind: true,
      rhythm: true,
      withdrawnAt: true,
      place: { select: { id: true, slug: true, name: true, closedAt: true } },
      days: { select: { ends: true }, orderBy: { ends: 'desc' }, take: 1 },
    },
  });
  if (!post) return undefined;
  // One after the other: this may be a transaction, which has one connection.
  const isHost = await hosts(looking, id, db);
  const isPart = isHost || (await wrote(looking, { postId: id }, db));
  const { place } = post;
  return {
    path: `/posts/${id}`,
    live: `post:${id}`,
    phase: phaseOf({ ...post, ends: post.days[0]?.ends ?? null }, now()),
    isHost,
    isPart,
    since: keptSince(post.rhythm !== null, now()),
    place: place && !place.closedAt ? place : null,
  };
}

async function atPlace(looking: Looking, about: About, db: Transaction): Promise<Subject | undefined> {
  const place = await db.place.findUnique({
    where: { id: about.placeId },
    select: { id: true, name: true, slug: true, closedAt: true },
  });
  if (!place) return undefined;
  const { closedAt } = place;
  return {
    path: placeAddress(place.slug),
    live: `place:${place.id}`,
    phase: !closedAt ? 'open' : closedAt > hereSince(now()) ? 'closing' : 'gone',
    isHost: false,
    isPart: await wrote(looking, about, db),
    since: keptSince(true, now()),
    place: closedAt ? null : place,
  };
}

async function wrote(looking: Looking, about: About, db: Transaction): Promise<boolean> {
  if (!looking) return false;
  const one = await db.message.findFirst({
    where: { ...about, personId: looking.id },
    select: { id: true },
  });
  return one !== null;
}

/**
 * A conversation by arrival, at most a page of it.
 * @param before the id of the message before which to read on; where there is none such, the latest.
 * @returns undefined where there is nothing, or nothing for whoever is looking. Visitors get no message.
 */
export async function conversation(
  looking: Looking,
  about: About,
  before?: unknown,
): Promise<ConversationView | undefined> {
  const subject = await subjectOf(looking, about);
  if (!subject || subject.phase === 'gone') return undefined;
  const { path, live, phase, isPart, place, since } = subject;
  const view = { path, live, notebook: looking && place && { name: place.name } };
  if (!looking)
    return phase === 'open' ? { ...view, messages: [], earlier: null, isLatest: true } : undefined;
  if (!mayRead(true, isPart, phase)) return undefined;
  const from = isId(before) ? await marker(about, before) : undefined;
  const read = database().message.findMany({
    where: {
      ...about,
      madeAt: { gte: since },
      ...(from && {
        OR: [{ madeAt: { lt: from.madeAt } }, { madeAt: from.madeAt, id: { lt: from.id } }],
      }),
    },
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    select: MESSAGE,
  });
  const [rows, takes] = await Promise.all([read, mayTakeArrival(subject, about)]);
  const page = rows.slice(0, PAGE).reverse();
  return {
    ...view,
    messages: page.map((row) => messageView(row, looking.id, takes)),
    earlier: rows.length > PAGE ? (page[0]?.id ?? null) : null,
    isLatest: !from,
  };
}

const MESSAGE = {
  id: true,
  words: true,
  madeAt: true,
  edited: true,
  personId: true,
  person: { select: { name: true } },
} as const;

type MessageRow = {
  id: string;
  words: string;
  madeAt: Date;
  edited: boolean;
  personId: string;
  person: { name: string };
};

function messageView(row: MessageRow, viewerId: string, takes: boolean): MessageView {
  const { id, words, madeAt, edited, person } = row;
  const isMine = row.personId === viewerId;
  return { id, name: person.name, words, when: madeAt, isMine, edited, mayTakeArrival: takes && !isMine };
}

function marker(about: About, id: string) {
  return database().message.findFirst({ where: { ...about, id }, select: { id: true, madeAt: true } });
}

/** The words about the door of the viewer's own offer or request, and who wrote a message under it, to whom they may go. */
export async function arrivalFor(
  viewer: Viewer,
  messageId: string,
  db: Transaction,
): Promise<{ words: string; name: string } | undefined> {
  const message = isId(messageId)
    ? await db.message.findFirst({
        where: {
          id: messageId,
          personId: { not: viewer.id },
          post: { hosts: { some: { personId: viewer.id } } },
        },
        select: {
          person: { select: { name: true } },
          post: { select: { id: true, kind: true, arrival: { select: { words: true } } } },
        },
      })
    : null;
  if (!message?.post?.arrival || message.post.kind === 'ACTIVITY') return undefined;
  const subject = await subjectOf(viewer, { postId: message.post.id }, db);
  if (!subject || subject.phase === 'gone') return undefined;
  return { words: message.post.arrival.words, name: message.person.name };
}

/** Whether the viewer has words about the door to send to those who wrote: under one's own offer or request, where there are some. */
async function mayTakeArrival({ isHost }: Subject, { postId }: About): Promise<boolean> {
  if (!isHost || !postId) return false;
  const arrival = await database().arrival.findFirst({
    where: { postId, post: { kind: { in: ['OFFER', 'REQUEST'] } } },
    select: { postId: true },
  });
  return arrival !== null;
}

/** What a page may be told of (`post:ID`, `place:ID`, `letters`), as the topics of lib/platform/live/changed.ts, or undefined where it may not. */
export async function topicsOf(looking: Looking, asked: string): Promise<string[] | undefined> {
  if (!looking) return undefined;
  if (asked === 'letters') return [`letters:${looking.id}`];
  const about = aboutOf(asked);
  const subject = about && (await subjectOf(looking, about));
  if (!subject || !mayRead(true, subject.isPart, subject.phase)) return undefined;
  const { postId } = about;
  return postId && (await hearsWhoComes(looking, postId)) ? [asked, `coming:${postId}`] : [asked];
}
