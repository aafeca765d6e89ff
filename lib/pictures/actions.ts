'use server';
import { notFound, redirect } from 'next/navigation';
import { foldThing } from '#lib/folds/mutations';
import { AT_ONCE } from '#lib/folds/schema';
import { pictureBy } from '#lib/folds/thing/queries';
import { currentViewer } from '#lib/people/session/queries';
import { requireSender } from '#lib/people/submission/sender';
import { sayNobodyIn } from '#lib/pictures/mutations';
import { bound, mustBeForm } from '#lib/platform/form/bound';
import { saying } from '#lib/platform/form/said';

/** "I am, or my child is, in this picture", or it gives somebody away: hides it from everybody at one tap, by anybody, visitors too. */
export async function hidePicture(key: string, why: string, form: FormData): Promise<void> {
  mustBeForm(form);
  const reason = AT_ONCE.find((each) => each === bound(why));
  const thing = await pictureBy(bound(key));
  const done = thing && reason && (await foldThing(await currentViewer(), thing, { reason, words: '' }));
  if (!done || done.kind === 'missing') notFound();
  redirect(await saying(done.page, done.kind === 'declined' ? 'foldedNot' : 'pictureHidden'));
}

/** "Nobody is in it." */
export async function sayNobody(id: string, form: FormData): Promise<void> {
  const viewer = await requireSender(form);
  if (!(await sayNobodyIn(viewer, bound(id)))) notFound();
  redirect(await saying('/folded', 'mended'));
}
