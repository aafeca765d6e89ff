'use server';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import {
  changeMessage,
  deleteMessage,
  putIntoNotebook,
  putPictureIntoPlace,
  showToAll,
  writeMessage,
} from '#lib/conversations/mutations';
import { subjectNamed } from '#lib/conversations/rules';
import { messageSchema, ownMessageSchema, writeSchema } from '#lib/conversations/schema';
import { submitAs } from '#lib/people/submission/mutations';
import { formSender, requireSender } from '#lib/people/submission/sender';
import { placeAddress } from '#lib/places/place/rules';
import { openedBy } from '#lib/platform/form/before';
import { bound } from '#lib/platform/form/bound';
import { besideStanding } from '#lib/platform/form/conflict';
import { Declined } from '#lib/platform/form/declined';
import { firstMistake, type Mistakes, parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import { saying } from '#lib/platform/form/said';
import type { FormState } from '#lib/platform/form/state';

/** Writes words under what `topic` names; whoever has no name here yet gives one at the end of the form. */
export async function write(topic: string, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await formSender(form);
  const about = subjectNamed(topic);
  const { data: typed, mistakes } = parse(writeSchema, form);
  if (!typed) return refuse(form, mistakes);
  const t = await getTranslations('conversations');
  // A kind answer is said in the language of whoever says it, before what they typed.
  const said = [typed.answer && t(`answers.${typed.answer}`), typed.words].filter(Boolean).join('\n\n');
  const { data, error } = messageSchema.safeParse({ words: said });
  if (!data) return refuse(form, { words: firstMistake(error) });
  if (!about) return refuse(form, { '': 'conversations.gone' });
  const outcome = await submitAs(viewer, form, async (writer, db) => {
    const written = await writeMessage(writer, { about, ...data }, db);
    if (!written) throw new Declined({ '': 'conversations.gone' });
    const { id, path } = written;
    // A newcomer's page begins with their passphrase.
    return viewer ? `${path}#message-${id}` : path;
  });
  if (outcome.mistakes) return refuse(form, outcome.mistakes);
  redirect(outcome.target);
}

/** Changes one's own words, takes them away, or puts them into the notebook of the place. */
export async function changeOwn(id: string, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(ownMessageSchema, form);
  if (!data) return refuse(form, mistakes);
  const { words, to } = data;
  if (!to && !words) return refuse(form, { words: 'text.required' });
  if (to === 'notebook') {
    const put = await putIntoNotebook(viewer, id);
    if (put.kind === 'full') return refuse(form, { '': 'conversations.notebookFull' });
    return put.kind === 'added'
      ? redirect(await saying(placeAddress(put.slug), 'inNotebook'))
      : refuse(form, GONE);
  }
  if (to === 'away') {
    const gone = await deleteMessage(viewer, id);
    return gone ? redirect(await saying(gone.path, 'wordsGone')) : refuse(form, GONE);
  }
  const done = await changeMessage(viewer, id, { words: words ?? '', opened: openedBy(form) });
  if (done?.kind === 'conflict') return besideStanding(form, done);
  if (done?.path === HIDDEN) return redirect(await saying(HIDDEN, 'mended'));
  return done ? redirect(await saying(done.path, `message-${id}`)) : refuse(form, GONE);
}

/** Where one's own words are read that are hidden. */
const HIDDEN = '/folded';
/** Shows words that wait under one's own post to everybody. */
export async function showWords(id: string, form: FormData): Promise<void> {
  const viewer = await requireSender(form);
  const shown = await showToAll(viewer, bound(id));
  redirect(shown ? `${shown.path}#message-${shown.id}` : '/');
}

const GONE: Mistakes = { '': 'conversations.gone' };

/** Puts a picture of one's own post onto the page of the place it is at. */
export async function givePicture(key: string, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const outcome = await submitAs(viewer, form, async (giver, db) => {
    const put = await putPictureIntoPlace(giver, bound(key), db);
    if (put.kind === 'missing') throw new Declined({ '': 'conversations.gone' });
    if (put.kind === 'full') throw new Declined({ '': 'conversations.pageFull' });
    return await saying(placeAddress(put.slug), 'pictureGiven');
  });
  if (outcome.mistakes) return refuse(form, outcome.mistakes);
  redirect(outcome.target);
}
