'use server';

import { redirect } from 'next/navigation';
import { requireSender } from '#lib/people/submission/sender';
import { placeAddress } from '#lib/places/place/rules';
import { undoDayOf } from '#lib/places/undoing/mutations';
import { bound } from '#lib/platform/form/bound';
import { expectFields } from '#lib/platform/form/parse';
import { refuse } from '#lib/platform/form/refuse';
import { saying } from '#lib/platform/form/said';
import type { FormState } from '#lib/platform/form/state';

/** Undoes all that somebody changed of a page on one day; changed since it was looked at, it is asked whether it is still wanted. */
export async function undoDayHere(
  slug: string,
  versionId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const viewer = await requireSender(form);
  expectFields(form, ['version']);
  const undone = await undoDayOf(viewer, { versionId: bound(versionId), seen: String(form.get('version')) });
  if (undone.kind === 'undone') redirect(await saying(placeAddress(undone.slug), 'restored'));
  if (undone.kind === 'missing') redirect(placeAddress(bound(slug)));
  if (undone.kind === 'careful') return refuse(form, { '': 'places.notYet' });
  return refuse(form, { '': 'places.changedSince' }, { status: 409, values: { version: [undone.version] } });
}
