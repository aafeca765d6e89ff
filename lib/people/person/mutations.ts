import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import type { LettersFrom } from '#lib/people/person/schema';
import { mint, type Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { erasedEarly } from '#lib/platform/database/tombstones';
import { unlessUniqueViolation } from '#lib/platform/database/unique-violation';
import { changed } from '#lib/platform/live/changed';
import { nameKey } from '#lib/values/text/key';
import { newPassphrase, normalisePassphrase } from '#lib/values/text/passphrase';
import { randomToken, sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';
import { addDays, dayEnd, monthEnd, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** Three careful days for whoever is new, and the rest of the one on which they end: no row tells the hour of their coming in. */
const CAREFUL_DAYS = 3;
// OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane.
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Somebody new: their viewer, and the passphrase made for them, which is shown once. */
export type Newcomer = { viewer: Viewer; passphrase: string };

/** A passphrase, and what is kept of it. */
type Secret = { passphrase: string; passphraseHash: string };

/** Makes a passphrase. Its hash is slow on purpose: whoever is in a transaction has it made before. */
export async function makeSecret(): Promise<Secret> {
  const passphrase = newPassphrase();
  return { passphrase, passphraseHash: await hash(normalisePassphrase(passphrase), ARGON) };
}

/** Gives somebody a name here, or undefined where it is taken. `language`: of the page they came in by, for their mails. */
export async function signUp(
  name: string,
  db: Transaction = database(),
  language: string | null = null,
  secret?: Secret,
): Promise<Newcomer | undefined> {
  const { passphrase, passphraseHash } = secret ?? (await makeSecret());
  const today = todayIn(zone(), now());
  const data = {
    name,
    nameKey: nameKey(name),
    passphraseHash,
    carefulUntil: dayEnd(addDays(today, CAREFUL_DAYS), zone()),
    seenOn: new Date(monthEnd(today)),
    hereOn: new Date(today),
    language,
  };
  const [person] = await db.person.createManyAndReturn({ data: [data], skipDuplicates: true });
  return person && { viewer: mint(person), passphrase };
}

/** Signs in by name and passphrase, or undefined where they do not fit. Takes as long for a name that is not here. */
export async function signIn(name: string, passphrase: string): Promise<Viewer | undefined> {
  const person = await database().person.findUnique({ where: { nameKey: nameKey(name) } });
  const fits = await verify(person?.passphraseHash ?? (await nobodysHash()), normalisePassphrase(passphrase));
  return person?.passphraseHash && fits ? mint(person) : undefined;
}

let nobodys: Promise<string> | undefined;
function nobodysHash(): Promise<string> {
  nobodys ??= hash(randomToken(), ARGON);
  return nobodys;
}

/** Begins a session and returns its random token; the database keeps the hash. */
export async function beginSession(viewer: Viewer, db: Transaction = database()): Promise<string> {
  const token = randomToken();
  const usedOn = new Date(monthEnd(todayIn(zone(), now())));
  await db.session.create({
    data: { tokenHash: sha256(token), personId: viewer.id, usedOn },
  });
  return token;
}

/** Ends the session of a token, on this device only. */
export async function endSession(token: string): Promise<void> {
  await endSessions({ tokenHash: sha256(token) });
}

/** Signs a person out everywhere, at once. */
export async function endAllSessions(viewer: Viewer): Promise<void> {
  await endSessions({ personId: viewer.id });
}

async function endSessions(which: { tokenHash: Uint8Array<ArrayBuffer> } | { personId: string }) {
  await database().$transaction(async (db) => {
    const ended = await db.session.findMany({ where: which, select: { id: true } });
    await db.session.deleteMany({ where: which });
    await erasedEarly(db, 'Session', ...ended.map(({ id }) => id));
  });
}

/** Makes a person a new passphrase and returns it. */
export async function renewPassphrase(viewer: Viewer): Promise<string> {
  const { passphrase, passphraseHash } = await makeSecret();
  await database().$transaction(async (db) => {
    const before = await db.person.findUnique({ where: { id: viewer.id }, select: { passphraseHash: true } });
    await db.person.update({ where: { id: viewer.id }, data: { passphraseHash } });
    if (before?.passphraseHash) await erasedEarly(db, 'Person: passphrase', before.passphraseHash);
  });
  return passphrase;
}

/** Signs a person in on this device, and whoever was signed in before out. Pages speak their language. Only in an action. */
export async function comeIn(viewer: Viewer): Promise<void> {
  const { keepLanguage } = await import('#lib/people/person/language-cookie');
  const { dropSession, keepSession } = await import('#lib/people/person/session-cookie');
  const before = await dropSession();
  if (before) await endSession(before);
  await keepSession(await beginSession(viewer));
  const { language } = await database().person.findUniqueOrThrow({ where: { id: viewer.id } });
  if (language) await keepLanguage(language);
}

/** Gives a person another name; false where it is taken by somebody else. Their own name may be written anew. */
export async function rename(viewer: Viewer, name: string): Promise<boolean> {
  return await unlessUniqueViolation(() =>
    database().$transaction(async (db) => {
      await db.person.update({ where: { id: viewer.id }, data: { name, nameKey: nameKey(name) } });
      await changed(db);
    }),
  );
}

/** What a person may change about themselves without further ado. */
export type About = { words?: string; lettersFrom?: LettersFrom; language?: string };

/** Changes what a person says of themselves, from whom they take letters, or their language. */
export async function changeMe(viewer: Viewer, about: About): Promise<void> {
  await database().$transaction(async (db) => {
    await db.person.update({ where: { id: viewer.id }, data: about });
    await changed(db);
  });
}

/** Ends a newcomer's careful days. */
export async function welcome(viewer: Viewer, db: Transaction = database()): Promise<void> {
  await db.person.update({ where: { id: viewer.id }, data: { carefulUntil: null } });
}

/** The person of a name, for the keeper, whose hands are on the machine itself. Never for a request. */
export async function byKeeper(name: string): Promise<Viewer | undefined> {
  const person = await database().person.findUnique({ where: { nameKey: nameKey(name) } });
  return person ? mint(person) : undefined;
}

/** The person for whom a sealed link of a mail was made: for what that link does and nothing else. Undefined once they have left. */
export async function byLink(id: string): Promise<Viewer | undefined> {
  const person = await database().person.findUnique({ where: { id }, select: { id: true, name: true } });
  return person ? mint(person) : undefined;
}
