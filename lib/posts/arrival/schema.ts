import type { DoorRule } from '#lib/posts/let-in/rules';
import type { Several } from '#lib/values/several';
import type { PeopleWords } from '#lib/values/text/people-words';

/** Somebody who had the words about the door shown to them, as the hosts see them. */
export type ReaderView = { name: PeopleWords } | { knownAs: PeopleWords };

/**
 * The words about the door as somebody sees them.
 * - `host`: with who else sees them, and who had them shown.
 * - `comer`: who comes, and had them shown.
 * - `asking`: who comes and may have them shown by a tap, and is told first who will know of it.
 */
export type ArrivalView =
  | { for: 'host'; words: PeopleWords; door: DoorRule; readers: Several<ReaderView> }
  | { for: 'comer'; words: PeopleWords }
  | { for: 'asking' };
