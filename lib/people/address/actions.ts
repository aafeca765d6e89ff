'use server';

import { redirect } from 'next/navigation';
import { askToConfirm, confirmAddress, removeAddress } from '#lib/people/address/mutations';
import { linkTokenSchema, newEmailSchema } from '#lib/people/address/schema';
import { proofMistake } from '#lib/people/passphrase/queries';
import { proofSchema } from '#lib/people/person/schema';
import { sessionHashes } from '#lib/people/session/session-cookie';
import { requireSender } from '#lib/people/submission/sender';
import { parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import type { FormState } from '#lib/platform/form/state';

/** Sends a link to an address that the viewer wants to be theirs. */
export async function changeAddress(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(newEmailSchema, form);
  if (!data) return refuse(form, mistakes);
  const passphrase = await proofMistake(viewer, data.passphrase);
  if (passphrase) return refuse(form, { passphrase });
  await askToConfirm(viewer, data.email, await sessionHashes());
  redirect('/me?kept=link#kept');
}

/** Makes the address of a link the one it was sent for. */
export async function confirm(_: FormState, form: FormData): Promise<FormState> {
  const { data, mistakes } = parse(linkTokenSchema, form);
  if (!data) return refuse(form, mistakes);
  const { kind } = await confirmAddress(data.token, await sessionHashes());
  if (kind === 'taken') return refuse(form, { '': 'people.addressTaken' });
  redirect(kind === 'confirmed' ? '/me/email' : `/me/email?token=${encodeURIComponent(data.token)}`);
}

/** Forgets the viewer's address. */
export async function forgetAddress(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(proofSchema, form);
  if (!data) return refuse(form, mistakes);
  const passphrase = await proofMistake(viewer, data.passphrase);
  if (passphrase) return refuse(form, { passphrase });
  await removeAddress(viewer);
  redirect('/me?kept=address#kept');
}
