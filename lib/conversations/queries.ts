import 'server-only';
import { mayRead } from '#lib/conversations/rules';
import type { ConversationView, MessageView, SubjectId } from '#lib/conversations/schema';
import { type Subject, subjectOf } from '#lib/conversations/subject/queries';
import { closedBy } from '#lib/folds/queries';
import { type Folded, type FoldReason, NOT_GONE, WHY } from '#lib/folds/schema';
import { isCarefulAt } from '#lib/people/careful/rules';
import { inSightOf } from '#lib/people/mute/queries';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { none, Several } from '#lib/values/several';
import { isId } from '#lib/values/text/id';
import { written } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';

/** As many words as stand on one page; earlier ones are a link away. */
const PAGE = 50;

/**
 * A conversation by arrival, at most a page of it.
 * @param before the id of the message before which to read on; where there is none such, the latest.
 * @returns undefined where there is nothing, or nothing for whoever is looking. Visitors get no message.
 */
export async function conversation(
  viewer: Viewer | null,
  about: SubjectId,
  before?: unknown,
): Promise<ConversationView | undefined> {
  const subject = await subjectOf(viewer, about);
  if (!subject || subject.phase === 'gone') return undefined;
  const { path, live, phase, isPart, place, since } = subject;
  const view = { path, live, notebook: viewer && place && { name: written(place.name) } };
  if (!viewer)
    return phase === 'open' ? { ...view, messages: none(), earlier: null, isLatest: true } : undefined;
  if (!mayRead(true, isPart, phase)) return undefined;
  const from = isId(before) ? await marker(about, before) : undefined;
  const read = database().message.findMany({
    where: {
      ...about,
      ...NOT_GONE,
      person: inSightOf(viewer),
      madeAt: { gte: since },
      // What waits is seen by hosts and its author.
      ...(!subject.isHost && { AND: [{ OR: [{ waits: false }, { personId: viewer.id }] }] }),
      ...(from && {
        OR: [{ madeAt: { lt: from.madeAt } }, { madeAt: from.madeAt, id: { lt: from.id } }],
      }),
    },
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
    select: messageFor(viewer),
  });
  const [rows, takes] = await Promise.all([read, mayTakeArrival(subject, about)]);
  const page = rows.slice(0, PAGE).reverse();
  return {
    ...view,
    messages: new Several(
      page.map((row, at) => {
        const wroteAfter = page.slice(at).some(({ personId }) => personId === viewer.id);
        return messageView(row, { viewerId: viewer.id, takesArrival: takes, wroteAfter });
      }),
    ),
    earlier: rows.length > PAGE ? (page[0]?.id ?? null) : null,
    isLatest: !from,
  };
}

const messageFor = (viewer: Viewer) => ({
  id: true,
  body: true,
  madeAt: true,
  edited: true,
  waits: true,
  personId: true,
  folded: true,
  folds: WHY,
  mayWrite: {
    where: { person: inSightOf(viewer) },
    select: { personId: true, person: { select: { name: true } } },
  },
  person: { select: { name: true, carefulUntil: true } },
});

type MessageRow = {
  id: string;
  body: string;
  madeAt: Date;
  edited: boolean;
  waits: boolean;
  personId: string;
  folded: Folded;
  folds: { reason: FoldReason; words: string }[];
  mayWrite: { personId: string; person: { name: string } }[];
  person: { name: string; carefulUntil: Date | null };
};

type Given = { viewerId: string; takesArrival: boolean; wroteAfter: boolean };

function messageView(row: MessageRow, { viewerId, takesArrival, wroteAfter }: Given): MessageView {
  const { id, body, madeAt, edited, person, folded, folds } = row;
  const isMine = row.personId === viewerId;
  const isSaid = row.mayWrite.some(({ personId }) => personId === viewerId);
  return {
    id,
    name: written(person.name),
    words: written(body),
    when: madeAt,
    isMine,
    edited,
    waits: row.waits,
    closed: closedBy(folded, folds),
    mayTakeArrival: takesArrival && !isMine,
    // Whoever answers them is written to as it is.
    mayBeLet: !isMine && !isSaid && !wroteAfter,
    isLet: isSaid,
    letBy: new Several(isMine ? row.mayWrite.map(({ person: { name } }) => written(name)) : []),
    isNew: isCarefulAt(person, now()),
  };
}

function marker(about: SubjectId, id: string) {
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
          ...NOT_GONE,
          personId: { not: viewer.id },
          person: inSightOf(viewer),
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
async function mayTakeArrival({ isHost }: Subject, { postId }: SubjectId): Promise<boolean> {
  if (!isHost || !postId) return false;
  const arrival = await database().arrival.findFirst({
    where: { postId, post: { kind: { in: ['OFFER', 'REQUEST'] } } },
    select: { postId: true },
  });
  return arrival !== null;
}
