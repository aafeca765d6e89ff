/** How often in a row a database is waited for, and how long each time, in milliseconds: a machine that stood still misses one only. */
const TIMES = 5;
const EACH = 1_000;

/**
 * Whether the database of this process answers, as far as is known: by the connection that listens for changes (lib/platform/database/listener.ts),
 * which is there in every process that serves. Before it is made nothing is known, and the database is taken to be there.
 */
class Presence {
  #ask: (() => Promise<unknown>) | undefined;
  #asked: Promise<unknown> | undefined;
  #awaySince: number | undefined;
  #movedAt = Number.NEGATIVE_INFINITY;
  #back = Promise.withResolvers<void>();

  /** It is there. @param ask asks it for nothing */
  came(ask: () => Promise<unknown>): void {
    this.#ask = ask;
    this.#asked = undefined;
    this.#isThere();
  }

  /** The connection to it is lost, or could not be made anew. */
  left(): void {
    if (this.#ask) this.#isAway();
    this.#ask = undefined;
    this.#asked = undefined;
  }

  /** It has moved to fresh files, and connections to it are made anew from now on: it is waited for as if it had gone this moment. */
  moved(): void {
    this.#movedAt = performance.now();
    if (this.#awaySince !== undefined) this.#awaySince = this.#movedAt;
  }

  /** Whether it is away because it moved a moment ago. */
  get isExpected(): boolean {
    return this.#awaySince !== undefined && performance.now() - this.#movedAt < TIMES * EACH;
  }

  /** For how many milliseconds it has been away, or undefined. */
  get away(): number | undefined {
    return this.#awaySince === undefined ? undefined : performance.now() - this.#awaySince;
  }

  /** Waits until it is there, or so many milliseconds. */
  async waitFor(milliseconds: number): Promise<void> {
    if (this.away !== undefined) await within(milliseconds, this.#back.promise);
  }

  /** Asks it for nothing, and says whether it answered within five seconds. */
  async answers(): Promise<boolean> {
    if (!this.#ask) return this.away === undefined;
    this.#asked ??= this.#ask().then(
      () => this.#answered(),
      () => this.#answered(),
    );
    const asked = this.#asked.then(() => true);
    for (let time = 0; time < TIMES; time++) if (await within(EACH, asked)) return this.away === undefined;
    this.#isAway();
    return false;
  }

  /** An error is an answer as well: where the connection is lost, that is told besides. */
  #answered(): void {
    this.#asked = undefined;
    if (this.#ask) this.#isThere();
  }

  #isAway(): void {
    this.#awaySince ??= performance.now();
  }

  #isThere(): void {
    if (this.#awaySince === undefined) return;
    this.#awaySince = undefined;
    this.#back.resolve();
    this.#back = Promise.withResolvers();
  }
}

/** What comes of something, or undefined after so many milliseconds. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const kept = globalThis as { fournilPresence?: Presence };

/** That of this process. Kept on globalThis: bundles and the door load this file each for themselves. */
export function presence(): Presence {
  kept.fournilPresence ??= new Presence();
  return kept.fournilPresence;
}
