import 'server-only';
import type { Prisma } from '#generated/prisma/client';
import { messagesKeptSince, phaseOf } from '#lib/conversations/rules';
import { closedReason, lettersSince } from '#lib/letters/rules';
import type { ClosedReason, LettersView, LetterView } from '#lib/letters/schema';
import type { Viewer } from '#lib/people/viewer';
import { unseal } from '#lib/platform/config/seal';
import { database, type Transaction } from '#lib/platform/database/client';
import { Several } from '#lib/values/several';
import { isId } from '#lib/values/text/id';
import { nameKey } from '#lib/values/text/name-key';
import { written } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';

/** As many letters as stand on one page; earlier ones are a link away. */
const PAGE = 50;

/** As many people as anybody writes letters with in thirty days, and far more. */
export const MOST_CORRESPONDENCES = 200;

/** As many posts as are looked at for a conversation in common: of so many that two people share, one is not forgotten. */
const POSTS = 50;

/** A correspondence is seen by the two whose it is, as long as a letter in it is kept. */
export function correspondencesOf(viewer: Viewer) {
  return {
    OR: [{ oneId: viewer.id }, { otherId: viewer.id }],
    letters: { some: { madeAt: { gt: lettersSince(now()) } } },
  };
}

export const BOTH_PEOPLE = {
  one: { select: { id: true, name: true } },
  other: { select: { id: true, name: true } },
};

type BothPeople = { one: { id: string; name: string }; other: { id: string; name: string } };

export function otherPerson({ one, other }: BothPeople, viewer: Viewer) {
  return one.id === viewer.id ? other : one;
}

/**
 * The letters between the viewer and another, by arrival.
 * @param before the id of the letter before which to read on; where there is none such, the latest.
 * @returns undefined where there is no such correspondence, or it is not the viewer's.
 */
export async function letters(viewer: Viewer, id: string, before?: string): Promise<LettersView | undefined> {
  if (!isId(id)) return undefined;
  const correspondence = await database().correspondence.findFirst({
    where: { id, ...correspondencesOf(viewer) },
    select: { id: true, ...BOTH_PEOPLE },
  });
  if (!correspondence) return undefined;
  const from = isId(before)
    ? await database().letter.findFirst({ where: { id: before, correspondenceId: id } })
    : null;
  const rows = await database().letter.findMany({
    where: {
      correspondenceId: id,
      madeAt: { gt: lettersSince(now()) },
      ...(from && { OR: [{ madeAt: { lt: from.madeAt } }, { madeAt: from.madeAt, id: { lt: from.id } }] }),
    },
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
    take: PAGE + 1,
  });
  const page = rows.slice(0, PAGE).reverse();
  const other = otherPerson(correspondence, viewer);
  return {
    id,
    name: written(other.name),
    letters: new Several(
      page.map((row): LetterView => {
        const isMine = row.personId === viewer.id;
        return { id: row.id, words: written(unseal('letter', row.sealed)), when: row.madeAt, isMine };
      }),
    ),
    earlier: rows.length > PAGE ? (page[0]?.id ?? null) : null,
    isLatest: from === null,
    closed: await closedTo(viewer, other.id, database()),
  };
}

/** What the viewer's letters with the person of a name are: those that are there, else why none can be begun, or null where one can. */
export type WithThem = { correspondenceId: string | null; closed: ClosedReason | null };

/** The viewer's letters with the person of a name; undefined where nobody has it, or it is their own. */
export async function lettersWith(viewer: Viewer, name: string): Promise<WithThem | undefined> {
  const other = await database().person.findUnique({
    where: { nameKey: nameKey(name) },
    select: { id: true },
  });
  if (!other || other.id === viewer.id) return undefined;
  const correspondence = await between(viewer.id, other.id, database());
  return {
    correspondenceId: correspondence?.id ?? null,
    closed: await closedTo(viewer, other.id, database()),
  };
}

/** Why the viewer cannot write to another, or null where they can. */
export async function closedTo(
  viewer: Viewer,
  otherId: string,
  db: Transaction,
): Promise<ClosedReason | null> {
  const select = { lettersFrom: true };
  const mine = await db.person.findUniqueOrThrow({ where: { id: viewer.id }, select });
  const theirs = await db.person.findUniqueOrThrow({ where: { id: otherId }, select });
  const corresponds = (await between(viewer.id, otherId, db)) !== null;
  const talked = corresponds || (await haveTalked(viewer.id, otherId, db));
  return closedReason({ mine: mine.lettersFrom, theirs: theirs.lettersFrom, corresponds, talked });
}

function between(a: string, b: string, db: Transaction) {
  const [oneId, otherId] = orderedIds(a, b);
  return db.correspondence.findFirst({
    where: { oneId, otherId, letters: { some: { madeAt: { gt: lettersSince(now()) } } } },
    select: { id: true },
  });
}

/** The smaller id stands first, so that there is one row for the two. */
export function orderedIds(a: string, b: string): [string, string] {
  return a < b ? [a, b] : [b, a];
}

/**
 * Whether one may begin letters to the other: both are part of one conversation that is not forgotten. Who writes was in it, or answers
 * for its post. Who would receive wrote in it, or put the post there themselves: anybody can be named among those who call an activity,
 * and that alone opens nobody's letter box.
 */
async function haveTalked(a: string, b: string, db: Transaction): Promise<boolean> {
  const since = messagesKeptSince(true, now());
  const wroteAt = (personId: string) => ({ messages: { some: { personId, madeAt: { gt: since } } } });
  const place = await db.place.findFirst({
    where: { AND: [wroteAt(a), wroteAt(b)], closedAt: null },
    select: { id: true },
  });
  if (place) return true;
  const isPart = (personId: string) => ({
    OR: [{ hosts: { some: { personId } } }, { messages: { some: { personId } } }],
  });
  const saidSo: Prisma.PostWhereInput = {
    OR: [
      { kind: { not: 'ACTIVITY' }, hosts: { some: { personId: b } } },
      { messages: { some: { personId: b } } },
    ],
  };
  const posts = await db.post.findMany({
    where: { AND: [isPart(a), saidSo] },
    orderBy: { id: 'asc' },
    take: POSTS,
    select: {
      kind: true,
      rhythm: true,
      withdrawnAt: true,
      occurrences: { select: { ends: true }, orderBy: { ends: 'desc' }, take: 1 },
    },
  });
  return posts.some(
    (post) => phaseOf({ ...post, ends: post.occurrences[0]?.ends ?? null }, now()) !== 'gone',
  );
}
