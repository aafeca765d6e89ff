'use server';

import { redirect } from 'next/navigation';
import { requireSender } from '#lib/people/submission/sender';
import { closePlace, reopenPlace } from '#lib/places/closing/mutations';
import { placeAddress } from '#lib/places/place/rules';
import { bound } from '#lib/platform/form/bound';
import { saying } from '#lib/platform/form/said';

/** "This place is no more." */
export async function closeHere(place: string, form: FormData): Promise<void> {
  const slug = bound(place);
  const address = placeAddress(slug);
  const closed = await closePlace(await requireSender(form), slug);
  redirect(closed ? await saying(address, 'closed') : address);
}

/** "It is here after all." */
export async function reopenHere(place: string, form: FormData): Promise<void> {
  const slug = bound(place);
  const address = placeAddress(slug);
  const reopened = await reopenPlace(await requireSender(form), slug);
  redirect(reopened ? await saying(address, 'reopened') : address);
}
