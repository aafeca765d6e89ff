'use server';

import { redirect } from 'next/navigation';
import { endAllAccess, endSession } from '#lib/people/session/mutations';
import { dropSession } from '#lib/people/session/session-cookie';
import { requireSender } from '#lib/people/submission/sender';
import { saying } from '#lib/platform/form/said';

/** Signs this device out. */
export async function signOut(): Promise<void> {
  const token = await dropSession();
  if (token) await endSession(token);
  redirect(await saying('/', 'signedOut'));
}

/** Signs every device out, at once. */
export async function signOutEverywhere(form: FormData): Promise<void> {
  await endAllAccess(await requireSender(form));
  await dropSession();
  redirect(await saying('/', 'signedOutEverywhere'));
}
