'use server';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { submitAs } from '#lib/people/submission/mutations';
import { formSender, requireSender } from '#lib/people/submission/sender';
import { placeAddress } from '#lib/places/place/rules';
import { sayToday } from '#lib/places/today/mutations';
import { todayUntil } from '#lib/places/today/rules';
import { BEFORE, openedBy } from '#lib/platform/form/before';
import { bound } from '#lib/platform/form/bound';
import { besideStanding } from '#lib/platform/form/conflict';
import { Declined } from '#lib/platform/form/declined';
import type { Deed } from '#lib/platform/form/done';
import { expectFields, type Mistakes, parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import { saying } from '#lib/platform/form/said';
import type { FormState } from '#lib/platform/form/state';
import {
  callOff,
  moveOccurrence,
  moveOccurrenceBack,
  noteOccurrence,
  takeBackCallOff,
} from '#lib/posts/occurrences/mutations';
import type { DateChanged } from '#lib/posts/occurrences/on-date';
import { callOffSchema, lineSchema, moveSchema, saySchema } from '#lib/posts/occurrences/schema';
import { callOffByLine, takeBackByLine } from '#lib/posts/today/mutations';
import { now } from '#lib/values/time/clock';
import { formatDay } from '#lib/values/time/format';
import { zone } from '#lib/values/time/zone';

const GONE: Mistakes = { '': 'posts.dateOver' };

/** Calls one date off with its reason. */
export async function callDateOff(occurrenceId: string, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(callOffSchema, form);
  if (!data) return refuse(form, mistakes);
  const t = await getTranslations('posts');
  const said = data.reason === 'other' ? null : t(`date.reasons.${data.reason}`);
  const words = [said, data.line].filter(Boolean).join(' ');
  return answer(form, await callOff(viewer, occurrenceId, { words, opened: openedBy(form) }), 'calledOff');
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
    opened: openedBy(form),
  });
  return moved.kind === 'refused' ? refuse(form, moved.mistakes) : answer(form, moved, 'moved');
}

/** Only says a word about one date. */
export async function sayOfDate(occurrenceId: string, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(saySchema, form);
  if (!data) return refuse(form, mistakes);
  const said = { words: data.line ?? '', opened: openedBy(form) };
  return answer(form, await noteOccurrence(viewer, occurrenceId, said), 'saved');
}

/** Where a changed date stands now; or what somebody else made of it since the form was opened. */
async function answer(form: FormData, done: DateChanged, what: Deed): Promise<FormState> {
  if (done.kind === 'changed') redirect(await saying(`/posts/${done.post}`, what));
  if (done.kind === 'missing') return refuse(form, GONE);
  const locale = await getLocale();
  return besideStanding(form, done, {
    day: (day) => ({ said: formatDay(day, locale, 'full'), isTime: true }),
    start: (hour) => ({ said: hour, isTime: true }),
    end: (hour) => ({ said: hour, isTime: true }),
  });
}

/** A date takes place after all. */
export async function bringDateBack(occurrenceId: string, form: FormData): Promise<void> {
  await leadTo(await takeBackCallOff(await requireSender(form), occurrenceId));
}

/** A moved date goes back to its day. */
export async function putDateBack(occurrenceId: string, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  expectFields(form, [BEFORE]);
  return answer(form, await moveOccurrenceBack(viewer, occurrenceId, openedBy(form)), 'takesPlace');
}

/** "No bread today": what is so at a place, and which dates of today it calls off. */
export async function sayTodayHere(_: FormState, form: FormData): Promise<FormState> {
  const sender = await formSender(form);
  const { data, mistakes } = parse(lineSchema, form);
  if (!data) return refuse(form, mistakes);
  const until = todayUntil(data.until, zone(), now());
  if (!until) return refuse(form, { until: 'places.hourPassed' });
  let said: Awaited<ReturnType<typeof sayToday>> | undefined;
  const sent = await submitAs(sender, form, async (viewer, db) => {
    // The place before its dates, as whoever moves it holds them.
    said = await sayToday(
      { slug: data.slug, words: data.today, until, opened: openedBy(form), by: viewer },
      db,
    );
    if (said.kind !== 'said') throw new Declined({ '': 'places.gone' });
    const { slug } = said; // which it may have only since the form was opened
    await callOffByLine(viewer, { slug, occurrenceIds: data.off, words: data.today }, db);
    const path = placeAddress(slug);
    return sender ? await saying(path, 'today') : path; // a newcomer's page begins with their passphrase
  });
  if (said?.kind === 'conflict') return besideStanding(form, said);
  if (sent.mistakes) return refuse(form, sent.mistakes);
  redirect(sent.target);
}

/** Takes today's line away, and what it called off takes place after all. */
export async function takeBackHere(place: string, form: FormData): Promise<void> {
  const slug = bound(place);
  const address = placeAddress(slug);
  await takeBackByLine(await requireSender(form), slug);
  redirect(await saying(address, 'noMore'));
}

const leadTo = async (done: DateChanged): Promise<never> =>
  redirect(done.kind === 'changed' ? await saying(`/posts/${done.post}`, 'takesPlace') : '/');
