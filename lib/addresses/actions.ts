'use server';
import { setTimeout as pause } from 'node:timers/promises';
import { redirect } from 'next/navigation';
import {
  askToConfirm,
  confirmAddress,
  removeAddress,
  sendLink,
  signInByToken,
} from '#lib/addresses/mutations';
import { emailSchema, tokenSchema } from '#lib/addresses/schema';
import { parse } from '#lib/form/parse';
import { refuse } from '#lib/form/refuse';
import type { FormState } from '#lib/form/state';
import { comeIn } from '#lib/people/mutations';
import { signedIn } from '#lib/people/queries';

// Longer than a link takes to be made: an address that is known is answered no later than one that is not.
const EVEN = 400;

/** Sends a sign-in link, and says the same whether the address is known or not. */
export async function askForLink(_: FormState, form: FormData): Promise<FormState> {
  const { data, mistakes } = parse(emailSchema, form);
  if (!data) return refuse(form, mistakes);
  await Promise.all([sendLink(data.email), pause(EVEN)]);
  redirect('/sign-in/sent');
}

/** Signs in by a link from a mail. */
export async function signInByLink(form: FormData): Promise<void> {
  const { data } = parse(tokenSchema, form);
  const viewer = data && (await signInByToken(data.token));
  if (!viewer) redirect(`/sign-in/link?token=${encodeURIComponent(data?.token ?? '')}`);
  await comeIn(viewer);
  redirect('/');
}

/** Sends a link to an address that the viewer wants to be theirs. */
export async function changeAddress(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await signedIn('/me');
  const { data, mistakes } = parse(emailSchema, form);
  if (!data) return refuse(form, mistakes);
  await askToConfirm(viewer, data.email);
  redirect('/me?kept=link');
}

/** Makes the address of a link the one it was sent for. */
export async function confirm(_: FormState, form: FormData): Promise<FormState> {
  const { data, mistakes } = parse(tokenSchema, form);
  if (!data) return refuse(form, mistakes);
  const done = await confirmAddress(data.token);
  if (done === 'taken') return refuse(form, { '': 'people.addressTaken' });
  redirect(done === 'done' ? '/me/email' : `/me/email?token=${encodeURIComponent(data.token)}`);
}

/** Forgets the viewer's address. */
export async function forgetAddress(): Promise<void> {
  await removeAddress(await signedIn('/me'));
  redirect('/me?kept=address');
}
