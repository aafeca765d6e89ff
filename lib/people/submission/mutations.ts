import 'server-only';
import { getLocale } from 'next-intl/server';
import { carriedInvitation, dropInvitation } from '#lib/people/invitation/invitation-cookie';
import { redeemInvitation } from '#lib/people/invitation/mutations';
import { makePassphraseSecret, renewPassphrase } from '#lib/people/passphrase/mutations';
import { carryPassphrase } from '#lib/people/passphrase/passphrase-cookie';
import { type Newcomer, signUp, welcome } from '#lib/people/person/mutations';
import { newcomerSchema } from '#lib/people/person/schema';
import { beginSession, endSessions } from '#lib/people/session/mutations';
import { keepSession } from '#lib/people/session/session-cookie';
import { mint, type Viewer } from '#lib/people/viewer';
import { config } from '#lib/platform/config/config';
import { database, type Transaction } from '#lib/platform/database/client';
import { retryOnDeadlock } from '#lib/platform/database/retry-on-deadlock';
import { run } from '#lib/platform/database/statement';
import { mustBeForm } from '#lib/platform/form/bound';
import { Declined } from '#lib/platform/form/declined';
import { lockSubmission } from '#lib/platform/form/form.sql';
import { type Mistakes, parse } from '#lib/platform/form/parse';
import { sealTarget, submissionKey, unsealTarget, visitorOf } from '#lib/platform/form/submission';
import { now } from '#lib/values/time/clock';

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
  const sent = await once(viewer.id, form, async (db) => ({
    target: await work(viewer, db),
    personId: viewer.id,
    sessionId: null,
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
  const entered = await letIn(form, async (db) => {
    newcomer = await signUp(data.name, { language, secret }, db);
    if (!newcomer) return undefined;
    const invited = invitation ? await redeemInvitation(invitation, db) : undefined;
    if (!invited && !mayComeIn) throw new Declined({ name: 'people.invitationOver' });
    if (invited?.welcomes) await welcome(newcomer.viewer, db);
    return { viewer: newcomer.viewer, target: await work(newcomer.viewer, db) };
  });
  if (!entered) return { mistakes: { name: { key: 'people.taken', values: { name: data.name } } } };
  const { viewer, target, session } = entered;
  await keepSession(session);
  // Sent again because the first answer was lost: the passphrase in it was lost too.
  await carryPassphrase(newcomer?.passphrase ?? (await renewPassphrase(viewer)));
  if (invitation) await dropInvitation();
  return { target };
}

/** Whom a form lets in, and where it leads. */
type Entrance = { viewer: Viewer; target: string };

/**
 * Lets somebody in by a form. The same form sent again (a double tap, a lost answer) lets in the same, in place of the session that it began
 * before; once that has ended, it is a form like any other.
 * @returns the session's token beside, for the device to keep; undefined where nobody is let in
 */
export async function letIn(
  form: FormData,
  work: (db: Transaction) => Promise<Entrance | undefined>,
): Promise<(Entrance & { session: string }) | undefined> {
  let session: string | undefined;
  const sent = await once(visitorOf(form), form, async (db) => {
    const entered = await work(db);
    if (!entered) return undefined;
    const begun = await beginSession(entered.viewer, db);
    session = begun.token;
    return { target: entered.target, personId: entered.viewer.id, sessionId: begun.id };
  });
  if (!sent) return undefined;
  const person = await database().person.findUnique({ where: { id: sent.personId } });
  if (!person) return undefined; // gone since
  const viewer = mint(person);
  const token = sent.again ? await replaceSession(viewer, sent.sessionId) : session;
  return token === undefined ? undefined : { viewer, target: sent.target, session: token };
}

/** A new session in place of one that a form began; undefined where that has ended. */
async function replaceSession(viewer: Viewer, before: string | null): Promise<string | undefined> {
  if (before === null) return undefined;
  return await database().$transaction(async (db) => {
    const living = await db.session.findUnique({ where: { id: before }, select: { id: true } });
    if (!living) return undefined;
    const { id, token } = await beginSession(viewer, db);
    await db.submission.updateMany({ where: { sessionId: before }, data: { sessionId: id } });
    await endSessions({ id: before }, db);
    return token;
  });
}

/** Sent again within this time, the same thing is one thing (a double tap, a retry after a lost answer). */
const SAME = 10 * 60 * 1000;

/** What was sent: where it led, and who sent it. */
type Sent = { target: string; personId: string; sessionId: string | null };

/**
 * Does a form's work once, in one transaction: if the same sender sent the same content within ten minutes, answers with where that led.
 * @param sender who sends: a person's id, or `visitorOf` the form.
 * @returns undefined where the work declined by returning undefined; nothing is written then.
 */
export async function once(
  sender: string,
  form: FormData,
  work: (db: Transaction) => Promise<Sent | undefined>,
) {
  const key = submissionKey(sender, form);
  return await retryOnDeadlock(() =>
    database().$transaction(
      async (db): Promise<(Sent & { again: boolean }) | undefined> => {
        await run(db, lockSubmission, { key: Buffer.from(key).toString('hex') });
        const before = await db.submission.findUnique({ where: { key } });
        if (before && before.madeAt.getTime() > now().getTime() - SAME)
          return { ...before, target: unsealTarget(before.target), again: true };
        const sent = await work(db);
        if (!sent) return undefined;
        const row = { ...sent, key, target: sealTarget(sent.target), madeAt: now() };
        await db.submission.upsert({ where: { key }, create: row, update: row });
        return { ...sent, again: false };
      },
      // Pictures were made before; what is left is a few inserts, but the machine may be small and busy.
      { maxWait: 10_000, timeout: 20_000 },
    ),
  );
}
