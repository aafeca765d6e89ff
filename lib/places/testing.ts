import type { Viewer } from '#lib/people/viewer';
import { changePlace, openPlace } from '#lib/places/place/mutations';
import { place } from '#lib/places/place/queries';
import type { PlacePage, PlaceView } from '#lib/places/place/schema';
import { history } from '#lib/places/versions/queries';
import type { ChangeView } from '#lib/places/versions/schema';
import { database, type Transaction } from '#lib/platform/database/client';
import { itemsOf } from '#lib/values/several';

/** A page, where it does not matter what it says. */
export const PAGE: PlacePage = {
  name: 'The old bakehouse',
  words: 'An oven',
  whereWords: 'the blue door',
  cell: null,
  notebook: 'Light it.',
};

/** Some work in a transaction of its own, as a form's is. */
export const aWhile = <T>(work: (db: Transaction) => Promise<T>): Promise<T> => database().$transaction(work);

/** A place for a test, as its page shows it: like every other but for what is given; `livesHere`: whose home it is. */
export async function openedPlace(page: Partial<PlacePage> = {}, livesHere?: Viewer): Promise<PlaceView> {
  const { slug } = await aWhile((db) => openPlace({ ...PAGE, ...page }, db, livesHere));
  return here(slug);
}

/** A place that is here. @throws where it is not */
export async function here(slug: string): Promise<PlaceView> {
  const found = await place(slug);
  if (!found) throw new Error('the place is not here');
  return found;
}

/** Changes a place's page from how it was seen: to `PAGE`, but for what is given. */
export const changePlaceBy = (viewer: Viewer, { slug, version }: PlaceView, page: Partial<PlacePage>) =>
  aWhile((db) => changePlace(viewer, { slug, version, page: { ...PAGE, ...page } }, db));

/** The changes of a place's page, newest first. */
export const past = async (viewer: Viewer, slug: string): Promise<ChangeView[]> =>
  itemsOf((await history(viewer, slug))?.changes);
