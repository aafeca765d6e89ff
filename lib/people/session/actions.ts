'use server';

import { redirect } from 'next/navigation';
import { endAllAccess, endSession } from '#lib/people/session/mutations';
import { requireViewer } from '#lib/people/session/queries';
import { dropSession } from '#lib/people/session/session-cookie';

/** Signs this device out. */
export async function signOut(): Promise<void> {
  const token = await dropSession();
  if (token) await endSession(token);
  redirect('/');
}

/** Signs every device out, at once. */
export async function signOutEverywhere(): Promise<void> {
  await endAllAccess(await requireViewer('/me'));
  await dropSession();
  redirect('/');
}
