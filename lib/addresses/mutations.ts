import 'server-only';
import { confirmingMail, signInMail } from '#lib/addresses/mail';
import { asText, hashOf, readWish, wishToken } from '#lib/addresses/rules';
import { LINK_LIFE } from '#lib/addresses/schema';
import { seal } from '#lib/config/seal';
import { database } from '#lib/database/client';
import { queueMail } from '#lib/mail/outbox';
import { mint, type Viewer } from '#lib/people/rules';
import { randomToken, sha256 } from '#lib/text/random';
import { now } from '#lib/when/clock';

/** As many living links as somebody impatient asks for; nobody's mailbox is filled by somebody else. */
const LINKS = 3;

/** Sends a link that signs in to an address, if it is somebody's. Tells nobody whether it is. */
export async function sendLink(email: string): Promise<void> {
  await database().$transaction(async (db) => {
    const person = await db.person.findUnique({ where: { emailHash: hashOf(email) } });
    if (!person) return;
    const living = { personId: person.id, expires: { gt: now() } };
    const links = await db.signInLink.findMany({ where: living, select: { personId: true }, take: LINKS });
    if (links[LINKS - 1]) return;
    const token = randomToken();
    const expires = new Date(now().getTime() + LINK_LIFE);
    await db.signInLink.create({
      data: { tokenHash: new Uint8Array(sha256(token)), personId: person.id, expires },
    });
    await queueMail(db, person.id, signInMail(person.language, token), { expires });
  });
}

/** Signs in by a link, which is used up by that, and with it the person's others. Undefined where it does not work. */
export async function signInByToken(token: string): Promise<Viewer | undefined> {
  return await database().$transaction(async (db) => {
    const used = await db.$queryRaw<{ personId: string }[]>`
      DELETE FROM "SignInLink" WHERE "tokenHash" = ${sha256(token)} AND expires > ${now()} RETURNING "personId"`;
    if (!used[0]) return undefined;
    const { personId } = used[0];
    await db.signInLink.deleteMany({ where: { personId } });
    return mint(await db.person.findUniqueOrThrow({ where: { id: personId } }));
  });
}

/** Sends a link to an address that somebody wants to be theirs. Only the link makes it so. */
export async function askToConfirm(viewer: Viewer, email: string): Promise<void> {
  await database().$transaction(async (db) => {
    const person = await db.person.findUniqueOrThrow({ where: { id: viewer.id } });
    const token = wishToken({ personId: viewer.id, email, from: asText(person.emailHash) });
    const expires = new Date(now().getTime() + LINK_LIFE);
    const mail = confirmingMail(person.language, person.name, token);
    await queueMail(db, viewer.id, mail, { expires, to: email });
  });
}

/** Makes an address somebody's, by the link that was sent to it; 'taken' where it is somebody else's, 'old' where the link is. */
export async function confirmAddress(token: string): Promise<'done' | 'taken' | 'old'> {
  const wish = readWish(token);
  if (!wish) return 'old';
  const emailHash = hashOf(wish.email);
  return await database().$transaction(async (db) => {
    const holder = await db.person.findUnique({ where: { emailHash }, select: { id: true } });
    if (holder) return holder.id === wish.personId ? 'done' : 'taken';
    const before = wish.from === null ? null : new Uint8Array(Buffer.from(wish.from, 'base64url'));
    const changed = await db.person.updateMany({
      where: { id: wish.personId, emailHash: before },
      data: { emailHash, emailSealed: seal('email', wish.email) },
    });
    // Links to the old address lead nowhere any more.
    await db.signInLink.deleteMany({ where: { personId: wish.personId } });
    return changed.count === 0 ? 'old' : 'done';
  });
}

/** Forgets somebody's address, the links that were sent to it, and mails that wait for it. */
export async function removeAddress(viewer: Viewer): Promise<void> {
  await database().$transaction(async (db) => {
    await db.person.update({ where: { id: viewer.id }, data: { emailHash: null, emailSealed: null } });
    await db.signInLink.deleteMany({ where: { personId: viewer.id } });
    await db.mail.deleteMany({ where: { personId: viewer.id } });
  });
}
