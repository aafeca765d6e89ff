'use server';
import { redirect } from 'next/navigation';
import { signedIn } from '#lib/people/queries';
import { takingToken } from '#lib/things/rules';
import { now } from '#lib/when/clock';

/** "Take my things": leads to the file, which is made while it is sent. */
export async function take(): Promise<void> {
  const { id } = await signedIn('/me/things');
  redirect(`/me/things/take?token=${takingToken(id, now())}`);
}
