import { createHmac, randomBytes } from 'node:crypto';

const DAY = 24 * 60 * 60_000;
/** More than so many that write within a day are the same to a board: those who wrote first are forgotten before the day is over. */
const MOST = 50_000;

/**
 * How many bytes each may have written within a day. In memory, under a hash whose key is of that day and of this process: nothing says
 * afterwards who wrote how much, and a restart forgets it.
 */
export class Allowance {
  readonly #each: number;
  #key = randomBytes(32);
  #spent = new Map<string, number>();
  #since = performance.now();

  /** @param each bytes in a day, in all processes together */
  constructor({ each, processes }: { each: number; processes: number }) {
    this.#each = each / processes;
  }

  /** Whether so many bytes more are within what they may; if so, they are spent. Whoever is not known (undefined) is not bounded here. */
  spend(bytes: number, who: string | undefined): boolean {
    if (who === undefined) return true;
    if (performance.now() - this.#since > DAY) this.#begin();
    const key = createHmac('sha256', this.#key).update(who).digest('base64url');
    const spent = (this.#spent.get(key) ?? 0) + bytes;
    if (spent > this.#each) return false;
    this.#spent.delete(key);
    this.#spent.set(key, spent);
    const [longestAgo] = this.#spent.keys();
    if (this.#spent.size > MOST && longestAgo !== undefined) this.#spent.delete(longestAgo);
    return true;
  }

  #begin(): void {
    this.#key = randomBytes(32);
    this.#spent = new Map();
    this.#since = performance.now();
  }
}

type Bounds = { person: number; household: number; processes: number };

/** The allowances of a person and of their household, which both bound what is written. */
export class SharedAllowance {
  readonly #person: Allowance;
  readonly #household: Allowance;

  /** @param bounds bytes in a day, in all processes together */
  constructor({ person, household, processes }: Bounds) {
    this.#person = new Allowance({ each: person, processes });
    this.#household = new Allowance({ each: household, processes });
  }

  /** Whether so many bytes more are within what both may; either may be unknown. */
  spend(
    bytes: number,
    { person, household }: { person: string | undefined; household: string | undefined },
  ): boolean {
    return this.#household.spend(bytes, household) && this.#person.spend(bytes, person);
  }
}
