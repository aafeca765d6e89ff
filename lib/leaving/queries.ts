import 'server-only';
import { database } from '#lib/database/client';
import { isOpen, readStay } from '#lib/leaving/rules';
import { now } from '#lib/when/clock';
import { todayIn } from '#lib/when/day';
import { zone } from '#lib/when/zone';

/**
 * What a token from the mail that asks finds: `asked` while its question is open, `kept` where they came by or said so meanwhile, null
 * where there is nobody (left).
 */
export async function staying(token: string): Promise<'asked' | 'kept' | null> {
  const asking = readStay(token);
  if (!asking) return null;
  const person = await database().person.findUnique({
    where: { id: asking.personId },
    select: { askedOn: true },
  });
  if (!person) return null;
  if (!person.askedOn) return 'kept';
  return isOpen(asking.askedOn, todayIn(zone(), now())) ? 'asked' : null;
}
