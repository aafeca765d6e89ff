import type { Values } from '#lib/posts/post/fields';
import type { OccurrenceKind, PostKind } from '#lib/posts/post/schema';

/** Somebody, as this board knows them. Days are 'YYYY-MM-DD', instants ISO 8601 in UTC. */
export type SelfExport = {
  name: string;
  words: string;
  email: string | null;
  language: string | null;
  lettersFrom: string;
  looksFirst: boolean;
  /** The last month in which they were here, 'YYYY-MM': which day it was, nobody knows. */
  seenOn: string;
  /** For somebody who answers for a post: the last day they were here, where that was today or yesterday. */
  hereOn: string | null;
  /** Till when they are new here: a midnight. */
  carefulUntil: string | null;
  vouchesFrom: string | null;
  /** Which kinds of mail they stopped, when they are told of the rest, and their quiet hours ('HH:MM'). */
  told: { stopped: string[]; rest: string; quietFrom: string | null; quietUntil: string | null };
  /** The names of those whom they do not want to see, and of those with whom they ended letters. */
  muted: string[];
  endedLettersWith: string[];
  /** Whether there is a secret address of their calendar; which one it is, the board does not know. */
  secretAddress: boolean;
  /** For each device that is signed in, the last month it was used in. */
  devices: string[];
};

/** A post that somebody answers for, with all that hangs on it but the words of others. */
export type PostExport = Omit<Values, 'body'> & {
  /** Its body, under the name that the file has always had for it. */
  words: string;
  address: string;
  kind: PostKind;
  place: string | null;
  rhythm: string | null;
  days: { kind: OccurrenceKind; starts: string; ends: string; calledOff: boolean; words: string }[];
  /** The words about door, key and telephone. */
  arrival: string;
  /** Who answers for it too. */
  others: string[];
  withdrawn: { at: string; words: string } | null;
  /** The names of its files, and what they show. */
  pictures: { file: string; words: string }[];
};

/** Words they wrote under a post or at a place. */
export type MessageExport = { at: string; about: string; words: string };

/** A letter, theirs or to them. */
export type LetterExport = { with: string; mine: boolean; at: string; words: string };

/** A date of something, where it is found. */
type DateExport = { title: string; address: string; starts: string };

/** A date to which they come; `knownAs` by which words the hosts know them, who do not show their name. */
export type JoiningExport = DateExport & { unnamed: boolean; knownAs: string; letIn: boolean };

/** A date to which they had the way shown, whether they come to it or not. */
export type WayExport = DateExport;

/** What they want to be told about: words, a kind, a place, or surroundings by a place in them. */
export type WatchExport = {
  words: string;
  kind: PostKind | null;
  place: string | null;
  around: string | null;
  reach: string | null;
};

/** A change of theirs to a place's page, and how the page stood after it. */
export type ChangeExport = {
  place: string;
  at: string;
  name: string;
  words: string;
  whereWords: string;
  notebook: string;
};

/** Everything a person has here, read bit by bit: somebody may have written much. */
export type Export = {
  self: SelfExport;
  posts: AsyncIterable<PostExport>;
  messages: AsyncIterable<MessageExport>;
  letters: AsyncIterable<LetterExport>;
  joinings: AsyncIterable<JoiningExport>;
  ways: AsyncIterable<WayExport>;
  watches: AsyncIterable<WatchExport>;
  changes: AsyncIterable<ChangeExport>;
};

/** The name under which a picture lies in the file. */
export const fileOf = (key: string): string => `pictures/${key}.webp`;
