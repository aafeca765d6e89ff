'use server';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { submitAs } from '#lib/people/submission/mutations';
import { formSender, requireSender } from '#lib/people/submission/sender';
import { placeAddress } from '#lib/places/place/rules';
import { sayToday } from '#lib/places/today/mutations';
import { todayUntil } from '#lib/places/today/rules';
import { bound } from '#lib/platform/form/bound';
import { Declined } from '#lib/platform/form/declined';
import { saying } from '#lib/platform/form/done';
import { type Mistakes, parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import type { FormState } from '#lib/platform/form/state';
import {
  callOff,
  moveOccurrence,
  moveOccurrenceBack,
  noteOccurrence,
  takeBackCallOff,
} from '#lib/posts/occurrences/mutations';
import { callOffSchema, lineSchema, moveSchema, saySchema } from '#lib/posts/occurrences/schema';
import { callOffByLine, takeBackByLine } from '#lib/posts/today/mutations';
import { now } from '#lib/values/time/clock';
import { zone } from '#lib/values/time/zone';

const GONE: Mistakes = { '': 'posts.dateOver' };

/** Calls one date off with its reason. */
export async function callDateOff(occurrenceId: string, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(callOffSchema, form);
  if (!data) return refuse(form, mistakes);
  const t = await getTranslations('posts');
  const said = data.reason === 'other' ? null : t(`date.reasons.${data.reason}`);
  const post = await callOff(viewer, occurrenceId, [said, data.line].filter(Boolean).join(' '));
  return post ? redirect(saying(`/posts/${post}`, 'calledOff')) : refuse(form, GONE);
}

/** Moves one date to another day or hour. */
export async function moveDate(occurrenceId: string, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(moveSchema, form);
  if (!data) return refuse(form, mistakes);
  const { day, start = null, end = null, line } = data;
  const moved = await moveOccurrence(viewer, {
    occurrenceId,
    target: { day, start, end },
    words: line ?? '',
  });
  if (moved.kind === 'moved') redirect(saying(`/posts/${moved.post}`, 'moved'));
  return refuse(form, moved.kind === 'refused' ? moved.mistakes : GONE);
}

/** Only says a word about one date. */
export async function sayOfDate(occurrenceId: string, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(saySchema, form);
  if (!data) return refuse(form, mistakes);
  const post = await noteOccurrence(viewer, occurrenceId, data.line ?? '');
  return post ? redirect(saying(`/posts/${post}`, 'saved')) : refuse(form, GONE);
}

/** A date takes place after all. */
export async function bringDateBack(occurrenceId: string, form: FormData): Promise<void> {
  leadTo(await takeBackCallOff(await requireSender(form), occurrenceId));
}

/** A moved date goes back to its day. */
export async function putDateBack(occurrenceId: string, form: FormData): Promise<void> {
  leadTo(await moveOccurrenceBack(await requireSender(form), occurrenceId));
}

/** "No bread today": what is so at a place, and which dates of today it calls off. */
export async function sayTodayHere(_: FormState, form: FormData): Promise<FormState> {
  const sender = await formSender(form);
  const { data, mistakes } = parse(lineSchema, form);
  if (!data) return refuse(form, mistakes);
  const until = todayUntil(data.until, zone(), now());
  if (!until) return refuse(form, { until: 'places.hourPassed' });
  const sent = await submitAs(sender, form, async (viewer, db) => {
    // The place before its dates, as whoever moves it holds them.
    if (!(await sayToday({ slug: data.slug, words: data.today, until }, db)))
      throw new Declined({ '': 'places.gone' });
    await callOffByLine(viewer, { slug: data.slug, occurrenceIds: data.off, words: data.today }, db);
    const path = placeAddress(data.slug);
    return sender ? saying(path, 'today') : path; // a newcomer's page begins with their passphrase
  });
  if (sent.mistakes) return refuse(form, sent.mistakes);
  redirect(sent.target);
}

/** Takes today's line away, and what it called off takes place after all. */
export async function takeBackHere(place: string, form: FormData): Promise<void> {
  const slug = bound(place);
  const address = placeAddress(slug);
  await takeBackByLine(await requireSender(form), slug);
  redirect(saying(address, 'noMore'));
}

const leadTo = (post: string | undefined): never =>
  redirect(post ? saying(`/posts/${post}`, 'takesPlace') : '/');
