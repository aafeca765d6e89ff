'use server';

import { redirect } from 'next/navigation';
import { requireViewer } from '#lib/people/session/queries';
import { closePlace, reopenPlace } from '#lib/places/closing/mutations';
import { placeAddress } from '#lib/places/place/rules';
import { bound } from '#lib/platform/form/bound';

/** "This place is no more." */
export async function closeHere(place: string): Promise<void> {
  const slug = bound(place);
  const address = placeAddress(slug);
  await closePlace(await requireViewer(address), slug);
  redirect(address);
}

/** "It is here after all." */
export async function reopenHere(place: string): Promise<void> {
  const slug = bound(place);
  const address = placeAddress(slug);
  await reopenPlace(await requireViewer(address), slug);
  redirect(address);
}
