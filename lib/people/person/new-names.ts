import 'server-only';
import { config } from '#lib/platform/config/config';
import { areLimited } from '#lib/platform/http/rates';

// A crowd of new names at once is slowed for all alike: whoever makes a hundred names by a script waits as long as a neighbour does, who may
// come by an invitation meanwhile. Nothing is kept of anybody: one bucket for the whole board, in memory.

/** A workshop of thirty, all in one breath. */
const AT_ONCE = 30;
/** As many again in a quarter of an hour. */
const EVERY = (15 * 60_000) / AT_ONCE;

/** How many new names may come in now. */
export class NewNames {
  readonly #most: number;
  readonly #every: number;
  #left: number;
  #at = performance.now();

  /** @param processes which share the crowd between them */
  constructor(processes: number) {
    this.#most = Math.max(1, Math.floor(AT_ONCE / processes));
    this.#every = EVERY * processes;
    this.#left = this.#most;
  }

  /** Whether one more name may come in. */
  mayCome(): boolean {
    const now = performance.now();
    this.#left = Math.min(this.#most, this.#left + (now - this.#at) / this.#every);
    this.#at = now;
    return this.#left >= 1;
  }

  /** One has come in. */
  came(): void {
    this.#left = Math.max(0, this.#left - 1);
  }
}

const kept = globalThis as { fournilNewNames?: NewNames };

/** Those of this process. Kept on globalThis: bundles load this file twice. */
function newNames(): NewNames {
  kept.fournilNewNames ??= new NewNames(config().PROCESSES);
  return kept.fournilNewNames;
}

/** Whether somebody may come in without an invitation just now. */
export const mayCome = (): boolean => !areLimited() || newNames().mayCome();
/** Notes that somebody came in without one. */
export const noteCome = (): void => newNames().came();
