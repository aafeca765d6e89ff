import 'server-only';
import {
  lockFoldedLine,
  lockFoldedMessage,
  lockFoldedPerson,
  lockFoldedPicture,
  lockFoldedPlace,
  lockFoldedPost,
  lockFoldedVersion,
} from '#lib/folds/folds.sql';
import { folderOf, foldOf, stateOf } from '#lib/folds/queries';
import { saysNow } from '#lib/folds/review/queries';
import {
  type FoldState,
  foldedBy,
  HIDDEN_ONLY,
  hides,
  mayFold,
  mayOpen,
  mended,
  NEVER,
  opened,
} from '#lib/folds/rules';
import { type FoldableKind, type FoldableThing, type FoldReason, goneAs } from '#lib/folds/schema';
import { anyThing, COLUMN, type FoundThing, thingOf } from '#lib/folds/thing/queries';
import { hideVersions } from '#lib/folds/versions/mutations';
import { addNotifications } from '#lib/notifications/mutations';
import { takeOutOfMails } from '#lib/notifications/outbox';
import type { Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { addReturns, addTombstones } from '#lib/platform/database/tombstones';
import { changed } from '#lib/platform/live/changed';
import { isId } from '#lib/values/text/id';
import { now } from '#lib/values/time/clock';
import { todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** What became of it: done, with the page it stood on and whether that is gone; not theirs to do; or there is no such thing. */
export type FoldOutcome =
  | { kind: 'folded' | 'opened'; page: string; isHidden: boolean }
  | { kind: 'declined'; page: string }
  | { kind: 'missing' };

/** Why something is folded. */
export type FoldSaying = { reason: FoldReason; words: string };

/** Folds a thing, as somebody or as a visitor, and tells its author. Who did is kept only so that nobody does twice. */
export async function foldThing(
  viewer: Viewer | null,
  thing: FoldableThing,
  saying: FoldSaying,
): Promise<FoldOutcome> {
  return database().$transaction(async (db) => {
    await lockThing(thing, db);
    return foldLocked(db, { viewer, thing }, saying);
  });
}

/** The same of a thing that is locked. */
export async function foldLocked(
  db: Transaction,
  { viewer, thing }: { viewer: Viewer | null; thing: FoldableThing },
  { reason, words }: FoldSaying,
): Promise<FoldOutcome> {
  const found = await thingOf(viewer, thing, db);
  if (!found) return { kind: 'missing' };
  const fold = await foldOf(thing, db);
  const state = stateOf(found.folded, fold, NEVER);
  const who = await folderOf(viewer, found, { foldId: fold?.id, db });
  const isFit = isFolded(thing.kind, reason);
  if (!isFit || !mayFold(state, who, reason)) return { kind: 'declined', page: found.page };
  const { folded, ...is } = foldedBy(state, who, reason);
  const data = { ...is, words: reason === 'WORDS' ? words : '', openedOn: null };
  const { id } = await db.fold.upsert({
    where: { id: fold?.id ?? NONE },
    create: { ...data, [COLUMN[thing.kind]]: thing.id },
    update: data,
  });
  if (viewer) await keepTap(db, { foldId: id, personId: viewer.id, did: 'FOLDED' });
  await setFolded(db, thing, folded);
  if (hides(reason)) await addTombstones(db, goneAs(thing.kind), thing.id);
  if (hides(reason) && found.versionsOf) await hideVersions(db, { placeId: found.versionsOf });
  // One letter alone would take it out of everything else.
  await takeOutOfMails(
    db,
    found.told.filter((words) => words.length > 2),
  );
  await tell(db, found.authors, 'FOLDED');
  await changed(db, ...found.topics);
  return { kind: 'folded', page: found.page, isHidden: hides(reason) };
}

/**
 * Opens what was folded, where somebody may; a newcomer who folded it folds no more while careful. @param saw of what was hidden, what whoever agrees
 * read (`waitingFolds`): what was changed once more meanwhile is not what they agreed to
 */
export async function openThing(
  viewer: Viewer,
  thing: FoldableThing,
  saw?: string,
): Promise<FoldOutcome | { kind: 'meanwhile' }> {
  return onThing(viewer, thing, async (found, db) => {
    const fold = await foldOf(thing, db);
    const state = stateOf(found.folded, fold, NEVER);
    const who = await folderOf(viewer, found, { foldId: fold?.id, db });
    if (!fold || !mayOpen(state, who)) return { kind: 'declined', page: found.page };
    if (saw !== undefined && saw !== (await saysNow(fold.id, db))) return { kind: 'meanwhile' };
    await keepTap(db, { foldId: fold.id, personId: viewer.id, did: 'OPENED' });
    await open(db, thing, { foldId: fold.id, state });
    // What was hidden was changed since: a restore of before brings back the words that were hidden. A picture is the same as it was.
    if (state.folded === 'CLOSED' || thing.kind === 'picture')
      await addReturns(db, goneAs(thing.kind), thing.id);
    await db.person.updateMany({
      where: {
        id: { not: viewer.id },
        carefulUntil: { gt: now() },
        foldTaps: { some: { foldId: fold.id, did: 'FOLDED' } },
      },
      data: { foldsNot: true },
    });
    await tell(db, found.authors, 'UNFOLDED');
    await changed(db, ...found.topics);
    return { kind: 'opened', page: found.page, isHidden: false };
  });
}

/** Where a backup brought back what is hidden: hides it again, as what gives somebody away. */
export async function hideAgain(thing: FoldableThing): Promise<void> {
  await database().$transaction(async (db) => {
    const data = { reason: 'GIVES_AWAY' as const, openedOn: null, mended: false };
    const create = { ...data, [COLUMN[thing.kind]]: thing.id };
    const fold = await foldOf(thing, db);
    await db.fold.upsert({ where: { id: fold?.id ?? NONE }, create, update: data });
    await setFolded(db, thing, 'GONE');
  });
}

/** For the keeper: opens a thing, whatever was said of it. False where it is not folded. */
export async function openByKeeper(thing: FoldableThing): Promise<boolean> {
  return database().$transaction(async (db) => {
    await lockThing(thing, db);
    const found = await anyThing(thing, db);
    const fold = found && (await foldOf(thing, db));
    if (!found || !fold || found.folded === 'OPEN') return false;
    const state = { ...stateOf(found.folded, fold, NEVER), keeperOnly: false };
    await open(db, thing, { foldId: fold.id, state });
    await addReturns(db, goneAs(thing.kind), thing.id);
    await tell(db, found.authors, 'UNFOLDED');
    await changed(db, ...found.topics);
    return true;
  });
}

/** Keeps that a thing that is hidden was changed by somebody: now somebody else may agree. Anything else stays as it is. */
export async function keepMended(
  viewer: Viewer | null,
  thing: FoldableThing,
  db: Transaction,
): Promise<void> {
  const fold = await foldOf(thing, db);
  const found = fold && (await thingOf(viewer, thing, db));
  if (!fold || found?.folded !== 'GONE') return;
  await db.fold.update({
    where: { id: fold.id },
    data: { mended: mended(stateOf(found.folded, fold, NEVER)).mended },
  });
  if (viewer) await keepTap(db, { foldId: fold.id, personId: viewer.id, did: 'MENDED' });
}

/** Tells the authors on the board, once until they look: news of no post are not known as the same by the database. */
async function tell(db: Transaction, authors: string[], reason: 'FOLDED' | 'UNFOLDED'): Promise<void> {
  const where = { personId: { in: authors }, postId: null, reason };
  const told = await db.notification.findMany({ where, select: { personId: true } });
  const personIds = authors.filter((id) => !told.some(({ personId }) => personId === id));
  await addNotifications(db, { personIds, postId: null, reason });
}

/** What is hidden only takes no other reason: a picture also that somebody is in it. */
function isFolded(kind: FoldableKind, reason: FoldReason): boolean {
  if (kind === 'picture') return hides(reason);
  return HIDDEN_ONLY.includes(kind) ? reason === 'GIVES_AWAY' : reason !== 'IN_PICTURE';
}

async function open(
  db: Transaction,
  thing: FoldableThing,
  { foldId, state }: { foldId: string; state: FoldState },
): Promise<void> {
  const { folded, ...is } = opened(state);
  const openedOn = new Date(todayIn(zone(), now()));
  await db.fold.update({ where: { id: foldId }, data: { ...is, openedOn } });
  await setFolded(db, thing, folded);
}

/** No fold has this id. */
const NONE = '00000000-0000-4000-8000-000000000000';

type Tap = { foldId: string; personId: string; did: 'FOLDED' | 'OPENED' | 'MENDED' };

async function keepTap(db: Transaction, data: Tap): Promise<void> {
  await db.foldTap.createMany({ data, skipDuplicates: true });
}

async function onThing<T>(
  viewer: Viewer | null,
  thing: FoldableThing,
  work: (found: FoundThing, db: Transaction) => Promise<T>,
): Promise<T | { kind: 'missing' }> {
  return database().$transaction(async (db) => {
    await lockThing(thing, db);
    const found = await thingOf(viewer, thing, db);
    return found ? work(found, db) : { kind: 'missing' };
  });
}

const LOCKS = {
  message: lockFoldedMessage,
  post: lockFoldedPost,
  today: lockFoldedLine,
  place: lockFoldedPlace,
  version: lockFoldedVersion,
  picture: lockFoldedPicture,
  about: lockFoldedPerson,
} satisfies Record<FoldableKind, unknown>;

/** Holds a thing until the transaction ends. */
export async function lockThing(thing: FoldableThing, db: Transaction): Promise<void> {
  if (isId(thing.id)) await run(db, LOCKS[thing.kind], { id: thing.id });
}

async function setFolded(
  db: Transaction,
  { kind, id }: FoldableThing,
  folded: FoldState['folded'],
): Promise<void> {
  const change = { where: { id }, data: { folded } };
  if (kind === 'message') await db.message.updateMany(change);
  else if (kind === 'post') await db.post.updateMany(change);
  else if (kind === 'today') await db.todayLine.updateMany(change);
  else if (kind === 'place') await db.place.updateMany(change);
  else if (kind === 'version') await db.placeVersion.updateMany(change);
  else if (kind === 'picture') await db.picture.updateMany(change);
  else await db.person.updateMany({ where: { id }, data: { aboutFolded: folded } });
}
