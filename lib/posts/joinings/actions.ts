'use server';
import { redirect } from 'next/navigation';
import { submitAs } from '#lib/people/submission/mutations';
import { formSender, requireSender } from '#lib/people/submission/sender';
import { bound } from '#lib/platform/form/bound';
import { Declined } from '#lib/platform/form/declined';
import { parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import { saying } from '#lib/platform/form/said';
import type { FormState } from '#lib/platform/form/state';
import { carryCalendar } from '#lib/posts/joinings/calendar-cookie';
import { cannotCome, cannotComeByToken, join } from '#lib/posts/joinings/mutations';
import { joiningSchema } from '#lib/posts/joinings/schema';
import { makeCalendar, takeBackCalendar } from '#lib/posts/own-calendar/mutations';

/** "I'm coming": whoever has no name here yet gives one at the end of the form. */
export async function joinDay(occurrenceId: string, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await formSender(form);
  const { data, mistakes } = parse(joiningSchema, form);
  if (!data) return refuse(form, mistakes);
  const unnamed = data.unnamed !== undefined;
  if (viewer) {
    const postId = await join(viewer, { occurrenceId, unnamed });
    if (!postId) return refuse(form, { '': 'joinings.passed' });
    redirect(await saying(`/posts/${postId}`, `coming-${occurrenceId}`));
  }
  const outcome = await submitAs(null, form, async (newcomer, db) => {
    const postId = await join(newcomer, { occurrenceId, unnamed }, db);
    if (!postId) throw new Declined({ '': 'joinings.passed' });
    return `/posts/${postId}`;
  });
  if (outcome.mistakes) return refuse(form, outcome.mistakes);
  redirect(outcome.target);
}

/** "Can't come after all". */
export async function cannotComeAfterAll(
  postId: string,
  occurrenceId: string,
  form: FormData,
): Promise<void> {
  await cannotCome(await requireSender(form), occurrenceId);
  redirect(await saying(`/posts/${encodeURIComponent(bound(postId))}`, `cannot-${bound(occurrenceId)}`));
}

/** "Can't come after all", by the link of a reminder. */
export async function cannotComeByLink(token: string): Promise<void> {
  await cannotComeByToken(bound(token));
  redirect(`/cannot/${encodeURIComponent(bound(token))}`);
}

/** Makes a secret address for the viewer's own calendar, and shows it on the next page. */
export async function makeMyCalendar(form: FormData): Promise<void> {
  await carryCalendar(await makeCalendar(await requireSender(form)));
  redirect('/me#calendar');
}

/** The secret address leads nowhere any more. */
export async function takeBackMyCalendar(form: FormData): Promise<void> {
  await takeBackCalendar(await requireSender(form));
  redirect('/me?kept=calendar#kept');
}
