import { z } from 'zod';
import type { Several } from '#lib/values/several';
import { words } from '#lib/values/text/input';
import type { PeopleWords } from '#lib/values/text/people-words';

/** A letter: longer than words in a conversation, and still read on a phone. */
export const letterSchema = z.object({ words: words(5000) });

/** A correspondence as /letters lists it: with whom, since when it stands, and whether something in it was not opened yet. */
export type CorrespondenceView = { id: string; name: PeopleWords; latest: Date; hasNews: boolean };

/** A letter as one of the two reads it. */
export type LetterView = {
  id: string;
  words: PeopleWords;
  when: Date;
  isMine: boolean;
  /** Whether the other who wrote it is new: its links stay plain. */
  isNew: boolean;
};

/**
 * Why no letter can be written: the viewer takes none themselves, or ended these; the other takes none, or ended them; the viewer is new
 * here; or the other did not answer them.
 */
export type ClosedReason = 'mine' | 'ended' | 'theirs' | 'newcomer' | 'strangers';

/**
 * Letters by arrival, at most a page of them. `earlier`: the letter before which there are others. `waits`: the first letters of somebody,
 * which the viewer has not asked to read: none of them is in `letters`.
 */
export type LettersView = {
  id: string;
  name: PeopleWords;
  letters: Several<LetterView>;
  waits: boolean;
  earlier: string | null;
  isLatest: boolean;
  closed: ClosedReason | null;
};
