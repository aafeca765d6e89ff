import { z } from 'zod';
import type { ReasonView } from '#lib/folds/schema';
import type { Several } from '#lib/values/several';
import { words } from '#lib/values/text/input';
import type { PeopleWords } from '#lib/values/text/people-words';

/** What a conversation is about. */
export type SubjectId = { postId: string; placeId?: undefined } | { placeId: string; postId?: undefined };

/** Words under a post or at a place: as much as one reads on a phone without losing the thread. */
export const messageSchema = z.object({ words: words(2000) });

/** What most say under a request, as a button: ordinary words by whoever presses it, which close nothing. */
export const KIND_ANSWERS = ['love', 'onIt'] as const;
export type KindAnswer = (typeof KIND_ANSWERS)[number];
/** A message as its form sends it: words, or one of the kind answers, or both. */
export const writeSchema = z.object({
  words: words(2000, { optional: true }),
  answer: z.enum(KIND_ANSWERS, { error: 'form.invalid' }).optional(),
});

/** One's own words again: changed, or, by the button pressed, taken away or put into the notebook of the place. */
export const ownMessageSchema = z.object({
  words: words(2000, { optional: true }),
  to: z.enum(['away', 'notebook'], { error: 'form.invalid' }).optional(),
});

/**
 * Words in a conversation. `mayTakeArrival`: whether the viewer may send their author the words about the door; `mayBeLet`: whether they may
 * say to them that they may write to them, `isLet` that they did; `letBy`: of one's own words, who said so.
 */
export type MessageView = {
  id: string;
  name: PeopleWords;
  words: PeopleWords;
  when: Date;
  isMine: boolean;
  edited: boolean;
  /** Whether whoever wrote it is new: its links stay plain. */
  isNew: boolean;
  /** Whether it waits for a host to show it to everybody. */
  waits: boolean;
  mayTakeArrival: boolean;
  /** Why it stands closed; null where it is open. */
  closed: ReasonView | null;
  mayBeLet: boolean;
  isLet: boolean;
  letBy: Several<PeopleWords>;
};

/**
 * A conversation as its page shows it, by arrival. Visitors get no message, whether there are any or not. `earlier` is the message
 * before which there are others, where there are; `path` the page it stands on; `live` what its page is told of.
 */
export type ConversationView = {
  path: string;
  live: string;
  messages: Several<MessageView>;
  earlier: string | null;
  isLatest: boolean;
  /** The place into whose notebook one's own words may go. */
  notebook: { name: PeopleWords } | null;
};
