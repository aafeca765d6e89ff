'use server';
import { redirect } from 'next/navigation';
import { keepLanguage } from '#lib/people/person/language-cookie';
import {
  changeMe,
  comeIn,
  endAllSessions,
  endSession,
  rename,
  renewPassphrase,
  signIn,
} from '#lib/people/person/mutations';
import { carryPassphrase, dropPassphrase } from '#lib/people/person/passphrase-cookie';
import { signedIn, viewer } from '#lib/people/person/queries';
import {
  aboutSchema,
  languageSchema,
  lettersSchema,
  nameSchema,
  signInSchema,
} from '#lib/people/person/schema';
import { dropSession } from '#lib/people/person/session-cookie';
import { parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import type { FormState } from '#lib/platform/form/state';
import { isOwnPath, pageBefore } from '#lib/platform/http/referrer';
import { asLanguage } from '#lib/values/language/languages';

/** "I have it": the passphrase is not shown again. */
export async function keptPassphrase(): Promise<void> {
  await dropPassphrase();
  redirect(await pageBefore());
}

/** Signs in by name and passphrase. */
export async function signInByPassphrase(_: FormState, form: FormData): Promise<FormState> {
  const { data, mistakes } = parse(signInSchema, form);
  if (!data) return refuse(form, mistakes);
  const viewer = await signIn(data.name, data.passphrase);
  if (!viewer) return refuse(form, { passphrase: 'people.wrongPassphrase' });
  await comeIn(viewer);
  redirect(isOwnPath(data.to) ? data.to : '/');
}

/** Signs this device out. */
export async function signOut(): Promise<void> {
  const token = await dropSession();
  if (token) await endSession(token);
  redirect('/');
}

/** Signs every device out, at once. */
export async function signOutEverywhere(): Promise<void> {
  await endAllSessions(await signedIn('/me'));
  await dropSession();
  redirect('/');
}

/** Gives the viewer another name. */
export async function changeName(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await signedIn('/me');
  const { data, mistakes } = parse(nameSchema, form);
  if (!data) return refuse(form, mistakes);
  if (!(await rename(viewer, data.name)))
    return refuse(form, { name: { key: 'people.taken', values: { name: data.name } } });
  redirect('/me?kept=name');
}

/** Changes what the viewer says of themselves. */
export async function changeWords(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await signedIn('/me');
  const { data, mistakes } = parse(aboutSchema, form);
  if (!data) return refuse(form, mistakes);
  await changeMe(viewer, { words: data.words ?? '' });
  redirect('/me?kept=words');
}

/** Changes from whom the viewer takes letters. */
export async function changeLettersFrom(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await signedIn('/me');
  const { data, mistakes } = parse(lettersSchema, form);
  if (!data) return refuse(form, mistakes);
  await changeMe(viewer, data);
  redirect('/me?kept=letters');
}

/** Changes the language of the viewer's pages and mails. */
export async function changeLanguage(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await signedIn('/me');
  const { data, mistakes } = parse(languageSchema, form);
  if (!data) return refuse(form, mistakes);
  await changeMe(viewer, data);
  await keepLanguage(data.language);
  redirect('/me?kept=language');
}

/** Speaks another language from now on: on this device, and in mails to whoever is signed in. */
export async function chooseLanguage(language: string): Promise<void> {
  const chosen = asLanguage(language);
  const looking = await viewer();
  if (chosen) await keepLanguage(chosen);
  if (chosen && looking) await changeMe(looking, { language: chosen });
  redirect(await pageBefore());
}

/** Makes the viewer a new passphrase, which is shown on the next page. */
export async function makePassphrase(): Promise<void> {
  await carryPassphrase(await renewPassphrase(await signedIn('/me')));
  redirect('/me');
}
