import 'server-only';
import { getLocale } from 'next-intl/server';
import { endCarefulDays } from '#lib/people/careful/mutations';
import { carriedInvitation, dropInvitation } from '#lib/people/invitation/invitation-cookie';
import { redeemInvitation } from '#lib/people/invitation/mutations';
import { makePassphraseSecret, renewPassphrase, signIn } from '#lib/people/passphrase/mutations';
import { carryPassphrase } from '#lib/people/passphrase/passphrase-cookie';
import { type Newcomer, signUp } from '#lib/people/person/mutations';
import { nameTries } from '#lib/people/person/name-tries';
import { mayCome, noteCome } from '#lib/people/person/new-names';
import { newcomerSchema } from '#lib/people/person/schema';
import { beginSession, signInOnDevice } from '#lib/people/session/mutations';
import { keepSession } from '#lib/people/session/session-cookie';
import { asMachine } from '#lib/people/submission/machine';
import { mint, type Viewer } from '#lib/people/viewer';
import { config } from '#lib/platform/config/config';
import { database, type Transaction } from '#lib/platform/database/client';
import { retryOnDeadlock } from '#lib/platform/database/retry-on-deadlock';
import { run } from '#lib/platform/database/statement';
import { mustBeForm } from '#lib/platform/form/bound';
import { Declined } from '#lib/platform/form/declined';
import { lockSubmission } from '#lib/platform/form/form.sql';
import { WHO_FIELDS } from '#lib/platform/form/held';
import { household } from '#lib/platform/form/household';
import { type Mistakes, parse } from '#lib/platform/form/parse';
import { type Sent, sealSent, sendingOf, unsealSent } from '#lib/platform/form/submission';
import { cutoff } from '#lib/values/periods';
import { now } from '#lib/values/time/clock';

/** What a form led to, or why it could not be taken. */
export type SubmitOutcome =
  | { target: string; mistakes?: undefined }
  | { target?: undefined; mistakes: Mistakes };

type Work = (viewer: Viewer, db: Transaction) => Promise<string>;

/**
 * Sends a form as whoever is looking; a visitor becomes a person by the name at its end, is signed in on this device, and is shown
 * their passphrase on the next page; one who is here already may say so by it. The same form sent twice is one thing.
 * @param work does what the form is for, inside one transaction, and returns the address it leads to; it may throw `Declined`.
 */
export async function submitAs(viewer: Viewer | null, form: FormData, work: Work): Promise<SubmitOutcome> {
  return submit(viewer, { form, work, mayComeIn: config().SIGN_UP === 'open' });
}

/** The same, where whoever sends it may come in though the board takes only the invited: `work` checks what else lets them. */
export async function submitAsAnybody(
  viewer: Viewer | null,
  form: FormData,
  work: Work,
): Promise<SubmitOutcome> {
  return submit(viewer, { form, work, mayComeIn: true });
}

type Submission = { form: FormData; work: Work; mayComeIn: boolean };

async function submit(viewer: Viewer | null, { form, work, mayComeIn }: Submission): Promise<SubmitOutcome> {
  mustBeForm(form);
  try {
    return viewer ? await sendAsPerson(viewer, form, work) : await sendAsVisitor(form, work, mayComeIn);
  } catch (error) {
    if (error instanceof Declined) return { mistakes: error.mistakes };
    throw error;
  }
}

async function sendAsPerson(viewer: Viewer, form: FormData, work: Work): Promise<SubmitOutcome> {
  const sent = await once(viewer, form, async (db) => ({
    target: await work(viewer, db),
    personId: viewer.id,
    sessionIds: [],
  }));
  return { target: (sent as Sent).target };
}

/** Asked beside the name of somebody who may be here already: their passphrase, with which the form is sent as theirs. */
const IS_THAT_YOU: Mistakes = { [WHO_FIELDS.passphrase]: 'people.isThatYou' };

async function sendAsVisitor(form: FormData, work: Work, mayComeIn: boolean): Promise<SubmitOutcome> {
  const { data, mistakes } = parse(newcomerSchema, form);
  if (!data) return { mistakes };
  const passphrase = form.get(WHO_FIELDS.passphrase);
  if (typeof passphrase === 'string' && passphrase) {
    const known = await signIn(data.name, passphrase);
    if (!known) return { mistakes: { [WHO_FIELDS.passphrase]: 'people.wrongPassphrase' } };
    await signInOnDevice(known);
    return await sendAsPerson(known, form, work);
  }
  const invitation = await carriedInvitation();
  const machine = invitation ? undefined : asMachine(form);
  if (machine) return { mistakes: machine };
  if (!mayComeIn && !invitation) return { mistakes: { name: 'people.inviteOnly', ...IS_THAT_YOU } };
  if (!invitation && !mayCome()) return { mistakes: { '': 'people.manyNew' } };
  const from = await household();
  if (!nameTries().mayTry(from)) return { mistakes: { name: 'people.tooManyNames', ...IS_THAT_YOU } };
  const [language, secret] = [await getLocale(), await makePassphraseSecret()];
  let newcomer: Newcomer | undefined;
  const entered = await letIn(form, async (db) => {
    newcomer = await signUp(data.name, { language, secret }, db);
    if (!newcomer) return undefined;
    const invited = invitation ? await redeemInvitation(invitation, db) : undefined;
    if (!invited && !mayComeIn) throw new Declined({ name: 'people.invitationOver' });
    if (invited?.welcomes) await endCarefulDays(newcomer.viewer, db);
    return { viewer: newcomer.viewer, target: await work(newcomer.viewer, db) };
  });
  if (!entered) {
    nameTries().told(from);
    return { mistakes: { name: { key: 'people.taken', values: { name: data.name } }, ...IS_THAT_YOU } };
  }
  if (!invitation) noteCome();
  const { viewer, target, session } = entered;
  await keepSession(session);
  // Sent again because the first answer was lost: the passphrase in it was lost too.
  await carryPassphrase(newcomer?.passphrase ?? (await renewPassphrase(viewer)));
  if (invitation) await dropInvitation();
  return { target };
}

/** So many sessions that a form began before are known: with one more, what is kept of the form is as long as ever. */
const MOST_AGAIN = 5;

/** Whom a form lets in, and where it leads. */
type Entrance = { viewer: Viewer; target: string };

/**
 * Lets somebody in by a form. The same form sent again (a double tap, a lost answer) lets in the same, by a session beside those that it began
 * before, since nobody knows which answer the device keeps; once any of them has ended, it is a form like any other. The session begins in the form's own transaction, so that of several sendings
 * at once each finds that of the one before.
 * @returns the session's token beside, for the device to keep; undefined where nobody is let in
 */
export async function letIn(
  form: FormData,
  work: (db: Transaction) => Promise<Entrance | undefined>,
): Promise<(Entrance & { session: string }) | undefined> {
  let begun: { viewer: Viewer; session: string } | undefined;
  const begin = async (viewer: Viewer, db: Transaction) => {
    const { id, token } = await beginSession(viewer, db);
    begun = { viewer, session: token };
    return id;
  };
  const first: Doing = async (db) => {
    const entered = await work(db);
    if (!entered) return undefined;
    const { viewer, target } = entered;
    return { target, personId: viewer.id, sessionIds: [await begin(viewer, db)] };
  };
  const again: Again = async (before, db) => {
    const { personId, sessionIds } = before;
    const living = await db.session.findMany({
      where: { id: { in: sessionIds }, personId },
      select: { id: true },
    });
    if (!living[0] || living.length < sessionIds.length) return undefined;
    const viewer = mint(await db.person.findUniqueOrThrow({ where: { id: personId } }));
    return { ...before, sessionIds: [...sessionIds.slice(-MOST_AGAIN), await begin(viewer, db)] };
  };
  const sent = await onceOrAgain(form, first, again);
  return sent && begun && { ...begun, target: sent.target };
}

/**
 * Does a form's work once, in one transaction: where the same person sends the same form within ten minutes, answers with where that led.
 * @returns undefined where the work declined by returning undefined; nothing is written then.
 */
export async function once(
  { id }: Viewer,
  form: FormData,
  work: Doing,
): Promise<(Sent & { again: boolean }) | undefined> {
  return await onceOrAgain(form, work, async (before) => (before.personId === id ? before : undefined));
}

type Doing = (db: Transaction) => Promise<Sent | undefined>;
/** What is kept from now on of a form that was sent before; undefined where it is to be taken as a new one. */
type Again = (before: Sent, db: Transaction) => Promise<Sent | undefined>;

async function onceOrAgain(
  form: FormData,
  work: Doing,
  again: Again,
): Promise<(Sent & { again: boolean }) | undefined> {
  const sending = sendingOf(form);
  const { key } = sending;
  return await retryOnDeadlock(() =>
    database().$transaction(
      async (db): Promise<(Sent & { again: boolean }) | undefined> => {
        await run(db, lockSubmission, { key: Buffer.from(key).toString('hex') });
        const before = await db.submission.findUnique({
          where: { key, madeAt: { gt: cutoff('submission', now()) } },
        });
        const more = before ? await again(unsealSent(sending, before.sealed), db) : undefined;
        const sent = more ?? (await work(db));
        if (!sent) return undefined;
        const row = {
          key,
          sealed: sealSent(sending, sent),
          madeAt: more && before ? before.madeAt : now(),
        };
        await db.submission.upsert({ where: { key }, create: row, update: row });
        return { ...sent, again: more !== undefined };
      },
      // Pictures were made before; what is left is a few inserts, but the machine may be small and busy.
      { maxWait: 10_000, timeout: 20_000 },
    ),
  );
}
