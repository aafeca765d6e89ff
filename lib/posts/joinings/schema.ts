import { z } from 'zod';
import type { Several } from '#lib/values/several';
import type { PeopleWords } from '#lib/values/text/people-words';

/** "I'm coming", perhaps without showing one's name (the button named so). */
export const joiningSchema = z.object({ unnamed: z.literal('yes').optional() });

/**
 * Who comes to one day, as far as the viewer may know it. `mine`: whether and how the viewer comes. `names`: those coming who show
 * their names, in the order of the alphabet; null for everybody but hosts and those coming. Of those who do not show theirs,
 * nothing tells.
 */
export type JoiningView = {
  mine: 'named' | 'unnamed' | null;
  mayJoin: boolean;
  names: Several<PeopleWords> | null;
};

/** A date that somebody comes to, by the link of a reminder, and whether they still do. */
export type ComingView = { postId: string; title: PeopleWords; day: string; isComing: boolean };
