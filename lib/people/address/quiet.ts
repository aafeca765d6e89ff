import 'server-only';
import { addressHash } from '#lib/people/address/rules';
import type { Transaction } from '#lib/platform/database/client';
import { retentionDays } from '#lib/values/periods';
import { now } from '#lib/values/time/clock';
import { addDays, dateOf, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** Whether an address may be asked today whether it is somebody's, and notes that it is: nobody's mailbox is filled by others. */
export async function mayBeAsked(email: string, db: Transaction): Promise<boolean> {
  const [hash, today] = [addressHash(email), todayIn(zone(), now())];
  await db.quietAddress.deleteMany({ where: { hash, until: { lte: dateOf(today) } } });
  const noted = { hash, until: dateOf(addDays(today, 1)) };
  const { count } = await db.quietAddress.createMany({ data: [noted], skipDuplicates: true });
  return count > 0;
}

/** Asks an address nothing more for a hundred days: its owner said that it is not them who wanted it. */
export async function silenceAddress(email: string, db: Transaction): Promise<void> {
  const hash = addressHash(email);
  const until = dateOf(addDays(todayIn(zone(), now()), retentionDays('quiet')));
  await db.quietAddress.upsert({ where: { hash }, create: { hash, until }, update: { until } });
}
