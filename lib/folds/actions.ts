'use server';
import { notFound, redirect } from 'next/navigation';
import { foldThing, openThing } from '#lib/folds/mutations';
import { foldEverything } from '#lib/folds/newcomer/mutations';
import {
  AT_ONCE,
  FOLDABLE,
  type FoldableThing,
  foldSchema,
  isOnlyForPeople,
  unfoldSchema,
} from '#lib/folds/schema';
import { currentViewer } from '#lib/people/session/queries';
import { requireSender } from '#lib/people/submission/sender';
import { bound, mustBeForm } from '#lib/platform/form/bound';
import type { Deed } from '#lib/platform/form/done';
import { parse } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import { saying } from '#lib/platform/form/said';
import type { FormState } from '#lib/platform/form/state';

/**
 * "This gives somebody away, or threatens them": hides it from everybody at one tap, by anybody. Whoever hides need not be anybody here:
 * where their session has ended, a visitor does. What visitors do not see, they are asked for who they are.
 */
export async function hide(kind: string, id: string, why: string, form: FormData): Promise<void> {
  mustBeForm(form);
  const thing = thingNamed(kind, id);
  const reason = AT_ONCE.find((each) => each === bound(why));
  const viewer = thing && isOnlyForPeople(thing) ? await requireSender(form) : await currentViewer();
  const done = thing && reason && (await foldThing(viewer, thing, { reason, words: '' }));
  if (!done || done.kind === 'missing') notFound();
  if (done.kind === 'declined') redirect(await saying(done.page, 'foldedNot'));
  redirect(await saying(...foldedAt(thing, done)));
}

/** Folds a thing for another reason: it stands closed behind it. */
export async function foldFor(kind: string, id: string, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(foldSchema, form);
  if (!data) return refuse(form, mistakes);
  const { reason, everything, ofAll } = data;
  const words = data.words ?? '';
  if (reason === 'WORDS' && !words) return refuse(form, { words: 'text.required' });
  const thing = thingNamed(kind, id);
  const fold = everything || ofAll ? foldEverything : foldThing;
  const done = thing && (await fold(viewer, thing, { reason, words, ofAll: !!ofAll }));
  if (!done || done.kind === 'missing') return refuse(form, { '': 'folds.gone' });
  if (done.kind === 'declined') return refuse(form, { '': 'folds.declined' });
  return redirect(await saying(...foldedAt(thing, done)));
}

/** Opens what is folded. */
export async function unfold(kind: string, id: string, _: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireSender(form);
  const { data, mistakes } = parse(unfoldSchema, form);
  if (!data) return refuse(form, mistakes);
  const thing = thingNamed(kind, id);
  const done = thing && (await openThing(viewer, thing, data.saw || undefined));
  if (!done || done.kind === 'missing') return refuse(form, { '': 'folds.gone' });
  if (done.kind === 'meanwhile') return refuse(form, { '': 'folds.meanwhile' });
  if (done.kind === 'declined') return refuse(form, { '': 'folds.mayNotOpen' });
  return redirect(await saying(done.page, 'unfolded'));
}

/** Where whoever folded it is led, and what is said there. The page of a post that is hidden is no more. */
function foldedAt({ kind }: FoldableThing, done: { page: string; isHidden: boolean }): [string, Deed] {
  const page = kind === 'post' && done.isHidden ? '/' : done.page;
  return [page, done.isHidden ? 'hidden' : 'folded'];
}

function thingNamed(kind: string, id: string): FoldableThing | undefined {
  const named = FOLDABLE.find((each) => each === bound(kind));
  return named && { kind: named, id: bound(id) };
}
