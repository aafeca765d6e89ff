import 'server-only';
import { config } from '#lib/platform/config/config';
import { areLimited } from '#lib/platform/http/rates';
import { TokenBucket } from '#lib/values/token-bucket';

// A crowd of new names at once is slowed for all alike: whoever makes a hundred names by a script waits as long as a neighbour does, who may
// come by an invitation meanwhile. Nothing is kept of anybody: one bucket for the whole board, in memory.

/** A workshop of thirty, all in one breath. */
const AT_ONCE = 30;
/** As many again in a quarter of an hour. */
const EVERY = (15 * 60_000) / AT_ONCE;

/** How many new names may come in now. @param processes which share the crowd between them */
export const newNamesFor = (processes: number): TokenBucket =>
  new TokenBucket({ most: Math.max(1, Math.floor(AT_ONCE / processes)), every: EVERY * processes });

const kept = globalThis as { fournilNewNames?: TokenBucket };

/** Those of this process. Kept on globalThis: bundles load this file twice. */
function newNames(): TokenBucket {
  kept.fournilNewNames ??= newNamesFor(config().PROCESSES);
  return kept.fournilNewNames;
}

/** Whether somebody may come in without an invitation just now. */
export const mayCome = (): boolean => !areLimited() || newNames().left >= 1;
/** Notes that somebody came in without one. */
export const noteCome = (): void => newNames().take();
