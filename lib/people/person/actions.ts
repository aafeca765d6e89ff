'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { keepLanguage } from '#lib/people/person/language-cookie';
import { changeProfile, lookFirst, rename } from '#lib/people/person/mutations';
import { aboutSchema, languageSchema, lettersSchema, nameSchema } from '#lib/people/person/schema';
import { currentViewer } from '#lib/people/session/queries';
import { requireSender } from '#lib/people/submission/sender';
import { openedBy } from '#lib/platform/form/before';
import { besideStanding } from '#lib/platform/form/conflict';
import { parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import type { FormState } from '#lib/platform/form/state';
import { pageBefore } from '#lib/platform/http/referrer';
import { asLanguage, recordOf } from '#lib/values/language/languages';

/** Gives the viewer another name. */
export async function changeName(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(nameSchema, form);
  if (!data) return refuse(form, mistakes);
  const renamed = await rename(viewer, data.name, openedBy(form));
  if (renamed.kind === 'conflict') return besideStanding(form, renamed);
  if (renamed.kind === 'taken')
    return refuse(form, { name: { key: 'people.taken', values: { name: data.name } } });
  redirect('/me?kept=name#kept');
}

/** Changes what the viewer says of themselves. */
export async function changeWords(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(aboutSchema, form);
  if (!data) return refuse(form, mistakes);
  const done = await changeProfile(viewer, { words: data.words ?? '' }, openedBy(form));
  if (done.kind === 'conflict') return besideStanding(form, done);
  redirect('/me?kept=words#kept');
}

/** Changes from whom the viewer takes letters. */
export async function changeLettersFrom(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(lettersSchema, form);
  if (!data) return refuse(form, mistakes);
  const done = await changeProfile(viewer, data, openedBy(form));
  const t = await getTranslations('people');
  const said = (from: string) => t(from === 'NOBODY' ? 'me.lettersNobody' : 'me.lettersConversations');
  if (done.kind === 'conflict')
    return besideStanding(form, done, { lettersFrom: (from) => ({ said: said(from) }) });
  redirect('/me?kept=letters#kept');
}

/** "I look first at newcomers' words", or no longer. */
export async function chooseLooksFirst(looksFirst: boolean, form: FormData): Promise<void> {
  const viewer = await requireSender(form);
  await lookFirst(viewer, looksFirst === true);
  redirect('/me?kept=looksFirst#kept');
}

/** Changes the language of the viewer's pages and mails. */
export async function changeLanguage(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(languageSchema, form);
  if (!data) return refuse(form, mistakes);
  const done = await changeProfile(viewer, data, openedBy(form));
  const said = (language: string) => recordOf(asLanguage(language) ?? data.language).name;
  if (done.kind === 'conflict')
    return besideStanding(form, done, { language: (language) => ({ said: said(language) }) });
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
