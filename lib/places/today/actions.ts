'use server';

import { redirect } from 'next/navigation';
import { requireSender } from '#lib/people/submission/sender';
import { placeAddress } from '#lib/places/place/rules';
import { sayNoMore } from '#lib/places/today/mutations';
import { bound } from '#lib/platform/form/bound';
import { saying } from '#lib/platform/form/said';

/** Takes today's line away. */
export async function sayNoMoreHere(place: string, form: FormData): Promise<void> {
  const slug = bound(place);
  const address = placeAddress(slug);
  await requireSender(form);
  await sayNoMore(slug);
  redirect(await saying(address, 'noMore'));
}
