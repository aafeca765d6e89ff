import 'server-only';
import { keyedHash } from '#lib/platform/config/keys';
import { sealedText, unseal } from '#lib/platform/config/seal';
import { database, type Transaction } from '#lib/platform/database/client';
import { retryOnDeadlock } from '#lib/platform/database/retry-on-deadlock';
import { run } from '#lib/platform/database/statement';
import { lockSubmission } from '#lib/platform/form/form.sql';
import { randomToken } from '#lib/values/text/random';
import { now } from '#lib/values/time/clock';

/** The hidden field with which a visitor's form tells its two sendings apart from two forms. */
export const ONCE = 'once';
/** Sent again within this time, the same thing is one thing (a double tap, a retry after a lost answer). */
const SAME = 10 * 60 * 1000;

/** The sender of a visitor's form. One without its token was not made by a page of ours: it is nobody's second sending, nor lets in as anybody. */
export function visitorOf(form: FormData): string {
  return `visitor ${form.get(ONCE) || randomToken()}`;
}

/** What was sent: where it led, and who sent it. */
export type Sent = { target: string; personId: string };

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
  const key = keyedHash('submission', `${sender}\0${contentOf(form)}`);
  return await retryOnDeadlock(() =>
    database().$transaction(
      async (db): Promise<(Sent & { again: boolean }) | undefined> => {
        await run(db, lockSubmission, { key: Buffer.from(key).toString('hex') });
        const before = await db.submission.findUnique({ where: { key } });
        if (before && before.madeAt.getTime() > now().getTime() - SAME)
          return { target: unsealed(before.target), personId: before.personId, again: true };
        const sent = await work(db);
        if (!sent) return undefined;
        const row = { key, personId: sent.personId, target: sealed(sent.target), madeAt: now() };
        await db.submission.upsert({ where: { key }, create: row, update: row });
        return { ...sent, again: false };
      },
      // Pictures were made before; what is left is a few inserts, but the machine may be small and busy.
      { maxWait: 10_000, timeout: 20_000 },
    ),
  );
}

// Sealed: for a day it would tell who wrote where, even after their words are gone.
const sealed = (target: string) => sealedText('submission', target);
const unsealed = (target: string) => unseal('submission', Buffer.from(target, 'base64url'));

/** The content of a form, so that the same content gives the same text. Files count by name, size and type. */
function contentOf(form: FormData): string {
  const parts = [...form].flatMap(([name, value]) => {
    if (typeof value !== 'string') return [[name, `${value.name}\0${value.size}\0${value.type}`]];
    if (!name.startsWith('$ACTION')) return [[name, value]];
    // Which form it is and what it is about (`action.bind(null, id)`), not what it showed before.
    if (name.endsWith(':0')) return [[name, value]];
    return name.endsWith(':1') ? [[name, boundIn(value)]] : [];
  });
  return JSON.stringify(parts);
}

/** What an action was bound to, as React sends it: a JSON array whose objects are what the form showed before. */
function boundIn(value: string): unknown {
  try {
    const bound: unknown = JSON.parse(value);
    return Array.isArray(bound) ? bound.filter((each) => typeof each === 'string') : value;
  } catch {
    return value;
  }
}
