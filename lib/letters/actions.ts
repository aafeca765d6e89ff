'use server';
import { redirect } from 'next/navigation';
import { endLetters, readFirst } from '#lib/letters/ending/mutations';
import { letAuthorWrite } from '#lib/letters/leave/mutations';
import { beginLetters, sendArrival, writeLetter } from '#lib/letters/mutations';
import { letterSchema } from '#lib/letters/schema';
import { submitAs } from '#lib/people/submission/mutations';
import { requireSender } from '#lib/people/submission/sender';
import { bound } from '#lib/platform/form/bound';
import { Declined } from '#lib/platform/form/declined';
import { parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import { saying } from '#lib/platform/form/said';
import type { FormState } from '#lib/platform/form/state';

/** Writes a first letter to the person of a name. */
export async function beginTo(to: string, _: FormState, form: FormData): Promise<FormState> {
  const name = bound(to);
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(letterSchema, form);
  if (!data) return refuse(form, mistakes);
  const outcome = await submitAs(viewer, form, async (viewer, db) => {
    const id = await beginLetters(viewer, { name, words: data.words }, db);
    if (!id) throw new Declined({ '': 'letters.closed' });
    return `/letters/${id}#end`;
  });
  if (outcome.mistakes) return refuse(form, outcome.mistakes);
  redirect(outcome.target);
}

/** Writes a letter in a correspondence. */
export async function writeIn(id: string, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(letterSchema, form);
  if (!data) return refuse(form, mistakes);
  const outcome = await submitAs(viewer, form, async (viewer, db) => {
    if (!(await writeLetter(viewer, { id, words: data.words }, db)))
      throw new Declined({ '': 'letters.closed' });
    return `/letters/${id}#end`;
  });
  if (outcome.mistakes) return refuse(form, outcome.mistakes);
  redirect(outcome.target);
}

/** Sends the words about the door to whoever wrote a message. */
export async function sendArrivalTo(messageId: string, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const outcome = await submitAs(viewer, form, async (viewer, db) => {
    const id = await sendArrival(viewer, messageId, db);
    if (!id) throw new Declined({ '': 'letters.closed' });
    return `/letters/${id}#end`;
  });
  if (outcome.mistakes) return refuse(form, outcome.mistakes);
  redirect(outcome.target);
}

/** "You may write to me", to whoever wrote a message. */
export async function sayMayWrite(messageId: string, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const outcome = await submitAs(viewer, form, async (viewer, db) => {
    const path = await letAuthorWrite(viewer, bound(messageId), db);
    if (!path) throw new Declined({ '': 'conversations.gone' });
    return `${path}#message-${bound(messageId)}`;
  });
  if (outcome.mistakes) return refuse(form, outcome.mistakes);
  redirect(outcome.target);
}

/** Shows the first letters that somebody wrote. */
export async function showFirst(id: string, form: FormData): Promise<void> {
  const viewer = await requireSender(form);
  const found = await readFirst(viewer, bound(id));
  redirect(found ? `/letters/${bound(id)}#end` : '/letters');
}

/** Ends the letters with the person of a name: for both, until it is taken back. */
export async function endWith(name: string, form: FormData): Promise<void> {
  const viewer = await requireSender(form);
  const page = `/people/${encodeURIComponent(bound(name))}`;
  redirect(
    (await endLetters(viewer, { name: bound(name), ended: true }))
      ? await saying(page, 'lettersEnded')
      : page,
  );
}

/** Takes that back. */
export async function writeAgainWith(name: string, form: FormData): Promise<void> {
  const viewer = await requireSender(form);
  await endLetters(viewer, { name: bound(name), ended: false });
  redirect(`/people/${encodeURIComponent(bound(name))}`);
}
