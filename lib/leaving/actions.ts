'use server';
import { redirect } from 'next/navigation';
import { dropSession } from '#lib/door/cookies';
import { leave } from '#lib/leaving/mutations';
import { signedIn } from '#lib/people/queries';

/** The viewer leaves the board for good. */
export async function leaveForGood(): Promise<void> {
  await leave(await signedIn('/me/leave'));
  await dropSession();
  redirect('/me/left');
}
