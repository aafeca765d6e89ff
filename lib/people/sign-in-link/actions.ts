'use server';

import { redirect } from 'next/navigation';
import { emailSchema, linkTokenSchema } from '#lib/people/address/schema';
import { signInOnDevice } from '#lib/people/session/mutations';
import { carryByLink } from '#lib/people/sign-in-link/by-link-cookie';
import { askForSignInLink, signInByToken } from '#lib/people/sign-in-link/mutations';
import { letIn } from '#lib/people/submission/mutations';
import { parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import type { FormState } from '#lib/platform/form/state';

/** Sends a sign-in link, and says the same whether the address is known or not. */
export async function askForLink(_: FormState, form: FormData): Promise<FormState> {
  const { data, mistakes } = parse(emailSchema, form);
  if (!data) return refuse(form, mistakes);
  await askForSignInLink(data.email);
  redirect('/sign-in/sent');
}

/** Signs in by a link from a mail; the button pressed twice signs in all the same. */
export async function signInByLink(form: FormData): Promise<void> {
  const { data } = parse(linkTokenSchema, form);
  const entered = await letIn(form, async (db) => {
    const viewer = data && (await signInByToken(data.token, db));
    return viewer && { viewer, target: '/' };
  });
  if (!entered) redirect(`/sign-in/link?token=${encodeURIComponent(data?.token ?? '')}`);
  await carryByLink(await signInOnDevice(entered.viewer, entered.session));
  redirect(entered.target);
}
