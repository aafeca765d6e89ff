'use server';

import { redirect } from 'next/navigation';
import { requireSender } from '#lib/people/submission/sender';
import { placeAddress } from '#lib/places/place/rules';
import { undoDayOf } from '#lib/places/undoing/mutations';
import { type Undone, undoTo } from '#lib/places/versions/mutations';
import { bound } from '#lib/platform/form/bound';
import { expectFields } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import { saying } from '#lib/platform/form/said';
import type { FormState } from '#lib/platform/form/state';

/** Puts a page back to how it stood before a change; changed since it was looked at, it is asked whether it is still wanted. */
export async function undoHere(
  slug: string,
  versionId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const viewer = await requireSender(form);
  expectFields(form, ['version']);
  const undone = await undoTo(viewer, bound(versionId), String(form.get('version')));
  return answer(undone, bound(slug), form);
}

/** Undoes all that somebody changed of a page on one day, likewise. */
export async function undoDayHere(
  slug: string,
  versionId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const viewer = await requireSender(form);
  expectFields(form, ['version']);
  const undone = await undoDayOf(viewer, { versionId: bound(versionId), seen: String(form.get('version')) });
  return answer(undone, bound(slug), form);
}

async function answer(undone: Undone, slug: string, form: FormData): Promise<FormState> {
  if (undone.kind === 'undone') redirect(await saying(placeAddress(undone.slug), 'restored'));
  if (undone.kind === 'missing') redirect(placeAddress(slug));
  if (undone.kind === 'careful') return refuse(form, { '': 'places.notYet' });
  return refuse(form, { '': 'places.changedSince' }, { status: 409, values: { version: [undone.version] } });
}
