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
import { markAllSeen, stopWatching, watch } from '#lib/watches/mutations';
import { watchSchema } from '#lib/watches/schema';

/** "Tell me when something like this is there"; whoever has no name here yet gives one at the end of the form. */
export async function tellMe(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await formSender(form);
  const { data, mistakes } = parse(watchSchema, form);
  if (!data) return refuse(form, mistakes);
  const outcome = await submitAs(viewer, form, async (watcher, db) => {
    const { kind } = await watch(watcher, data, db);
    if (kind !== 'watched') throw new Declined({ q: kind === 'many' ? 'watches.many' : 'watches.nothing' });
    // A newcomer's page begins with their passphrase.
    return `/me?kept=watch${viewer ? '#kept' : ''}`;
  });
  if (outcome.mistakes) return refuse(form, outcome.mistakes);
  redirect(outcome.target);
}

/** "Stop": no more of this. */
export async function stop(id: string, form: FormData): Promise<void> {
  await stopWatching(await requireSender(form), bound(id));
  redirect('/me?kept=stopped#kept');
}

/** "Seen": none of what is new is news any more. */
export async function seen(form: FormData): Promise<void> {
  await markAllSeen(await requireSender(form));
  redirect(await saying('/', 'seen'));
}
