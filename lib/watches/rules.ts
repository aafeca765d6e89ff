import { wideOf } from '#lib/values/geo/cell';
import { type Reach, ringsOf } from '#lib/values/geo/reach';
import { containsAll } from '#lib/values/text/matches';
import type { WatchCriteria, WatchedPost } from '#lib/watches/schema';

/** So many code points of a word decide whether a text is looked at more closely. */
const BEGINNING = 3;

/** How the longest of some folded words begins, by which a watch is found; null where there are none. */
export function beginningOf(words: string[]): string | null {
  const [longest] = words.map((word) => [...word]).sort((a, b) => b.length - a.length);
  return longest ? longest.slice(0, BEGINNING).join('') : null;
}

/** Every beginning that a watch can have whose words stand in a folded text: all its pieces of up to three code points. */
export function beginningsIn(searchText: string): string[] {
  const points = [...searchText];
  const pieces = new Set<string>();
  for (let at = 0; at < points.length; at++)
    for (let length = 1; length <= BEGINNING; length++) {
      const piece = points.slice(at, at + length);
      if (!piece.includes(' ')) pieces.add(piece.join(''));
      // A word may be written as two: wi-fi.
      else if (piece[0] !== ' ')
        pieces.add(
          points
            .slice(at, at + length + 1)
            .join('')
            .replaceAll(' ', ''),
        );
    }
  return [...pieces];
}

/** The areas from which a place is within each reach. */
export type Surroundings = { walk: Set<string>; ride: Set<string>; further: Set<string> };

/** From where something in an area is seen: being near is the same from both sides. Nothing where it is nowhere in particular. */
export function surroundingsOf(area: string | null): Surroundings {
  const cells = (reach: Reach) => new Set(area ? ringsOf(area, reach).flat() : []);
  return { walk: cells('walk'), ride: cells('ride'), further: cells('further') };
}

/** Whether a post is what somebody watches for: all that the watch says fits. @param around the surroundings of the post's area */
export function fits(watch: WatchCriteria, post: WatchedPost, around: Surroundings): boolean {
  if (watch.kind && watch.kind !== post.kind) return false;
  if (watch.placeId && watch.placeId !== post.placeId) return false;
  if (watch.area && !isAround(watch.area, watch.reach, around)) return false;
  return containsAll({ words: watch.words, withTypos: false })(post.searchText);
}

function isAround(area: string, reach: Reach | null, around: Surroundings): boolean {
  if (!reach) return false;
  return around[reach].has(reach === 'further' ? (wideOf(area) ?? '') : area);
}
