import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { queueMail } from '#lib/notifications/outbox';
import { deleteSignInLink } from '#lib/people/address/addresses.sql';
import { signInMail } from '#lib/people/address/mail';
import { addressHash } from '#lib/people/address/rules';
import { mint, type Viewer } from '#lib/people/viewer';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { retention } from '#lib/values/periods';
import { randomToken, sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';

/** As many living links as somebody impatient asks for; nobody's mailbox is filled by somebody else. */
const LINKS = 3;

// Longer than a link takes to be made: an address that is known is answered no later than one that is not.
const EVEN = 400;

/** Sends a link that signs in to an address, if it is somebody's, and tells nobody whether it is: not by how long it takes either. */
export async function askForSignInLink(email: string): Promise<void> {
  await Promise.all([sendSignInLink(email), pause(EVEN)]);
}

/** Sends a link that signs in to an address, if it is somebody's. Tells nobody whether it is. */
export async function sendSignInLink(email: string): Promise<void> {
  await database().$transaction(async (db) => {
    const person = await db.person.findUnique({ where: { emailHash: addressHash(email) } });
    if (!person) return;
    const token = randomToken();
    const expires = await makeLink(person.id, sha256(token), db);
    if (expires) await queueMail(db, person.id, { ...signInMail(person.language, token), expires });
  });
}

/** Makes a link somebody's. @returns when it goes, or undefined where they have as many as anybody needs. */
export async function makeLink(personId: string, tokenHash: Uint8Array<ArrayBuffer>, db: Transaction) {
  const links = await db.signInLink.findMany({
    where: { personId, expires: { gt: now() } },
    select: { personId: true },
    take: LINKS,
  });
  if (links[LINKS - 1]) return undefined;
  const expires = new Date(now().getTime() + retention('link'));
  await db.signInLink.create({ data: { tokenHash, personId, expires } });
  return expires;
}

/** Signs in by a link, which is used up by that, and with it the person's others. Undefined where it does not work. */
export async function signInByToken(token: string, db: Transaction): Promise<Viewer | undefined> {
  const [used] = await run(db, deleteSignInLink, { tokenHash: sha256(token), now: now() });
  if (!used) return undefined;
  const { personId } = used;
  await db.signInLink.deleteMany({ where: { personId } });
  return mint(await db.person.findUniqueOrThrow({ where: { id: personId } }));
}
