import { passNow } from '#lib/platform/database/maintenance-gate';

/** Claims what is next of a kind, in a short transaction of its own. @returns how to do it, or undefined where nothing is due */
export type Claiming = () => Promise<Work | undefined>;
/** Does what was claimed, whatever comes of it: what fails is noted in its row, and said by whoever does it. */
export type Work = () => Promise<void>;

/** Works at one kind of thing, at a few at once, for as long as there is something to do; `wake` begins it anew. */
export class Lanes {
  readonly #claim: Claiming;
  readonly #atOnce: number;
  readonly #underWay = new Set<Promise<void>>();
  #isWoken = false;
  #isStopping = false;
  /** When it last looked whether there is something to do, by the clock that never jumps. */
  looked = performance.now();

  constructor(claim: Claiming, atOnce: number) {
    this.#claim = claim;
    this.#atOnce = atOnce;
  }

  /** There may be something to do. */
  wake(): void {
    this.#isWoken = true; // who finds nothing just now looks once more: it may have asked before there was
    if (this.#isStopping || this.#underWay.size >= this.#atOnce) return;
    const lane = this.#go().finally(() => this.#underWay.delete(lane));
    this.#underWay.add(lane);
  }

  /** Begins nothing more. Resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await Promise.all(this.#underWay);
  }

  async #go(): Promise<void> {
    while (!this.#isStopping && (await this.#one())) {}
  }

  /** Does what is next, and wakes another for what may come after it. @returns whether to look again */
  async #one(): Promise<boolean> {
    const done = passNow('job');
    if (!done) return false; // the database is being moved
    try {
      this.#isWoken = false;
      this.looked = performance.now();
      const work = await this.#claim();
      if (!work) return this.#isWoken;
      this.wake();
      await work();
      return true;
    } catch {
      return false; // the database is away: whoever wakes us next sees
    } finally {
      done();
    }
  }
}
