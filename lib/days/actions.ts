'use server';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { backToItsDay, callOff, moveDay, sayOfDay, takeBack } from '#lib/days/mutations';
import { callOffSchema, moveSchema, saySchema } from '#lib/days/schema';
import { parse } from '#lib/form/parse';
import { refuse } from '#lib/form/refuse';
import type { FormState } from '#lib/form/state';
import { viewer } from '#lib/people/queries';
import type { Viewer } from '#lib/people/rules';

const GONE = { '': 'posts.dateOver' };

/** Calls one date off with its reason. */
export async function callDateOff(dayId: string, _: FormState, form: FormData): Promise<FormState> {
  const looking = await viewer();
  if (!looking) redirect('/sign-in');
  const { data, mistakes } = parse(callOffSchema, form);
  if (!data) return refuse(form, mistakes);
  const t = await getTranslations('posts');
  const said = data.reason === 'other' ? null : t(`date.reasons.${data.reason}`);
  const post = await callOff(looking, dayId, [said, data.line].filter(Boolean).join(' '));
  return post ? redirect(`/posts/${post}`) : refuse(form, GONE);
}

/** Moves one date to another day or hour. */
export async function moveDate(dayId: string, _: FormState, form: FormData): Promise<FormState> {
  const looking = await viewer();
  if (!looking) redirect('/sign-in');
  const { data, mistakes } = parse(moveSchema, form);
  if (!data) return refuse(form, mistakes);
  const { day, start = null, end = null, line } = data;
  const moved = await moveDay(looking, dayId, { day, start, end }, line ?? '');
  if (!moved) return refuse(form, GONE);
  return moved.mistakes ? refuse(form, moved.mistakes) : redirect(`/posts/${moved.post}`);
}

/** Only says a word about one date. */
export async function sayOfDate(dayId: string, _: FormState, form: FormData): Promise<FormState> {
  const looking = await viewer();
  if (!looking) redirect('/sign-in');
  const { data, mistakes } = parse(saySchema, form);
  if (!data) return refuse(form, mistakes);
  const post = await sayOfDay(looking, dayId, data.line ?? '');
  return post ? redirect(`/posts/${post}`) : refuse(form, GONE);
}

/** A date takes place after all. */
export async function bringDateBack(dayId: string): Promise<void> {
  await act(dayId, takeBack);
}

/** A moved date goes back to its day. */
export async function putDateBack(dayId: string): Promise<void> {
  await act(dayId, backToItsDay);
}

async function act(id: string, mutation: (viewer: Viewer, id: string) => Promise<string | undefined>) {
  const looking = await viewer();
  if (!looking) redirect('/sign-in');
  const post = await mutation(looking, id);
  redirect(post ? `/posts/${post}` : '/');
}
