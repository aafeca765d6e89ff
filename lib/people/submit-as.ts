import 'server-only';
import { getLocale } from 'next-intl/server';
import { carriedInvitation, dropInvitation } from '#lib/people/invitation/invitation-cookie';
import { makePassphraseSecret, renewPassphrase } from '#lib/people/passphrase/mutations';
import { carryPassphrase } from '#lib/people/passphrase/passphrase-cookie';
import { type Newcomer, signUp, welcome } from '#lib/people/person/mutations';
import { deleteInvitation, lockGroupInvitation } from '#lib/people/person/people.sql';
import { newcomerSchema } from '#lib/people/person/schema';
import { beginSession } from '#lib/people/session/mutations';
import { keepSession } from '#lib/people/session/session-cookie';
import { mint, type Viewer } from '#lib/people/viewer';
import { config } from '#lib/platform/config/config';
import type { Transaction } from '#lib/platform/database/client';
import { run } from '#lib/platform/database/statement';
import { addTombstones } from '#lib/platform/database/tombstones';
import { mustBeForm } from '#lib/platform/form/bound';
import { Declined } from '#lib/platform/form/declined';
import { type Mistakes, parse } from '#lib/platform/form/parse';
import { once, type Sent, visitorOf } from '#lib/platform/form/submit-once';
import { sha256 } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';
import { todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** What a form led to, or why it could not be taken. */
export type SubmitOutcome =
  | { target: string; mistakes?: undefined }
  | { target?: undefined; mistakes: Mistakes };

type Work = (viewer: Viewer, db: Transaction) => Promise<string>;

/**
 * Sends a form as whoever is looking; a visitor becomes a person by the name at its end, is signed in on this device, and is shown
 * their passphrase on the next page. The same form sent twice is one thing.
 * @param work does what the form is for, inside one transaction, and returns the address it leads to; it may throw `Declined`.
 */
export async function submitAs(
  viewer: Viewer | null,
  form: FormData,
  work: Work,
  mayComeIn = config().SIGN_UP === 'open',
): Promise<SubmitOutcome> {
  mustBeForm(form);
  try {
    return viewer ? await sendAsPerson(viewer, form, work) : await sendAsVisitor(form, work, mayComeIn);
  } catch (error) {
    if (error instanceof Declined) return { mistakes: error.mistakes };
    throw error;
  }
}

async function sendAsPerson(viewer: Viewer, form: FormData, work: Work): Promise<SubmitOutcome> {
  const sent = await once(viewer.id, form, async (db) => ({
    target: await work(viewer, db),
    personId: viewer.id,
  }));
  return { target: (sent as Sent).target };
}

async function sendAsVisitor(form: FormData, work: Work, mayComeIn: boolean): Promise<SubmitOutcome> {
  const { data, mistakes } = parse(newcomerSchema, form);
  if (!data) return { mistakes };
  const invitation = await carriedInvitation();
  if (!mayComeIn && !invitation) return { mistakes: { name: 'people.inviteOnly' } };
  const [language, secret] = [await getLocale(), await makePassphraseSecret()];
  let newcomer: Newcomer | undefined;
  const sent = await once(visitorOf(form), form, async (db) => {
    newcomer = await signUp(data.name, db, language, secret);
    if (!newcomer) return undefined;
    const invited = invitation ? await redeemInvitation(invitation, db) : undefined;
    if (!invited && !mayComeIn) throw new Declined({ name: 'people.invitationOver' });
    if (invited?.welcomes) await welcome(newcomer.viewer, db);
    return { target: await work(newcomer.viewer, db), personId: newcomer.viewer.id };
  });
  if (!sent) return { mistakes: { name: { key: 'people.taken', values: { name: data.name } } } };
  const viewer = newcomer?.viewer ?? mint({ id: sent.personId, name: data.name });
  await keepSession(await beginSession(viewer));
  // Sent again because the first answer was lost: the passphrase in it was lost too.
  await carryPassphrase(newcomer?.passphrase ?? (await renewPassphrase(viewer)));
  if (invitation) await dropInvitation();
  return { target: sent.target };
}

/**
 * Somebody comes in by an invitation: one for one person is used up, in the transaction that gives them their name. Nothing says afterwards
 * who came by which. @returns undefined where it does not open (any more)
 */
export async function redeemInvitation(
  token: string,
  db: Transaction,
): Promise<{ welcomes: boolean } | undefined> {
  const [tokenHash, today] = [sha256(token), todayIn(zone(), now())];
  const [used] = await run(db, deleteInvitation, { tokenHash, today });
  if (used) await addTombstones(db, 'Invitation', used.id);
  if (used) return { welcomes: used.welcomes };
  // Held, so that whoever takes it back meanwhile waits until they are in, or they find it gone.
  const [group] = await run(db, lockGroupInvitation, { tokenHash, today });
  return group;
}
