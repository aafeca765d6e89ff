/** Chance that comes out the same for the same seed: sfc32 by Chris Doty-Humphrey, seeded by a hash of the text. */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: string) {
    let hash = 1_779_033_703 ^ seed.length;
    const next = () => {
      hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
      hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
      hash ^= hash >>> 16;
      return hash >>> 0;
    };
    for (const sign of seed) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 3_432_918_353);
    [this.#a, this.#b, this.#c] = [next(), next(), next()];
    for (let warm = 0; warm < 15; warm++) this.bits();
  }

  /** Thirty-two bits. */
  bits(): number {
    const sum = (this.#a + this.#b + this.#counter++) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return sum >>> 0;
  }

  /** From nothing (inside) to one (outside). */
  part(): number {
    return this.bits() / 4_294_967_296;
  }

  /** A whole number below `most`. */
  below(most: number): number {
    return Math.floor(this.part() * most);
  }

  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)] as T;
  }

  /** Whether something happens that happens so often in a hundred. */
  in100(often: number): boolean {
    return this.part() * 100 < often;
  }

  /** One of several, each as often as its weight says. */
  weighed<T>(of: readonly (readonly [weight: number, one: T])[]): T {
    let at = this.part() * of.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, one] of of) {
      at -= weight;
      if (at < 0) return one;
    }
    return (of.at(-1) as [number, T])[1];
  }

  /** Around nothing, mostly within one of it (a normal distribution, after Box and Muller). */
  around(): number {
    return Math.sqrt(-2 * Math.log(1 - this.part())) * Math.cos(2 * Math.PI * this.part());
  }

  /** A random id (UUID, version 4). */
  id(): string {
    const hex = [this.bits(), this.bits(), this.bits(), this.bits()]
      .map((bits) => bits.toString(16).padStart(8, '0'))
      .join('');
    const variant = '89ab'[this.below(4)];
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** A word that means nothing, as a street could be called. */
  word(): string {
    const syllables = Array.from({ length: 2 + this.below(2) }, () => this.one(STARTS) + this.one(ENDS));
    const word = syllables.join('');
    return word.charAt(0).toUpperCase() + word.slice(1);
  }
}

const STARTS = 'b br d dr f g gl h k kl l m n p r s st t v w z'.split(' ');
const ENDS = 'a e i o u an el en er ing ol on or um al'.split(' ');
