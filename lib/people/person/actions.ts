'use server';

import { redirect } from 'next/navigation';
import { keepLanguage } from '#lib/people/person/language-cookie';
import { changeProfile, rename } from '#lib/people/person/mutations';
import { aboutSchema, languageSchema, lettersSchema, nameSchema } from '#lib/people/person/schema';
import { currentViewer } from '#lib/people/session/queries';
import { requireSender } from '#lib/people/submission/sender';
import { parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import type { FormState } from '#lib/platform/form/state';
import { pageBefore } from '#lib/platform/http/referrer';
import { asLanguage } from '#lib/values/language/languages';

/** Gives the viewer another name. */
export async function changeName(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(nameSchema, form);
  if (!data) return refuse(form, mistakes);
  if (!(await rename(viewer, data.name)))
    return refuse(form, { name: { key: 'people.taken', values: { name: data.name } } });
  redirect('/me?kept=name#kept');
}

/** Changes what the viewer says of themselves. */
export async function changeWords(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(aboutSchema, form);
  if (!data) return refuse(form, mistakes);
  await changeProfile(viewer, { words: data.words ?? '' });
  redirect('/me?kept=words#kept');
}

/** Changes from whom the viewer takes letters. */
export async function changeLettersFrom(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(lettersSchema, form);
  if (!data) return refuse(form, mistakes);
  await changeProfile(viewer, data);
  redirect('/me?kept=letters#kept');
}

/** Changes the language of the viewer's pages and mails. */
export async function changeLanguage(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(languageSchema, form);
  if (!data) return refuse(form, mistakes);
  await changeProfile(viewer, data);
  await keepLanguage(data.language);
  redirect('/me?kept=language#kept');
}

/** Speaks another language from now on: on this device, and in mails to whoever is signed in. */
export async function chooseLanguage(language: string): Promise<void> {
  const chosen = asLanguage(language);
  const viewer = await currentViewer();
  if (chosen) await keepLanguage(chosen);
  if (chosen && viewer) await changeProfile(viewer, { language: chosen });
  redirect(await pageBefore());
}
