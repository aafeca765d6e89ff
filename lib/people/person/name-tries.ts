// How many names a household that nobody is signed in from may try, to learn whether they are taken. In memory, by the hash that the door
// gives (lib/platform/form/household.ts): nothing says afterwards who tried what, and a restart forgets it.

/** A workshop of newcomers, some called alike, and whoever forgot how they are written here. */
const OF_HOUSEHOLD = { most: 8, refill: 5 * 60_000 };
/** Of all households together, behind the first few of each. */
const OF_ALL = { most: 60, refill: 60_000 };
/** So many a household has in any case, whatever others try. */
const IN_ANY_CASE = 3;
const MOST_HOUSEHOLDS = 50_000;

type Bucket = { left: number; at: number };

/** Tries that come back slowly: of each household, and of all. */
export class NameTries {
  readonly #households = new Map<string, Bucket>();
  readonly #all: Bucket = { left: OF_ALL.most, at: performance.now() };

  /** Whether a household may try one more name. */
  mayTry(household: string): boolean {
    const own = this.#bucketOf(household);
    refill(own, OF_HOUSEHOLD);
    refill(this.#all, OF_ALL);
    if (own.left < 1) return false;
    return this.#all.left >= 1 || own.left > OF_HOUSEHOLD.most - IN_ANY_CASE;
  }

  /** Notes that a household was told of a name whether somebody has it. */
  told(household: string): void {
    const own = this.#bucketOf(household);
    own.left = Math.max(0, own.left - 1);
    this.#all.left = Math.max(0, this.#all.left - 1);
  }

  #bucketOf(household: string): Bucket {
    const own = this.#households.get(household) ?? { left: OF_HOUSEHOLD.most, at: performance.now() };
    this.#households.delete(household);
    this.#households.set(household, own);
    const [longestAgo] = this.#households.keys();
    if (this.#households.size > MOST_HOUSEHOLDS && longestAgo !== undefined)
      this.#households.delete(longestAgo);
    return own;
  }
}

function refill(bucket: Bucket, { most, refill }: typeof OF_ALL): void {
  const now = performance.now();
  bucket.left = Math.min(most, bucket.left + (now - bucket.at) / refill);
  bucket.at = now;
}

const kept = globalThis as { fournilNameTries?: NameTries };

/** Those of this process. Kept on globalThis: bundles load this file twice. */
export function nameTries(): NameTries {
  kept.fournilNameTries ??= new NameTries();
  return kept.fournilNameTries;
}
