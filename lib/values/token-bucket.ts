/** What a bucket holds, and in how many milliseconds one comes back. */
export type BucketSize = { most: number; every: number };

/** A token bucket: so much at once, and then as it comes back. In memory; time is the process's own (`performance.now`). */
export class TokenBucket {
  readonly #size: BucketSize;
  #left: number;
  #at = performance.now();

  constructor(size: BucketSize) {
    this.#size = size;
    this.#left = size.most;
  }

  /** How much is in it now. */
  get left(): number {
    const now = performance.now();
    this.#left = Math.min(this.#size.most, this.#left + (now - this.#at) / this.#size.every);
    this.#at = now;
    return this.#left;
  }

  /** Takes one out; an empty one stays empty. */
  take(): void {
    this.#left = Math.max(0, this.left - 1);
  }
}
