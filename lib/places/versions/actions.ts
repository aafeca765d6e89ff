'use server';

import { redirect } from 'next/navigation';
import { requireViewer } from '#lib/people/session/queries';
import { placeAddress } from '#lib/places/place/rules';
import { undoTo } from '#lib/places/versions/mutations';
import { bound } from '#lib/platform/form/bound';

/** Puts a page back to how it stood before a change. */
export async function undoHere(slug: string, versionId: string): Promise<void> {
  const address = placeAddress(bound(slug));
  await undoTo(await requireViewer(address), versionId);
  redirect(address);
}
