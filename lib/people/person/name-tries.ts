import { TokenBucket } from '#lib/values/token-bucket';

// How many names a household that nobody is signed in from may try, to learn whether they are taken. In memory, by the hash that the door
// gives (lib/platform/form/household.ts): nothing says afterwards who tried what, and a restart forgets it.

/** A workshop of newcomers, some called alike, and whoever forgot how they are written here. */
const OF_HOUSEHOLD = { most: 8, every: 5 * 60_000 };
/** Of all households together, behind the first few of each. */
const OF_ALL = { most: 60, every: 60_000 };
/** So many a household has in any case, whatever others try. */
const IN_ANY_CASE = 3;
const MOST_HOUSEHOLDS = 50_000;

/** Tries that come back slowly: of each household, and of all. */
export class NameTries {
  readonly #households = new Map<string, TokenBucket>();
  readonly #all = new TokenBucket(OF_ALL);

  /** Whether a household may try one more name. */
  mayTry(household: string): boolean {
    const { left } = this.#bucketOf(household);
    if (left < 1) return false;
    return this.#all.left >= 1 || left > OF_HOUSEHOLD.most - IN_ANY_CASE;
  }

  /** Notes that a household was told of a name whether somebody has it. */
  told(household: string): void {
    this.#bucketOf(household).take();
    this.#all.take();
  }

  #bucketOf(household: string): TokenBucket {
    const own = this.#households.get(household) ?? new TokenBucket(OF_HOUSEHOLD);
    this.#households.delete(household);
    this.#households.set(household, own);
    const [longestAgo] = this.#households.keys();
    if (this.#households.size > MOST_HOUSEHOLDS && longestAgo !== undefined)
      this.#households.delete(longestAgo);
    return own;
  }
}

const kept = globalThis as { fournilNameTries?: NameTries };

/** Those of this process. Kept on globalThis: bundles load this file twice. */
export function nameTries(): NameTries {
  kept.fournilNameTries ??= new NameTries();
  return kept.fournilNameTries;
}
