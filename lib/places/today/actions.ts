'use server';

import { redirect } from 'next/navigation';
import { requireViewer } from '#lib/people/session/queries';
import { placeAddress } from '#lib/places/place/rules';
import { sayNoMore } from '#lib/places/today/mutations';
import { bound } from '#lib/platform/form/bound';

/** Takes today's line away. */
export async function sayNoMoreHere(place: string): Promise<void> {
  const slug = bound(place);
  const address = placeAddress(slug);
  await requireViewer(address);
  await sayNoMore(slug);
  redirect(address);
}
