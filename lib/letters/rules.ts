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
  /** Whether the viewer ended their letters, and whether the other did. */
  endedByMe: boolean;
  endedByThem: boolean;
  /** Whether they have letters that are still there. */
  corresponds: boolean;
  /** Whether who writes is new here, and the letter no answer. */
  careful: boolean;
  /** Whether the other answered them in a conversation that is not forgotten, or said that they may write. */
  answered: boolean;
};

/**
 * Why no letter can be written, or null where one can. Whoever takes letters from nobody gets none, in an old correspondence
 * neither; nor do they write any, as nobody could answer. One that either ended is closed to both, and whom it was ended by is told no
 * more than who writes to somebody that takes none. Where two correspond they go on, wherever their conversation has gone.
 */
export function closedReason(relation: Relation): ClosedReason | null {
  if (relation.mine === 'NOBODY') return 'mine';
  if (relation.endedByMe) return 'ended';
  if (relation.theirs === 'NOBODY' || relation.endedByThem) return 'theirs';
  if (relation.corresponds) return null;
  if (relation.careful) return 'newcomer';
  return relation.answered ? null : 'strangers';
}

/**
 * Whether letters wait for the viewer to ask for them: as long as nobody has opened their correspondence all of them are by one, the other
 * has neither asked for them nor written.
 */
export function isWaiting(
  { opened }: { opened: boolean },
  letter: { personId: string },
  viewer: { id: string },
): boolean {
  return !opened && letter.personId !== viewer.id;
}
