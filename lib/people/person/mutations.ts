import 'server-only';
import { firstDaysFrom } from '#lib/people/careful/rules';
import { makePassphraseSecret, type Secret } from '#lib/people/passphrase/mutations';
import { lockPersonRow } from '#lib/people/person/people.sql';
import type { LettersFrom } from '#lib/people/person/schema';
import { mint, type Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { unlessUniqueViolation } from '#lib/platform/database/unique-violation';
import { type Conflict, meet, type Opened } from '#lib/platform/form/meet';
import { eachAlone } from '#lib/platform/form/three-way';
import { changed } from '#lib/platform/live/changed';
import { nameKey } from '#lib/values/text/name-key';
import { saysElse } from '#lib/values/text/says-else';
import { now } from '#lib/values/time/clock';
import { monthEnd, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** Somebody new: their viewer, and the passphrase made for them, which is shown once. */
export type Newcomer = { viewer: Viewer; passphrase: string };

/** Of somebody new: the language of the page they came in by, for their mails, and their passphrase, where one was made before. */
type Beginning = { language?: string | null; secret?: Secret };

/** Gives somebody a name here, or undefined where it is taken. */
export async function signUp(
  name: string,
  { language = null, secret }: Beginning = {},
  db: Transaction = database(),
): Promise<Newcomer | undefined> {
  const { passphrase, passphraseHash } = secret ?? (await makePassphraseSecret());
  const today = todayIn(zone(), now());
  const data = {
    name,
    nameKey: nameKey(name),
    passphraseHash,
    ...firstDaysFrom(today, zone()),
    seenOn: new Date(monthEnd(today)),
    hereOn: new Date(today),
    language,
  };
  const [person] = await db.person.createManyAndReturn({ data: [data], skipDuplicates: true });
  return person && { viewer: mint(person), passphrase };
}

/** What became of what somebody changed about themselves; `taken`: somebody else has that name. */
type ProfileChanged = { kind: 'changed' } | Conflict;
type Renamed = ProfileChanged | { kind: 'taken' };

/** Gives a person another name. Their own may be written anew. @param opened the form's, where one asks for it */
export async function rename(viewer: Viewer, said: string, opened?: Opened): Promise<Renamed> {
  let renamed: Renamed = { kind: 'taken' };
  await unlessUniqueViolation(async () => {
    renamed = await database().$transaction(async (db): Promise<ProfileChanged> => {
      const stands = await heldPerson(viewer, db);
      const met = meet(eachAlone('name'), { said: { name: said }, stands: { name: stands.name }, opened });
      if (met.kind === 'conflict') return met;
      const { name } = met.settled;
      await db.person.update({ where: { id: viewer.id }, data: { name, nameKey: nameKey(name) } });
      await changed(db);
      return { kind: 'changed' };
    });
  });
  return renamed;
}

/** What a person may change about themselves without further ado. */
export type ProfileChange = { words?: string; lettersFrom?: LettersFrom; language?: string | null };

/** Changes what a person says of themselves, from whom they take letters, or their language. `opened` as with a name. */
export async function changeProfile(
  viewer: Viewer,
  said: ProfileChange,
  opened?: Opened,
): Promise<ProfileChanged> {
  return await database().$transaction(async (db) => {
    const { words, lettersFrom, language, aboutFolded } = await heldPerson(viewer, db);
    const stands: ProfileChange = { words, lettersFrom, language };
    const met = meet(eachAlone(...Object.keys(said)), { said, stands, opened });
    if (met.kind === 'conflict') return met;
    await db.person.update({ where: { id: viewer.id }, data: met.settled });
    // Hidden words that say something else now are looked at by somebody else (lib/folds, on the floor above).
    if (aboutFolded === 'GONE' && saysElse(words, met.settled.words ?? words))
      await db.fold.updateMany({ where: { aboutId: viewer.id }, data: { mended: true } });
    await changed(db);
    return { kind: 'changed' };
  });
}

/** The viewer's own row, held still until the transaction ends. */
async function heldPerson(viewer: Viewer, db: Transaction) {
  await run(db, lockPersonRow, { id: viewer.id });
  return db.person.findUniqueOrThrow({ where: { id: viewer.id } });
}

/** The person of a name, for the keeper, whose hands are on the machine itself. Never for a request. */
export async function viewerByKeeper(name: string): Promise<Viewer | undefined> {
  const person = await database().person.findUnique({ where: { nameKey: nameKey(name) } });
  return person ? mint(person) : undefined;
}

/** The person for whom a sealed link of a mail was made: for what that link does and nothing else. Undefined once they have left. */
export async function viewerByLink(id: string): Promise<Viewer | undefined> {
  const person = await database().person.findUnique({ where: { id }, select: { id: true, name: true } });
  return person ? mint(person) : undefined;
}

/** Whether the viewer looks first, from now on, at what newcomers write under their posts. What waits already goes on waiting. */
export async function lookFirst(viewer: Viewer, looksFirst: boolean): Promise<void> {
  await database().person.updateMany({ where: { id: viewer.id }, data: { looksFirst } });
}
