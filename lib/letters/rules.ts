import type { ClosedReason } from '#lib/letters/schema';
import type { LettersFrom } from '#lib/people/person/schema';
import { cutoff } from '#lib/values/periods';

/** The instant from which letters are kept. */
export function lettersSince(now: Date): Date {
  return cutoff('letter', now);
}

/** What decides whether a letter can be written: from whom each takes letters, and what the two have had to do with each other. */
export type Relation = {
  mine: LettersFrom;
  theirs: LettersFrom;
  /** Whether they have letters that are still there. */
  corresponds: boolean;
  /** Whether both are part of a conversation that is not forgotten. */
  talked: boolean;
};

/**
 * Why no letter can be written, or null where one can. Whoever takes letters from nobody gets none, in an old correspondence
 * neither; nor do they write any, as nobody could answer. Where two correspond they go on, wherever their conversation has gone.
 */
export function closedReason({ mine, theirs, corresponds, talked }: Relation): ClosedReason | null {
  if (mine === 'NOBODY') return 'mine';
  if (theirs === 'NOBODY') return 'theirs';
  return corresponds || talked ? null : 'strangers';
}
