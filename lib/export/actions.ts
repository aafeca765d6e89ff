'use server';
import { redirect } from 'next/navigation';
import { exportToken } from '#lib/export/rules';
import { requireSender } from '#lib/people/submission/sender';
import { now } from '#lib/values/time/clock';

/** "Take my things": leads to the file, which is made while it is sent. */
export async function takeExport(form: FormData): Promise<void> {
  const { id } = await requireSender(form);
  redirect(`/me/things/take?token=${exportToken(id, now())}`);
}
