import 'server-only';
import { LONGEST_NOTEBOOK, type PlaceAddition } from '#lib/places/place/schema';
import { lockedPlace, pageOf, replacePage } from '#lib/places/versions/mutations';
import type { Transaction } from '#lib/platform/database/client';

/** Puts words from a conversation at the end of a place's notebook, as long as it is open. The change names nobody; `newUntil`: until when whoever does it is new. */
export async function addToNotebook(
  placeId: string,
  { words, newUntil }: { words: string; newUntil: Date | null },
  db: Transaction,
): Promise<PlaceAddition> {
  const place = await lockedPlace(db, { id: placeId });
  // What is hidden is mended by its form alone.
  if (!place || place.closedAt || place.folded === 'GONE') return { kind: 'missing' };
  const notebook = place.notebook ? `${place.notebook}\n\n${words}` : words;
  if ([...notebook].length > LONGEST_NOTEBOOK) return { kind: 'full' };
  await replacePage(db, place, {
    page: { ...pageOf(place), notebook },
    by: null,
    newUntil: newUntil ?? place.newUntil,
  });
  return { kind: 'added', slug: place.slug };
}
