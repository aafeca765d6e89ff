import { expect } from 'vitest';
import type { Viewer } from '#lib/people/viewer';
import type { PlaceView } from '#lib/places/place/schema';
import { openedPlace } from '#lib/places/testing';
import { post, row } from '#lib/posts/draft/testing';
import { searchTextOf } from '#lib/posts/post/mutations';
import { areaOf, placeCell, wideOf } from '#lib/values/geo/cell';

const [PARIS, BERLIN] = [placeCell(48.8566, 2.3522), placeCell(52.52, 13.405)];
export const [AROUND_PARIS, AROUND_BERLIN] = [areaOf(PARIS) as string, areaOf(BERLIN) as string];
/** What a place is called that is in Paris, and when it has moved to Berlin. */
export const AT_PARIS = { name: 'Café Paris', cell: PARIS };
export const AT_BERLIN = { name: 'Café Berlin', cell: BERLIN };

/** A brioche at such a place in Paris. */
export async function inParis(
  viewer: Viewer,
  said: Record<string, string> = {},
): Promise<{ place: PlaceView; id: string }> {
  const place = await openedPlace(AT_PARIS);
  return { place, id: await post(viewer, 'OFFER', { title: 'Brioche', place: place.slug, ...said }) };
}

/** That a post keeps of its place what that is now, on all its dates. */
export async function follows(id: string, { name, cell }: { name: string; cell: string | null }) {
  const kept = await row(id);
  const area = cell && areaOf(cell);
  const at = { area, wide: area && wideOf(area) };
  expect(kept).toMatchObject({ ...at, searchText: searchTextOf(kept, name) });
  expect(kept.occurrences.length).toBeGreaterThan(0);
  for (const date of kept.occurrences) expect(date).toMatchObject(at);
  return kept;
}
