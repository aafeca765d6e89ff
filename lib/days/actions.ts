'use server';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { callOff, sayOfDay, takeBack } from '#lib/days/mutations';
import { callOffSchema } from '#lib/days/schema';
import { parse } from '#lib/form/parse';
import { refuse } from '#lib/form/refuse';
import type { FormState } from '#lib/form/state';
import { viewer } from '#lib/people/queries';

/** Calls one date off with its reason, or only says a word about it. */
export async function callDateOff(_: FormState, form: FormData): Promise<FormState> {
  const looking = await viewer();
  if (!looking) redirect('/sign-in');
  const { data, mistakes } = parse(callOffSchema, form);
  if (!data) return refuse(form, mistakes);
  const { date, reason, line, only } = data;
  const t = await getTranslations('posts');
  const said = reason === 'other' ? null : t(`callOff.reasons.${reason}`);
  const post = only
    ? await sayOfDay(looking, date, line ?? '')
    : await callOff(looking, date, [said, line].filter(Boolean).join(' '));
  if (!post) return refuse(form, { date: 'posts.dateOver' });
  redirect(`/posts/${post}`);
}

/** A date takes place after all. */
export async function bringDateBack(date: string): Promise<void> {
  const looking = await viewer();
  if (!looking) redirect('/sign-in');
  const post = await takeBack(looking, date);
  redirect(post ? `/posts/${post}` : '/');
}
