import { z } from 'zod';
import type { DoorRule } from '#lib/posts/let-in/rules';
import type { GuestView } from '#lib/posts/let-in/schema';
import type { Several } from '#lib/values/several';
import type { PeopleWords } from '#lib/values/text/people-words';

/** "I'm coming", perhaps without showing one's name (the button named so). */
export const joiningSchema = z.object({ unnamed: z.literal('yes').optional() });

/**
 * Who comes to one day, as far as the viewer may know it. `mine`: whether and how the viewer comes; `knownAs`: by which words the hosts
 * know them meanwhile, where it matters. `names`: those coming who show their names, in the order of the alphabet; null for everybody but
 * hosts and those who are in. Of those who do not show theirs, nothing tells. `guests` and `door`: the same
 * for hosts alone, with whom they let in, and who is in without.
 */
export type JoiningView = {
  mine: 'named' | 'unnamed' | null;
  knownAs: PeopleWords | null;
  mayJoin: boolean;
  /** Whether somebody whom the viewer does not see comes by name. */
  hasUnseen: boolean;
  names: Several<PeopleWords> | null;
  guests: Several<GuestView> | null;
  door: DoorRule | null;
};

/** A date that somebody comes to, by the link of a reminder, and whether they still do. */
export type ComingView = { postId: string; title: PeopleWords; day: string; isComing: boolean };
