'use server';

import { redirect } from 'next/navigation';
import { requireSender } from '#lib/people/submission/sender';
import { hideHome, showHome } from '#lib/places/hiding/mutations';
import { placeAddress } from '#lib/places/place/rules';
import { bound } from '#lib/platform/form/bound';
import { saying } from '#lib/platform/form/said';

/** "I live here: hide where it is". */
export async function hideHere(place: string, form: FormData): Promise<void> {
  const slug = bound(place);
  const hidden = await hideHome(await requireSender(form), slug);
  redirect(hidden ? await saying(placeAddress(slug), 'kept') : placeAddress(slug));
}

/** "Show again where it is". */
export async function showHere(place: string, form: FormData): Promise<void> {
  const slug = bound(place);
  const shown = await showHome(await requireSender(form), slug);
  redirect(shown ? await saying(placeAddress(slug), 'kept') : placeAddress(slug));
}
