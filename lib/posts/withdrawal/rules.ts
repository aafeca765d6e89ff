import { mayUndo } from '#lib/posts/post/rules';

/** Who asks: whether they answer for the post, and whether their first days are not over yet. */
type Asker = { isHost: boolean; isCareful: boolean };

/** Whether somebody else than its hosts may withdraw a post that is on the board: what was typed in for a neighbour, whoever is past careful days. */
export const mayWithdrawForOther = (
  { typedFor, withdrawnAt }: { typedFor: boolean; withdrawnAt: Date | null },
  { isHost, isCareful }: Asker,
): boolean => typedFor && withdrawnAt === null && !isHost && !isCareful;

type Withdrawn = { withdrawnAt: Date | null; withdrawnByOther: boolean };

/**
 * Whether a withdrawn post may be brought back: by its hosts within ten minutes. What somebody else withdrew, by its hosts and by whoever is
 * past careful days, as long as it is kept: whoever typed it in may look only the day after.
 */
export function mayBringBack(
  { withdrawnAt, withdrawnByOther }: Withdrawn,
  { isHost, isCareful }: Asker,
  now: Date,
): boolean {
  if (withdrawnAt === null) return false;
  return withdrawnByOther ? isHost || !isCareful : isHost && mayUndo(withdrawnAt, now);
}
