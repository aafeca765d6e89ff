'use server';
import { setTimeout as pause } from 'node:timers/promises';
import { redirect } from 'next/navigation';
import {
  askToConfirm,
  changeTold,
  confirmAddress,
  removeAddress,
  sendLink,
  signInByToken,
  startByToken,
  stopByToken,
} from '#lib/people/address/mutations';
import { ALWAYS, emailSchema, tokenSchema, toldSchema } from '#lib/people/address/schema';
import { comeIn } from '#lib/people/person/mutations';
import { signedIn } from '#lib/people/person/queries';
import { bound } from '#lib/platform/form/bound';
import { parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import type { FormState } from '#lib/platform/form/state';

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

/** No more mails like the one in which this address stood. */
export async function stopTold(token: string): Promise<void> {
  await stopByToken(bound(token));
  redirect(`/stop/${encodeURIComponent(bound(token))}`);
}

/** More of them after all. */
export async function startTold(token: string): Promise<void> {
  await startByToken(bound(token));
  redirect(`/stop/${encodeURIComponent(bound(token))}`);
}

/** Changes what the viewer is told by mail, and when. */
export async function changeWhatIsTold(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await signedIn('/me');
  const { data, mistakes } = parse(toldSchema, form);
  if (!data) return refuse(form, mistakes);
  const { sorts, rest, quietFrom, quietUntil } = data;
  if (!quietFrom !== !quietUntil)
    return refuse(form, { [quietFrom ? 'quietUntil' : 'quietFrom']: 'addresses.quietBoth' });
  const stopped = ALWAYS.filter((sort) => !sorts.includes(sort));
  await changeTold(viewer, { stopped, rest, quietFrom, quietUntil });
  redirect('/me?kept=told#told');
}
