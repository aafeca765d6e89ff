import 'server-only';
import { openMail, queueMail } from '#lib/notifications/outbox';
import { addressGoneMail, confirmingMail } from '#lib/people/address/mail';
import { mayBeAsked } from '#lib/people/address/quiet';
import {
  type AddressClaim,
  addressHash,
  addressTombstoneId,
  claimHash,
  claimToken,
  readClaim,
} from '#lib/people/address/rules';
import { retell } from '#lib/people/notification-settings/mutations';
import { endAccess, type TokenHash } from '#lib/people/session/mutations';
import { makeLink } from '#lib/people/sign-in-link/mutations';
import type { Viewer } from '#lib/people/viewer';
import { seal, unseal } from '#lib/platform/config/seal';
import { database, type Transaction } from '#lib/platform/database/client';
import { addReturns, addTombstones } from '#lib/platform/database/tombstones';
import { unlessUniqueViolation } from '#lib/platform/database/unique-violation';
import { now } from '#lib/values/time/clock';

/**
 * Sends a link to an address that somebody wants to be theirs, once a day whoever asks. Only the link makes it so; the session they ask
 * from goes on then.
 */
export async function askToConfirm(viewer: Viewer, email: string, asking: TokenHash[] = []): Promise<void> {
  await database().$transaction(async (db) => {
    if (!(await mayBeAsked(email, db))) return;
    const { language } = await db.person.findUniqueOrThrow({ where: { id: viewer.id } });
    const token = claimToken({ personId: viewer.id, email, session: asking.map(textOf)[0] });
    const expires = await makeLink(viewer.id, claimHash(token), db);
    if (expires) await queueMail(db, viewer.id, { ...confirmingMail(language, token), expires, to: email });
  });
}

/** What became of an address that was to be somebody's: it is; it is somebody else's; or the link was used, or is too old. */
type Confirmation = { kind: 'confirmed' | 'taken' | 'old' };

/**
 * Makes an address somebody's, by the link that was sent to it. Their sessions end, but for the one they asked from and the one they
 * confirm from; the address that they had is told.
 */
export async function confirmAddress(token: string, confirming: TokenHash[] = []): Promise<Confirmation> {
  const wish = readClaim(token);
  if (!wish) return { kind: 'old' };
  let confirmation: Confirmation = { kind: 'taken' };
  await unlessUniqueViolation(async () => {
    confirmation = await database().$transaction((db) => makeTheirs({ ...wish, token, confirming }, db));
  });
  return confirmation;
}

type Confirming = AddressClaim & { token: string; confirming: TokenHash[] };

async function makeTheirs(
  { personId, email, session, token, confirming }: Confirming,
  db: Transaction,
): Promise<Confirmation> {
  const emailHash = addressHash(email);
  const holder = await db.person.findUnique({ where: { emailHash }, select: { id: true } });
  if (holder) return { kind: holder.id === personId ? 'confirmed' : 'taken' };
  const used = await db.signInLink.deleteMany({
    where: { tokenHash: claimHash(token), personId, expires: { gt: now() } },
  });
  if (used.count === 0) return { kind: 'old' };
  await forgetAddress(personId, db);
  // Links to the old address, and wishes for yet another one, lead nowhere any more either.
  await endAccess({ id: personId }, [...confirming, ...(session ? [hashOf(session)] : [])], db);
  await db.person.update({
    where: { id: personId },
    data: { emailHash, emailSealed: seal('email', email) },
  });
  await addReturns(db, 'Person: address', addressTombstoneId(personId, email));
  return { kind: 'confirmed' };
}

/** Forgets somebody's address, the links that were sent to it, and mails that wait for it. */
export async function removeAddress(viewer: Viewer): Promise<void> {
  await database().$transaction(async (db) => {
    await takeBackMails(viewer.id, db);
    await forgetAddress(viewer.id, db);
    await db.signInLink.deleteMany({ where: { personId: viewer.id } });
    await retell(viewer.id, db);
  });
}

/** Takes back all that waits for somebody, but what tells an address of theirs that it is none any more. */
async function takeBackMails(personId: string, db: Transaction): Promise<void> {
  const waiting = await db.mail.findMany({ where: { personId }, select: { id: true, sealed: true } });
  const goes = waiting.filter(({ sealed }) => !openMail(sealed).isNotice);
  await db.mail.deleteMany({ where: { id: { in: goes.map(({ id }) => id) } } });
}

/** Takes somebody's address away, so that no backup brings it back, and tells it so. */
async function forgetAddress(id: string, db: Transaction): Promise<void> {
  const select = { emailSealed: true, language: true };
  const { emailSealed, language } = await db.person.findUniqueOrThrow({ where: { id }, select });
  if (!emailSealed) return;
  const email = unseal('email', emailSealed);
  await db.person.update({ where: { id }, data: { emailHash: null, emailSealed: null } });
  await addTombstones(db, 'Person: address', addressTombstoneId(id, email));
  await queueMail(db, id, { ...addressGoneMail(language), to: email });
}

const textOf = (hash: TokenHash): string => Buffer.from(hash).toString('base64url');
const hashOf = (text: string): TokenHash => new Uint8Array(Buffer.from(text, 'base64url'));
