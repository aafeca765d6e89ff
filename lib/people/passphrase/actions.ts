'use server';

import { redirect } from 'next/navigation';
import { changePassphrase, signIn } from '#lib/people/passphrase/mutations';
import { carryPassphrase, dropPassphrase } from '#lib/people/passphrase/passphrase-cookie';
import { proofMistake } from '#lib/people/passphrase/queries';
import { proofSchema, signInSchema } from '#lib/people/person/schema';
import { signInOnDevice } from '#lib/people/session/mutations';
import { sessionHashes } from '#lib/people/session/session-cookie';
import { requireSender } from '#lib/people/submission/sender';
import { parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import type { FormState } from '#lib/platform/form/state';
import { isOwnPath, pageBefore } from '#lib/platform/http/referrer';

/** "I have it": the passphrase is not shown again. */
export async function dismissPassphrase(): Promise<void> {
  await dropPassphrase();
  redirect(await pageBefore());
}

/** Signs in by name and passphrase. */
export async function signInByPassphrase(_: FormState, form: FormData): Promise<FormState> {
  const { data, mistakes } = parse(signInSchema, form);
  if (!data) return refuse(form, mistakes);
  const viewer = await signIn(data.name, data.passphrase);
  if (!viewer) return refuse(form, { passphrase: 'people.wrongPassphrase' });
  await signInOnDevice(viewer);
  redirect(isOwnPath(data.to) ? data.to : '/');
}

/** Makes the viewer a new passphrase, which is shown on the next page. */
export async function makePassphrase(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(proofSchema, form);
  if (!data) return refuse(form, mistakes);
  const passphrase = await proofMistake(viewer, data.passphrase);
  if (passphrase) return refuse(form, { passphrase });
  await carryPassphrase(await changePassphrase(viewer, await sessionHashes()));
  redirect('/me?kept=passphrase');
}
