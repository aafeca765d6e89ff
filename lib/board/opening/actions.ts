'use server';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { openBoardWith } from '#lib/board/opening/mutations';
import { submitAsAnybody } from '#lib/people/submission/mutations';
import { formSender } from '#lib/people/submission/sender';
import { askTown } from '#lib/platform/form/ask-town';
import { parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import type { FormState } from '#lib/platform/form/state';
import { beginSchema } from '#lib/settings/schema';
import { areaIn, whereSaid } from '#lib/values/geo/said-where';

/** The first hour: the holder of the opening link says what the board is called, where it is and what is on today. */
export async function beginBoard(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await formSender(form);
  const { data, mistakes } = parse(beginSchema, form);
  if (!data) return refuse(form, mistakes);
  const language = await getLocale();
  const where = whereSaid(data.whereAt, { chosen: data.town, area: null, language });
  const asked = askTown(form, where, { field: 'whereAt', language });
  if (asked.mistakes.whereAt) return refuse(form, asked.mistakes, asked.more);
  const opening = { name: data.boardName, language, area: areaIn(where) };
  const today = data.today ? { title: data.today, hour: data.hour ?? null } : null;
  const sent = await submitAsAnybody(viewer, form, async (viewer, db) => {
    await openBoardWith(viewer, { token: data.key, opening, today }, db);
    return '/';
  });
  if (sent.mistakes) return refuse(form, sent.mistakes);
  redirect(sent.target);
}
