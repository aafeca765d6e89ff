import { type BucketSize, TokenBucket } from '#lib/values/token-bucket';

/** What a household may do at once, all of them together, and each in any case, whatever others do. */
export type TriesSize = { ofHousehold: BucketSize; ofAll: BucketSize; inAnyCase: number };

const MOST_HOUSEHOLDS = 50_000;

/** Tries that come back slowly: of each household, and of all. In memory, by a hash: nothing says afterwards who tried what. */
export class HouseholdTries {
  readonly #size: TriesSize;
  readonly #households = new Map<string, TokenBucket>();
  readonly #all: TokenBucket;

  constructor(size: TriesSize) {
    this.#size = size;
    this.#all = new TokenBucket(size.ofAll);
  }

  /** Whether a household may try one more. */
  mayTry(household: string): boolean {
    const { ofHousehold, inAnyCase } = this.#size;
    const { left } = this.#bucketOf(household);
    if (left < 1) return false;
    return this.#all.left >= 1 || left > ofHousehold.most - inAnyCase;
  }

  /** Notes that it did. */
  told(household: string): void {
    this.#bucketOf(household).take();
    this.#all.take();
  }

  #bucketOf(household: string): TokenBucket {
    const own = this.#households.get(household) ?? new TokenBucket(this.#size.ofHousehold);
    this.#households.delete(household);
    this.#households.set(household, own);
    const [longestAgo] = this.#households.keys();
    if (this.#households.size > MOST_HOUSEHOLDS && longestAgo !== undefined)
      this.#households.delete(longestAgo);
    return own;
  }
}
