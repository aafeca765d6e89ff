import 'server-only';
import { LONGEST_NOTEBOOK } from '#lib/places/place/schema';
import { lockedPlace, pageOf, replacePage } from '#lib/places/versions/mutations';
import type { Transaction } from '#lib/platform/database/client';

/**
 * Puts words from a conversation at the end of a place's notebook. The change names nobody.
 * @returns 'full' where the notebook has no room for them, undefined where there is no such place or it is no more.
 */
export async function addToNotebook(
  placeId: string,
  words: string,
  db: Transaction,
): Promise<'added' | 'full' | undefined> {
  const place = await lockedPlace(db, { id: placeId });
  if (!place || place.closedAt) return undefined;
  const notebook = place.notebook ? `${place.notebook}\n\n${words}` : words;
  if ([...notebook].length > LONGEST_NOTEBOOK) return 'full';
  await replacePage(db, place, { page: { ...pageOf(place), notebook }, by: null });
  return 'added';
}
