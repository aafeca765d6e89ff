'use server';

import { redirect } from 'next/navigation';
import { renewPassphrase, signIn } from '#lib/people/passphrase/mutations';
import { carryPassphrase, dropPassphrase } from '#lib/people/passphrase/passphrase-cookie';
import { signInSchema } from '#lib/people/person/schema';
import { signInOnDevice } from '#lib/people/session/mutations';
import { requireViewer } from '#lib/people/session/queries';
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
export async function makePassphrase(): Promise<void> {
  await carryPassphrase(await renewPassphrase(await requireViewer('/me')));
  redirect('/me');
}
