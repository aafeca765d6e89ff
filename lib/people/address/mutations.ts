import 'server-only';
import { queueMail } from '#lib/notifications/outbox';
import { type MailSort, readStopping, SORTS } from '#lib/notifications/sorts';
import { deleteSignInLink } from '#lib/people/address/addresses.sql';
import { confirmingMail, signInMail } from '#lib/people/address/mail';
import {
  addressId,
  dueOf,
  hashOf,
  hashOfWish,
  readWish,
  type Wish,
  wishToken,
} from '#lib/people/address/rules';
import type { Told } from '#lib/people/address/schema';
import { lockPersonRow } from '#lib/people/person/people.sql';
import { mint, type Viewer } from '#lib/people/viewer';
import { seal, unseal } from '#lib/platform/config/seal';
import { database, type Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { erasedEarly, notErased } from '#lib/platform/database/tombstones';
import { unlessUniqueViolation } from '#lib/platform/database/unique-violation';
import { stays } from '#lib/values/periods';
import { randomToken, sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';
import { zone } from '#lib/values/time/zone';

/** As many living links as somebody impatient asks for; nobody's mailbox is filled by somebody else. */
const LINKS = 3;

/** Sends a link that signs in to an address, if it is somebody's. Tells nobody whether it is. */
export async function sendLink(email: string): Promise<void> {
  await database().$transaction(async (db) => {
    const person = await db.person.findUnique({ where: { emailHash: hashOf(email) } });
    if (!person) return;
    const token = randomToken();
    const expires = await makeLink(person.id, sha256(token), db);
    if (expires) await queueMail(db, person.id, signInMail(person.language, token), { expires });
  });
}

/** Makes a link somebody's. @returns when it goes, or undefined where they have as many as anybody needs. */
async function makeLink(personId: string, tokenHash: Uint8Array<ArrayBuffer>, db: Transaction) {
  const links = await db.signInLink.findMany({
    where: { personId, expires: { gt: now() } },
    select: { personId: true },
    take: LINKS,
  });
  if (links[LINKS - 1]) return undefined;
  const expires = new Date(now().getTime() + stays('link'));
  await db.signInLink.create({ data: { tokenHash, personId, expires } });
  return expires;
}

/** Signs in by a link, which is used up by that, and with it the person's others. Undefined where it does not work. */
export async function signInByToken(token: string): Promise<Viewer | undefined> {
  return await database().$transaction(async (db) => {
    const [used] = await run(db, deleteSignInLink, { tokenHash: sha256(token), now: now() });
    if (!used) return undefined;
    const { personId } = used;
    await db.signInLink.deleteMany({ where: { personId } });
    return mint(await db.person.findUniqueOrThrow({ where: { id: personId } }));
  });
}

/** Sends a link to an address that somebody wants to be theirs. Only the link makes it so. */
export async function askToConfirm(viewer: Viewer, email: string): Promise<void> {
  await database().$transaction(async (db) => {
    const { name, language } = await db.person.findUniqueOrThrow({ where: { id: viewer.id } });
    const token = wishToken({ personId: viewer.id, email });
    const expires = await makeLink(viewer.id, hashOfWish(token), db);
    if (expires)
      await queueMail(db, viewer.id, confirmingMail(language, name, token), { expires, to: email });
  });
}

/** Makes an address somebody's, by the link that was sent to it; 'taken' where it is somebody else's, 'old' where the link is. */
export async function confirmAddress(token: string): Promise<'done' | 'taken' | 'old'> {
  const wish = readWish(token);
  if (!wish) return 'old';
  let came: 'done' | 'taken' | 'old' = 'taken';
  await unlessUniqueViolation(async () => {
    came = await database().$transaction((db) => makeTheirs(wish, token, db));
  });
  return came;
}

async function makeTheirs(
  { personId, email }: Wish,
  token: string,
  db: Transaction,
): Promise<'done' | 'taken' | 'old'> {
  const emailHash = hashOf(email);
  const holder = await db.person.findUnique({ where: { emailHash }, select: { id: true } });
  if (holder) return holder.id === personId ? 'done' : 'taken';
  const used = await db.signInLink.deleteMany({
    where: { tokenHash: hashOfWish(token), personId, expires: { gt: now() } },
  });
  if (used.count === 0) return 'old';
  await forgetAddress(personId, db);
  // Links to the old address, and wishes for yet another one, lead nowhere any more.
  await db.signInLink.deleteMany({ where: { personId } });
  await db.person.update({
    where: { id: personId },
    data: { emailHash, emailSealed: seal('email', email) },
  });
  await notErased(db, 'Person: address', addressId(personId, email));
  return 'done';
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

/**
 * Stops what the address in a mail stops, for whoever holds that mail. Nothing where it is stopped already.
 * @returns whether the address leads to somebody.
 */
export function stopByToken(token: string): Promise<boolean> {
  return byToken(token, (sorts, stopped) => [...new Set([...stopped, ...sorts])]);
}

/** Takes that back. */
export function startByToken(token: string): Promise<boolean> {
  return byToken(token, (sorts, stopped) => stopped.filter((sort) => !sorts.includes(sort)));
}

async function byToken(
  token: string,
  then: (sorts: MailSort[], stopped: MailSort[]) => MailSort[],
): Promise<boolean> {
  const stopping = readStopping(token);
  if (!stopping) return false;
  const { personId: id, sorts } = stopping;
  return await database().$transaction(async (db) => {
    await run(db, lockPersonRow, { id });
    const person = await db.person.findUnique({ where: { id }, select: { stopped: true } });
    if (!person) return false;
    // Somebody who is not its owner wanted this address: the links that were sent to it lead nowhere any more.
    if (sorts === 'WISH') await db.signInLink.deleteMany({ where: { personId: id } });
    else await keepStopped(db, id, { stopped: then(sorts, person.stopped) });
    return true;
  });
}

/** Changes what the viewer is told by mail, and when. */
export async function changeTold(viewer: Viewer, told: Told): Promise<void> {
  await database().$transaction((db) => keepStopped(db, viewer.id, told));
}

/** What somebody does not want to be told stays so, also where a backup of before is restored. */
async function keepStopped(db: Transaction, id: string, told: Partial<Told> & { stopped: MailSort[] }) {
  await db.person.update({ where: { id }, data: told });
  const of = (sorts: MailSort[]) => sorts.map((sort) => `${id}/${sort}`);
  await notErased(db, 'Person: mails', ...of(SORTS.filter((sort) => !told.stopped.includes(sort))));
  await erasedEarly(db, 'Person: mails', ...of(told.stopped));
  await retell(id, db);
}

/** What waits to be told comes when somebody wants it now; where they want no mail, it stands on the board. */
async function retell(personId: string, db: Transaction): Promise<void> {
  const { emailHash, rest, stopped } = await db.person.findUniqueOrThrow({ where: { id: personId } });
  const isTold = emailHash !== null && !stopped.includes('WATCHES');
  const due = isTold ? dueOf(rest, now(), zone()) : null;
  await db.news.updateMany({ where: { personId, of: 'WATCHED' }, data: { due } });
}

/** Takes somebody's address away, so that no backup brings it back. */
async function forgetAddress(id: string, db: Transaction): Promise<void> {
  const { emailSealed } = await db.person.findUniqueOrThrow({ where: { id }, select: { emailSealed: true } });
  if (!emailSealed) return;
  await db.person.update({ where: { id }, data: { emailHash: null, emailSealed: null } });
  await erasedEarly(db, 'Person: address', addressId(id, unseal('email', emailSealed)));
}
