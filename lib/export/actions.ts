'use server';
import { redirect } from 'next/navigation';
import { exportToken } from '#lib/export/rules';
import { requireViewer } from '#lib/people/session/queries';
import { now } from '#lib/values/time/clock';

/** "Take my things": leads to the file, which is made while it is sent. */
export async function takeExport(): Promise<void> {
  const { id } = await requireViewer('/me/things');
  redirect(`/me/things/take?token=${exportToken(id, now())}`);
}
