'use server';
import { redirect } from 'next/navigation';
import { leave } from '#lib/people/leaving/mutations';
import { stayingSchema } from '#lib/people/leaving/schema';
import { dropSession } from '#lib/people/session/session-cookie';
import { requireSender } from '#lib/people/submission/sender';
import { answerStay } from '#lib/people/unseen/mutations';
import { parse } from '#lib/platform/form/parse';

/** The viewer leaves the board for good. */
export async function leaveForGood(form: FormData): Promise<void> {
  await leave(await requireSender(form));
  await dropSession();
  redirect('/me/left');
}

/** "Keep my place", by the link of the mail that asked. What came of it, its page says. */
export async function keepPlace(form: FormData): Promise<void> {
  const { data } = parse(stayingSchema, form);
  if (data) await answerStay(data.token);
  redirect(`/me/stay?token=${encodeURIComponent(data?.token ?? '')}`);
}
