import 'server-only';
import type { Prisma } from '#generated/prisma/client';
import { standingOf } from '#lib/folds/queries';
import type { FoldableKind, FoldableThing, OwnFold, WaitingFold } from '#lib/folds/schema';
import { COLUMN } from '#lib/folds/thing/queries';
import { inSightOf } from '#lib/people/mute/queries';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { Several } from '#lib/values/several';
import { written } from '#lib/values/text/people-words';
import { sha256 } from '#lib/values/text/random';

/** As many as one reads through. */
const MOST = 20;

const POST_SAYS = {
  ...{ id: true, title: true, body: true, forWhom: true, whereWords: true, folded: true },
  ...{ ifItRains: true, hands: true, ingredients: true },
} as const;
const SAYS = {
  message: { select: { id: true, body: true, folded: true } },
  post: { select: POST_SAYS },
  today: { select: { id: true, words: true, folded: true } },
  place: { select: { id: true, name: true, words: true, whereWords: true, notebook: true, folded: true } },
  version: { select: { id: true, name: true, words: true, whereWords: true, folded: true } },
  picture: { select: { id: true, key: true, words: true, folded: true } },
  about: { select: { id: true, words: true, aboutFolded: true } },
} as const;

/** A page that is hidden, of a place that is here. */
const GONE = { folded: 'GONE' as const, closedAt: null };
const placeForm = (id: string): string => `/places/${id}/edit`;

type Texts = { id: string } & Record<string, unknown>;

/** Which thing a fold is of, and all that it says. */
function thingIn(
  row: { [K in FoldableKind]: Texts | null },
): { thing: FoldableThing; says: string } | undefined {
  for (const kind of Object.keys(COLUMN) as FoldableKind[]) {
    const found = row[kind];
    if (!found) continue;
    const { id, key: _, folded: _folded, aboutFolded: _about, ...texts } = found;
    return { thing: { kind, id }, says: Object.values(texts).filter(Boolean).join('\n\n') };
  }
  return undefined;
}

/** Where the author of a kind of thing changes it. Words are changed where they are listed. */
const CHANGED_AT: Partial<Record<FoldableKind, (id: string) => string>> = {
  post: (id) => `/posts/${id}/edit`,
  about: () => '/me',
  place: placeForm,
};

/** What of the viewer's is folded, with the reason: they alone still read what is hidden. */
export async function ownFolds(viewer: Viewer): Promise<Several<OwnFold>> {
  const isSettled = (await standingOf(viewer)) === 'settled';
  const hosts = { hosts: { some: { personId: viewer.id } } };
  const rows = await database().fold.findMany({
    where: {
      openedOn: null,
      OR: [
        { message: { personId: viewer.id } },
        { post: hosts },
        { picture: { post: hosts } },
        { aboutId: viewer.id },
        // What stands at a place is everybody's: whoever is settled answers for it.
        ...(isSettled
          ? [
              { mended: false, picture: { placeId: { not: null } } },
              { mended: false, place: GONE },
            ]
          : []),
      ],
    },
    include: SAYS,
    take: MOST,
    orderBy: { id: 'asc' },
  });
  const all = rows.flatMap(({ reason, words, mended, keeperOnly, ...row }): OwnFold[] => {
    const found = thingIn(row);
    if (!found) return [];
    const { thing } = found;
    // A picture's words may say who is in it; a page is read in its form alone.
    const says = thing.kind === 'picture' ? '' : (row.place?.name ?? found.says);
    const change = CHANGED_AT[thing.kind]?.(thing.id) ?? null;
    return [{ thing, says: written(says), reason, words: written(words), change, mended, keeperOnly }];
  });
  return new Several(all);
}

/** By what somebody who agrees is known to have read what stands there now. */
const sawOf = (says: string, picture: string | null): string =>
  Buffer.from(sha256(`${picture}\n${says}`)).toString('hex');

/** The same of what a fold is of, as it is now. */
export async function saysNow(foldId: string, db: Transaction): Promise<string | undefined> {
  const row = await db.fold.findUnique({ where: { id: foldId }, include: SAYS });
  const found = row && thingIn(row);
  return found ? sawOf(found.says, row.picture?.key ?? null) : undefined;
}

/** Which folds wait for somebody settled to look at who did not write it: what was hidden and changed since. */
function waitingFor(viewer: Viewer): Prisma.FoldWhereInput {
  const notOwn = { hosts: { none: { personId: viewer.id } } };
  return {
    ...{ openedOn: null, mended: true, keeperOnly: false, byHost: false },
    NOT: [{ taps: { some: { personId: viewer.id, did: { in: ['OPENED', 'MENDED'] } } } }],
    OR: [
      { message: { personId: { not: viewer.id }, person: inSightOf(viewer) } },
      { post: notOwn },
      { picture: { OR: [{ postId: null }, { post: notOwn }] } },
      { aboutId: { not: viewer.id } },
      { todayId: { not: null } },
      { place: GONE },
    ],
  };
}

/** Whether anything waits for the viewer to look at: the board asks it each time, and reads nothing of what waits. */
export async function isAskedToLook(viewer: Viewer): Promise<boolean> {
  const waits = await database().fold.findFirst({ where: waitingFor(viewer), select: { id: true } });
  return waits !== null && (await standingOf(viewer)) === 'settled';
}

/** What was hidden and changed since, for somebody settled to look at who did not write it. */
export async function waitingFolds(viewer: Viewer): Promise<Several<WaitingFold>> {
  if ((await standingOf(viewer)) !== 'settled') return new Several([]);
  const rows = await database().fold.findMany({
    where: waitingFor(viewer),
    include: SAYS,
    take: MOST,
    orderBy: { id: 'asc' },
  });
  const all = rows.flatMap((row): WaitingFold[] => {
    const found = thingIn(row);
    return found
      ? [
          {
            ...{ thing: found.thing, says: written(found.says), picture: row.picture?.key ?? null },
            saw: sawOf(found.says, row.picture?.key ?? null),
            // Where it is stands on its form alone.
            change: row.place ? placeForm(row.place.id) : null,
          },
        ]
      : [];
  });
  return new Several(all);
}
