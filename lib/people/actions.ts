'use server';
import { redirect } from 'next/navigation';
import { dropPassphrase, dropSession, keepSession } from '#lib/door/cookies';
import { parse } from '#lib/form/parse';
import { refuse } from '#lib/form/refuse';
import type { FormState } from '#lib/form/state';
import { beginSession, endSession, signIn } from '#lib/people/mutations';
import { signInSchema } from '#lib/people/schema';

/** "I have it": the passphrase is not shown again. */
export async function keptPassphrase(): Promise<void> {
  await dropPassphrase();
  redirect('/');
}

/** Signs in by name and passphrase. */
export async function signInByPassphrase(_: FormState, form: FormData): Promise<FormState> {
  const { data, mistakes } = parse(signInSchema, form);
  if (!data) return refuse(form, mistakes);
  const viewer = await signIn(data.name, data.passphrase);
  if (!viewer) return refuse(form, { passphrase: 'people.wrongPassphrase' });
  await keepSession(await beginSession(viewer));
  redirect('/');
}

/** Signs this device out. */
export async function signOut(): Promise<void> {
  const token = await dropSession();
  if (token) await endSession(token);
  redirect('/');
}
