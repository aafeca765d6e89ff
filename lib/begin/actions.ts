'use server';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { begin } from '#lib/begin/mutations';
import { beginSchema } from '#lib/board/schema';
import { parse } from '#lib/form/parse';
import { refuse } from '#lib/form/refuse';
import type { FormState } from '#lib/form/state';
import { viewer } from '#lib/people/queries';
import { sendAs } from '#lib/people/sending';
import { pastedPoint } from '#lib/where/pasted';

/** The first hour: the holder of the opening link says what the board is called, where it is and what is on today. */
export async function beginBoard(_: FormState, form: FormData): Promise<FormState> {
  const looking = await viewer();
  const { data, mistakes } = parse(beginSchema, form);
  if (!data) return refuse(form, mistakes);
  const point = data.whereAt ? pastedPoint(data.whereAt) : null;
  if (data.whereAt && !point) return refuse(form, { whereAt: 'where.unreadable' });
  const opening = { name: data.boardName, language: await getLocale(), point };
  const today = data.today ? { title: data.today, hour: data.hour ?? null } : null;
  const sent = await sendAs(
    looking,
    form,
    async (viewer, db) => {
      await begin(viewer, data.key, opening, today, db);
      return '/';
    },
    true,
  );
  if (sent.mistakes) return refuse(form, sent.mistakes);
  redirect(sent.target);
}
