import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import { queueMails } from '#lib/notifications/outbox';
import { passphraseChangedMail } from '#lib/people/address/mail';
import { endAccess, type TokenHash } from '#lib/people/session/mutations';
import { mint, type Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { addTombstones } from '#lib/platform/database/tombstones';
import { nameKey } from '#lib/values/text/name-key';
import { newPassphrase, normalisePassphrase } from '#lib/values/text/passphrase';
import { randomToken } from '#lib/values/text/random';

// OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane.
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A passphrase, and what is kept of it. */
export type Secret = { passphrase: string; passphraseHash: string };

/** Makes a passphrase. Its hash is slow on purpose: whoever is in a transaction has it made before. */
export async function makePassphraseSecret(): Promise<Secret> {
  const passphrase = newPassphrase();
  return { passphrase, passphraseHash: await hash(normalisePassphrase(passphrase), ARGON) };
}

/** Signs in by name and passphrase, or undefined where they do not fit. Takes as long for a name that is not here. */
export async function signIn(name: string, passphrase: string): Promise<Viewer | undefined> {
  const nobodys = await nobodysHash(); // made before, so that the first name that is not here takes no longer either
  const person = await database().person.findUnique({ where: { nameKey: nameKey(name) } });
  const fits = await verify(person?.passphraseHash ?? nobodys, normalisePassphrase(passphrase));
  return person?.passphraseHash && fits ? mint(person) : undefined;
}

let nobodys: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobodys ??= hash(randomToken(), ARGON);
  return nobodys;
}

/** Makes a newcomer another passphrase and returns it: that of before was on its way to them, and was lost. */
export async function renewPassphrase(viewer: Viewer): Promise<string> {
  const { passphrase, passphraseHash } = await makePassphraseSecret();
  await database().$transaction((db) => keepPassphrase(viewer, passphraseHash, db));
  return passphrase;
}

/**
 * Makes a person a new passphrase and returns it. Whoever got in by the old one is out: all their sessions but those kept end, and what
 * else leads to what is theirs. Their address is told.
 */
export async function changePassphrase(viewer: Viewer, kept: TokenHash[] = []): Promise<string> {
  const { passphrase, passphraseHash } = await makePassphraseSecret();
  await database().$transaction(async (db) => {
    await endAccess(viewer, kept, db);
    await keepPassphrase(viewer, passphraseHash, db);
    await queueMails(db, [viewer.id], passphraseChangedMail);
  });
  return passphrase;
}

async function keepPassphrase(viewer: Viewer, passphraseHash: string, db: Transaction): Promise<void> {
  const before = await db.person.findUnique({ where: { id: viewer.id }, select: { passphraseHash: true } });
  await db.person.update({ where: { id: viewer.id }, data: { passphraseHash } });
  if (before?.passphraseHash) await addTombstones(db, 'Person: passphrase', before.passphraseHash);
}
