import { PICTURE_FIELDS, type PictureField, type PictureView } from '#lib/pictures/schema';
import type { Pictures } from '#lib/pictures/staged/mutations';
import { pictureToken } from '#lib/pictures/token';
import type { OpenedWith } from '#lib/platform/form/before';

/** The pictures of a form after a conflict, and the fields of those that somebody else alone changed; `both`: their words, where both did. */
export type MergedPictures = {
  pictures: Pictures;
  taken: PictureField[];
  both: Partial<Record<PictureField, string>>;
};

/**
 * Two people changed the pictures of one thing at once: what either took away is gone, what either added is there, as far as there is room.
 * @param base those that the sender's form was opened with; where that is not known, nothing was taken away.
 */
export function mergePictures(
  base: OpenedWith['pictures'] | null,
  mine: Pictures,
  theirs: PictureView[],
): MergedPictures {
  const merged: MergedPictures = { pictures: { ...mine }, taken: [], both: {} };
  const before = new Map(base?.map((picture) => [picture.key, picture.words]));
  for (const field of PICTURE_FIELDS) {
    const own = mine[field];
    const other = own && theirs.find(({ key }) => key === own.key);
    if (!own || !(other || before.has(own.key))) continue;
    if (!other) delete merged.pictures[field];
    else if (own.words === other.words || other.words === before.get(own.key)) continue;
    else if (own.words === before.get(own.key)) merged.pictures[field] = { ...own, words: other.words };
    else {
      merged.both[field] = other.words;
      continue;
    }
    merged.taken.push(field);
  }
  const kept = Object.values(merged.pictures).map((picture) => picture?.key);
  const added = theirs.filter(({ key }) => !before.has(key) && !kept.includes(key));
  for (const picture of added) {
    const free = PICTURE_FIELDS.find((field) => !merged.pictures[field]);
    if (!free) break;
    merged.pictures[free] = { ...picture, token: pictureToken(picture.key) };
    merged.taken.push(free);
  }
  return merged;
}
