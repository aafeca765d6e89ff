import 'server-only';
import { between, closedTo } from '#lib/letters/closed/queries';
import { isWaiting, lettersSince } from '#lib/letters/rules';
import type { ClosedReason, LettersView, LetterView } from '#lib/letters/schema';
import { isCarefulAt } from '#lib/people/careful/rules';
import { inSightOf } from '#lib/people/mute/queries';
import type { Viewer } from '#lib/people/viewer';
import { unseal } from '#lib/platform/config/seal';
import { database } from '#lib/platform/database/client';
import { none, Several } from '#lib/values/several';
import { isId } from '#lib/values/text/id';
import { nameKey } from '#lib/values/text/name-key';
import { written } from '#lib/values/text/people-words';
import { now } from '#lib/values/time/clock';

/** As many letters as stand on one page; earlier ones are a link away. */
const PAGE = 50;

/** As many people as anybody writes letters with in thirty days, and far more. */
export const MOST_CORRESPONDENCES = 200;

/** A correspondence is seen by the two whose it is, as long as a letter in it is kept. */
export function correspondencesOf(viewer: Viewer) {
  return {
    OR: [
      { oneId: viewer.id, other: inSightOf(viewer) },
      { otherId: viewer.id, one: inSightOf(viewer) },
    ],
    letters: { some: { madeAt: { gt: lettersSince(now()) } } },
  };
}

export const BOTH_PEOPLE = {
  one: { select: { id: true, name: true, carefulUntil: true } },
  other: { select: { id: true, name: true, carefulUntil: true } },
};

type OneOfTwo = { id: string; name: string; carefulUntil: Date | null };
type BothPeople = { one: OneOfTwo; other: OneOfTwo };

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
    select: { id: true, opened: true, ...BOTH_PEOPLE },
  });
  if (!correspondence) return undefined;
  const other = otherPerson(correspondence, viewer);
  const closed = await closedTo(viewer, other, database());
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
  const isNew = isCarefulAt(other, now());
  if (rows[0] && isWaiting(correspondence, rows[0], viewer))
    return {
      ...{ id, name: written(other.name), letters: none(), waits: true },
      ...{ earlier: null, isLatest: true, closed },
    };
  return {
    id,
    name: written(other.name),
    waits: false,
    letters: new Several(
      page.map((row): LetterView => {
        const isMine = row.personId === viewer.id;
        const words = written(unseal('letter', row.sealed));
        return { id: row.id, words, when: row.madeAt, isMine, isNew: !isMine && isNew };
      }),
    ),
    earlier: rows.length > PAGE ? (page[0]?.id ?? null) : null,
    isLatest: from === null,
    closed,
  };
}

/** What the viewer's letters with the person of a name are: those that are there, else why none can be begun, or null where one can. */
export type WithThem = { correspondenceId: string | null; closed: ClosedReason | null };

/** The viewer's letters with the person of a name; undefined where nobody has it, or it is their own. */
export async function lettersWith(viewer: Viewer, name: string): Promise<WithThem | undefined> {
  const other = await database().person.findUnique({
    where: { nameKey: nameKey(name), ...inSightOf(viewer) },
    select: { id: true },
  });
  if (!other || other.id === viewer.id) return undefined;
  const correspondence = await between(viewer.id, other.id, database());
  return {
    correspondenceId: correspondence?.id ?? null,
    closed: await closedTo(viewer, other, database()),
  };
}
