import 'server-only';
import { type Folder, type FoldState, HIDDEN_ONLY } from '#lib/folds/rules';
import {
  FOLDABLE,
  type FoldableThing,
  type Folded,
  type FoldReason,
  type ReasonView,
} from '#lib/folds/schema';
import { COLUMN, type FoundThing, thingOf } from '#lib/folds/thing/queries';
import { isCareful } from '#lib/people/careful/queries';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { written } from '#lib/values/text/people-words';

/** What a fold remembers of a thing. */
export async function foldOf({ kind, id }: FoldableThing, db: Transaction) {
  return db.fold.findFirst({ where: { [COLUMN[kind]]: id } });
}

/** Whoever folds, as the rules know them. */
export async function folderOf(
  viewer: Viewer | null,
  { authors, hosts }: Pick<FoundThing, 'authors' | 'hosts'>,
  { foldId, db }: { foldId?: string; db: Transaction },
): Promise<Folder> {
  if (!viewer) return { standing: 'visitor', foldsNot: false, isAuthor: false, isHost: false, did: [] };
  const careful = await isCareful(viewer, db);
  const person = await db.person.findUnique({ where: { id: viewer.id }, select: { foldsNot: true } });
  const taps = foldId
    ? await db.foldTap.findMany({ where: { foldId, personId: viewer.id }, select: { did: true } })
    : [];
  return {
    standing: careful ? 'newcomer' : 'settled',
    foldsNot: person?.foldsNot ?? true,
    isAuthor: authors.includes(viewer.id),
    isHost: hosts.includes(viewer.id),
    did: taps.map(({ did }) => did),
  };
}

/** A thing's fold as the rules know it. */
export function stateOf(folded: Folded, fold: Omit<FoldState, 'folded'> | null, never: FoldState): FoldState {
  if (!fold) return { ...never, folded };
  const { reason, mended, byHost, byVisitor, keeperOnly } = fold;
  return { folded, reason, mended, byHost, byVisitor, keeperOnly };
}

/** What whoever looks may do to what others wrote: a visitor and a newcomer hide what gives somebody away, whoever is settled folds. */
export async function standingOf(viewer: Viewer | null): Promise<Folder['standing']> {
  if (!viewer) return 'visitor';
  return (await isCareful(viewer)) ? 'newcomer' : 'settled';
}

/** Why a row stands closed, of its folds; null where it is open. */
export function closedBy(folded: Folded, folds: { reason: FoldReason; words: string }[]): ReasonView | null {
  const [fold] = folds;
  if (folded === 'OPEN') return null;
  return { reason: fold?.reason ?? 'WORDS', words: written(fold?.words ?? '') };
}

/** What somebody is about to fold, by its address: the page it stands on; undefined where there is none, or nothing to fold for them. */
export async function foldable(
  viewer: Viewer,
  kind: string,
  id: string,
): Promise<{ thing: FoldableThing; page: string } | undefined> {
  const named = FOLDABLE.find((each) => each === kind);
  const thing = named && { kind: named, id };
  const found = thing && (await thingOf(viewer, thing, database()));
  if (
    !thing ||
    HIDDEN_ONLY.includes(thing.kind) ||
    found?.folded !== 'OPEN' ||
    (await standingOf(viewer)) !== 'settled'
  )
    return undefined;
  return { thing, page: found.page };
}
