import 'server-only';
import { renewPlaces } from '#lib/places/copies/jobs';
import { renewPosts } from '#lib/posts/copies/jobs';
import { keepFoldedBy } from '#lib/settings/mutations';
import { foldedBy } from '#lib/settings/queries';
import { FOLDING } from '#lib/values/text/search-text';
import { renewWatches } from '#lib/watches/copies/jobs';

/**
 * Brings all that is kept to be found by to what it is made of, after an update that folds words otherwise, or that mends what lagged
 * behind its place. It is done when a whole round found nothing to do: until then a process of the release before may write as it did.
 */
export async function renewCopies(): Promise<void> {
  if ((await foldedBy()) === FOLDING) return;
  const any = [await renewPlaces(), await renewPosts(), await renewWatches()];
  if (!any.includes(true)) await keepFoldedBy(FOLDING);
}
