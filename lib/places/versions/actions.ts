'use server';

import { redirect } from 'next/navigation';
import { requireSender } from '#lib/people/submission/sender';
import { placeAddress } from '#lib/places/place/rules';
import { undoTo } from '#lib/places/versions/mutations';
import { bound } from '#lib/platform/form/bound';
import { saying } from '#lib/platform/form/said';

/** Puts a page back to how it stood before a change. */
export async function undoHere(slug: string, versionId: string, form: FormData): Promise<void> {
  const address = placeAddress(bound(slug));
  const isBack = await undoTo(await requireSender(form), versionId);
  redirect(isBack ? await saying(address, 'restored') : address);
}
