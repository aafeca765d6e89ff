/** Why something failed, where it was no mistake of ours: the database is away, or the disk is full. */
export type Trouble = 'away' | 'full';

/** As Prisma, its adapter, PostgreSQL (Appendix A of its manual) and the system call it. */
const AWAY =
  /^(?:P1001|P1002|P1008|P1017|P2024|P2028|08\w{3}|57P0[1-5]|53300|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const FULL = /^(?:53100|ENOSPC|EDQUOT)$/;
/** What pg and its pool say without a code. */
const SAID =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;
const DEEP = 6;

/** Why something failed, as its error and what it was caused by say; undefined where it was something else. */
export function troubleOf(error: unknown, depth = 0): Trouble | undefined {
  if (typeof error !== 'object' || error === null || depth > DEEP) return undefined;
  const { code, originalCode, kind, syscall, message, cause, meta, errors } = error as Record<
    string,
    unknown
  >;
  const words = [code, originalCode, kind].filter((word) => typeof word === 'string');
  if (words.some((word) => FULL.test(word))) return 'full';
  const inner = [cause, ...(Array.isArray(errors) ? errors : []), ...Object.values((meta as object) ?? {})];
  const found = inner.map((each) => troubleOf(each, depth + 1)).find((each) => each !== undefined);
  if (found) return found;
  const isAway =
    words.some((word) => AWAY.test(word)) ||
    (code === 'ENOENT' && syscall === 'connect') || // its socket
    (typeof message === 'string' && SAID.test(message));
  return isAway ? 'away' : undefined;
}

/** So long ago, in milliseconds, a page broke for it that is answered now. */
const JUST_NOW = 2_000;
const kept = globalThis as { fournilTrouble?: { trouble: Trouble; at: number } };

/** Notes why a page broke, for the door that answers for it. Kept on globalThis: bundles and the door load this file each for themselves. */
export function noteTroubleOf(error: unknown): void {
  const trouble = troubleOf(error);
  if (trouble) kept.fournilTrouble = { trouble, at: performance.now() };
}

/** Why pages broke just now, if not by a mistake of ours. */
export function troubleJustNow(): Trouble | undefined {
  const { trouble, at = Number.NEGATIVE_INFINITY } = kept.fournilTrouble ?? {};
  return performance.now() - at < JUST_NOW ? trouble : undefined;
}
