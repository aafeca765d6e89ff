import 'server-only';
import { queueMail } from '#lib/notifications/outbox';
import { confirmingMail } from '#lib/people/address/mail';
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
import { makeLink } from '#lib/people/sign-in-link/mutations';
import type { Viewer } from '#lib/people/viewer';
import { seal, unseal } from '#lib/platform/config/seal';
import { database, type Transaction } from '#lib/platform/database/client';
import { addTombstones, removeTombstones } from '#lib/platform/database/tombstones';
import { unlessUniqueViolation } from '#lib/platform/database/unique-violation';
import { now } from '#lib/values/time/clock';

/** Sends a link to an address that somebody wants to be theirs, once a day whoever asks. Only the link makes it so. */
export async function askToConfirm(viewer: Viewer, email: string): Promise<void> {
  await database().$transaction(async (db) => {
    if (!(await mayBeAsked(email, db))) return;
    const { language } = await db.person.findUniqueOrThrow({ where: { id: viewer.id } });
    const token = claimToken({ personId: viewer.id, email });
    const expires = await makeLink(viewer.id, claimHash(token), db);
    if (expires) await queueMail(db, viewer.id, { ...confirmingMail(language, token), expires, to: email });
  });
}

/** What became of an address that was to be somebody's: it is; it is somebody else's; or the link was used, or is too old. */
type Confirmation = { kind: 'confirmed' | 'taken' | 'old' };

/** Makes an address somebody's, by the link that was sent to it. */
export async function confirmAddress(token: string): Promise<Confirmation> {
  const wish = readClaim(token);
  if (!wish) return { kind: 'old' };
  let confirmation: Confirmation = { kind: 'taken' };
  await unlessUniqueViolation(async () => {
    confirmation = await database().$transaction((db) => makeTheirs(wish, token, db));
  });
  return confirmation;
}

async function makeTheirs(
  { personId, email }: AddressClaim,
  token: string,
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
  // Links to the old address, and wishes for yet another one, lead nowhere any more.
  await db.signInLink.deleteMany({ where: { personId } });
  await db.person.update({
    where: { id: personId },
    data: { emailHash, emailSealed: seal('email', email) },
  });
  await removeTombstones(db, 'Person: address', addressTombstoneId(personId, email));
  return { kind: 'confirmed' };
}

/** Forgets somebody's address, the links that were sent to it, and mails that wait for it. */
export async function removeAddress(viewer: Viewer): Promise<void> {
  await database().$transaction(async (db) => {
    await forgetAddress(viewer.id, db);
    await db.signInLink.deleteMany({ where: { personId: viewer.id } });
    await retell(viewer.id, db);
    await db.mail.deleteMany({ where: { personId: viewer.id } });
  });
}

/** Takes somebody's address away, so that no backup brings it back. */
async function forgetAddress(id: string, db: Transaction): Promise<void> {
  const { emailSealed } = await db.person.findUniqueOrThrow({ where: { id }, select: { emailSealed: true } });
  if (!emailSealed) return;
  await db.person.update({ where: { id }, data: { emailHash: null, emailSealed: null } });
  await addTombstones(db, 'Person: address', addressTombstoneId(id, unseal('email', emailSealed)));
}
