import type { Language } from '#lib/values/language/languages';
import type about from '#messages/en/about.json';
import type addresses from '#messages/en/addresses.json';
import type answers from '#messages/en/answers.json';
import type begin from '#messages/en/begin.json';
import type board from '#messages/en/board.json';
import type conversations from '#messages/en/conversations.json';
import type errors from '#messages/en/errors.json';
import type feeds from '#messages/en/feeds.json';
import type folds from '#messages/en/folds.json';
import type invitations from '#messages/en/invitations.json';
import type joinings from '#messages/en/joinings.json';
import type leaving from '#messages/en/leaving.json';
import type letters from '#messages/en/letters.json';
import type mail from '#messages/en/mail.json';
import type page from '#messages/en/page.json';
import type people from '#messages/en/people.json';
import type pictures from '#messages/en/pictures.json';
import type places from '#messages/en/places.json';
import type posts from '#messages/en/posts.json';
import type remembers from '#messages/en/remembers.json';
import type reports from '#messages/en/reports.json';
import type things from '#messages/en/things.json';
import type watches from '#messages/en/watches.json';
import type when from '#messages/en/when.json';
import type where from '#messages/en/where.json';

/** Every word of the interface, as English has it: what is not there does not compile. */
export type Messages = {
  about: typeof about;
  addresses: typeof addresses;
  answers: typeof answers;
  begin: typeof begin;
  board: typeof board;
  conversations: typeof conversations;
  errors: typeof errors;
  feeds: typeof feeds;
  folds: typeof folds;
  invitations: typeof invitations;
  joinings: typeof joinings;
  leaving: typeof leaving;
  letters: typeof letters;
  mail: typeof mail;
  page: typeof page;
  people: typeof people;
  pictures: typeof pictures;
  places: typeof places;
  posts: typeof posts;
  remembers: typeof remembers;
  reports: typeof reports;
  things: typeof things;
  watches: typeof watches;
  when: typeof when;
  where: typeof where;
};
export type Noun = keyof Messages;

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];
/** The keys of a noun's messages. */
export type MessageKey<N extends Noun> = Leaves<Messages[N]>;
/** What can be wrong with a form: a key under `errors`. */
export type MistakeKey = MessageKey<'errors'>;

declare module 'next-intl' {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}
