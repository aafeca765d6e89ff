import type { PeopleWords } from '#lib/values/text/people-words';

/**
 * Somebody who comes to a date, as its hosts see them: by their name, or, where they do not show it, by the two words that are theirs there.
 * - `in`: they see the words about the door and who comes, without a tap.
 * - `let in`: by a host's tap, which can be taken back.
 * - `outside`: they see what everybody sees.
 */
export type GuestView = {
  name: PeopleWords | null;
  knownAs: PeopleWords | null;
  /** As a form carries whom it means. */
  guest: string;
  stands: 'in' | 'let in' | 'outside';
};
