'use server';
import { redirect } from 'next/navigation';
import { takingToken } from '#lib/export/rules';
import { signedIn } from '#lib/people/person/queries';
import { now } from '#lib/values/time/clock';

/** "Take my things": leads to the file, which is made while it is sent. */
export async function take(): Promise<void> {
  const { id } = await signedIn('/me/things');
  redirect(`/me/things/take?token=${takingToken(id, now())}`);
}
