import 'server-only';
import { isQuestionOpen, readStayQuestion } from '#lib/people/leaving/rules';
import { database } from '#lib/platform/database/client';
import { now } from '#lib/values/time/clock';
import { todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/**
 * What a token from the mail that asks finds: `asked` while its question is open, `kept` where they came by or said so meanwhile, null
 * where there is nobody (left).
 */
export async function stayQuestion(token: string): Promise<'asked' | 'kept' | null> {
  const asking = readStayQuestion(token);
  if (!asking) return null;
  const person = await database().person.findUnique({
    where: { id: asking.personId },
    select: { askedOn: true },
  });
  if (!person) return null;
  if (!person.askedOn) return 'kept';
  return isQuestionOpen(asking.askedOn, todayIn(zone(), now())) ? 'asked' : null;
}
