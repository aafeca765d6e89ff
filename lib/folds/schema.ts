import { z } from 'zod';
import { line } from '#lib/values/text/input';
import type { PeopleWords } from '#lib/values/text/people-words';

/** How something stands: open; closed behind its reason until a tap; gone from every answer. */
export type Folded = 'OPEN' | 'CLOSED' | 'GONE';

/** What can be folded, as its form names it. */
export const FOLDABLE = ['message', 'post', 'today', 'place', 'version', 'picture', 'about'] as const;
export type FoldableKind = (typeof FOLDABLE)[number];
/** Something that can be folded. */
export type FoldableThing = { kind: FoldableKind; id: string };
/** Whether only whoever has a name here sees such a thing. */
export const isOnlyForPeople = ({ kind }: FoldableThing): boolean =>
  kind === 'message' || kind === 'about' || kind === 'version';

/** As what the list of what was erased early knows that a thing is hidden. Frozen. */
export const goneAs = (kind: FoldableKind): string => `Fold: ${kind}`;

/** The five ready reasons, which anybody past careful days may give; WORDS is one's own. */
export const READY_REASONS = ['SELLS', 'HURTS', 'DECEIVES', 'ELSEWHERE', 'AGAIN'] as const;
/** Those that hide at one tap, by anybody. */
export const AT_ONCE = ['GIVES_AWAY', 'IN_PICTURE'] as const;
export const REASONS = [...AT_ONCE, ...READY_REASONS, 'WORDS'] as const;
export type FoldReason = (typeof REASONS)[number];

const refused = { error: 'form.invalid' };

/**
 * A fold as its form sends it: by the button of a ready reason, or in words; `everything`: with all else that this newcomer put
 * up, `ofAll`: that anybody new here did.
 */
export const foldSchema = z.object({
  reason: z.enum([...READY_REASONS, 'GIVES_AWAY', 'WORDS'], refused).default('WORDS'),
  words: line(200, { optional: true }),
  everything: z.literal('on', refused).optional(),
  ofAll: z.literal('on', refused).optional(),
});

/** Opening what is folded; `saw`: as what whoever agrees read it. */
export const unfoldSchema = z.object({ saw: line(64, { optional: true }) });

/** What the queries above ask of rows that are folded: what nobody's answer holds, */
export const NOT_GONE = { folded: { not: 'GONE' } } as const;
/** and what stands in no list, feed, search, preview or mail. */
export const OPEN = { folded: 'OPEN' } as const;

/** Why something stands closed, as pages say it. */
export type ReasonView = { reason: FoldReason; words: PeopleWords };

/** How rows read why they are closed. */
export const WHY = { select: { reason: true, words: true } } as const;

/** Something of one's own that is folded, with what it says: its author alone still reads it, to change it. */
export type OwnFold = ReasonView & {
  thing: FoldableThing;
  says: PeopleWords;
  /** Where it is changed. */
  change: string | null;
  mended: boolean;
  keeperOnly: boolean;
};

/** What was changed since it was hidden, for somebody else to look at. */
export type WaitingFold = {
  thing: FoldableThing;
  says: PeopleWords;
  picture: string | null;
  /** By what it is known to have been read as it stands. */
  saw: string;
  /** Where whoever looks may change it themselves. */
  change: string | null;
};
