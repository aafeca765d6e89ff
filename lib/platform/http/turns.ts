/**
 * How many may be at something: in all, of one address, and of one address while others are at it too (as many, unless said); and how many of
 * one address and in all may wait for it. An address of which more than `crowd.from` wait stands back: it has `crowd.alone` while it is alone,
 * and begins beside others once in `crowd.every` milliseconds.
 */
export type TurnLimits = {
  atOnce: number;
  ofOne: number;
  besideOthers?: number;
  crowd?: { from: number; alone: number; every: number };
  waitingOfOne: number;
  waiting: number;
};

/** Ends a turn; to be called once, more often does no harm. */
export type EndTurn = () => void;

type Line = { running: number; waiting: (() => void)[]; began: number };

/**
 * Lets whoever asks take turns: so many at once, so many of one address, and the addresses one after the other, however many of one
 * address wait. So whoever sends a thousand requests waits for themselves, and another address is next.
 */
export class Turns {
  /** Addresses that run or wait, in the order in which they are served next. */
  readonly #lines = new Map<string, Line>();
  readonly #limits: TurnLimits;
  readonly #now: () => number;
  #running = 0;
  #waiting = 0;

  /** @param now milliseconds that only grow */
  constructor(limits: TurnLimits, now = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
  }

  /**
   * Waits for a turn of this address. `given` gets the way to give it back; `leave` gives up waiting.
   * @returns whether there was room to wait; else `given` is never called
   */
  take(address: string, given: (end: EndTurn) => void): { wait: boolean; leave: () => void } {
    const { waiting, waitingOfOne } = this.#limits;
    const line = this.#lines.get(address) ?? { running: 0, waiting: [], began: Number.NEGATIVE_INFINITY };
    this.#lines.set(address, line);
    if (this.#mayBegin(line)) {
      this.#begin(address, line, given);
      return { wait: true, leave: () => {} };
    }
    if (line.waiting.length >= waitingOfOne || this.#waiting >= waiting) {
      this.#forget(address, line);
      return { wait: false, leave: () => {} };
    }
    const turn = () => this.#begin(address, line, given);
    line.waiting.push(turn);
    this.#waiting++;
    const leave = () => {
      const at = line.waiting.indexOf(turn);
      if (at < 0) return;
      line.waiting.splice(at, 1);
      this.#waiting--;
      this.#forget(address, line);
    };
    return { wait: true, leave };
  }

  #begin(address: string, line: Line, given: (end: EndTurn) => void): void {
    this.#running++;
    line.running++;
    line.began = this.#now();
    let isOver = false;
    given(() => {
      if (isOver) return;
      isOver = true;
      this.#running--;
      line.running--;
      this.#lines.delete(address);
      if (line.running + line.waiting.length > 0) this.#lines.set(address, line);
      while (this.#next());
    });
  }

  #mayBegin({ running, waiting, began }: Line): boolean {
    const { atOnce, ofOne, besideOthers = ofOne, crowd } = this.#limits;
    if (this.#running >= atOnce || running >= ofOne) return false;
    const isBesideOthers = this.#running > running;
    if (isBesideOthers && running >= besideOthers) return false;
    if (!crowd || waiting.length <= crowd.from) return true;
    return isBesideOthers ? this.#now() - began >= crowd.every : running < crowd.alone;
  }

  /**
   * Begins one of those that wait and may: of an address that has the fewest turns now; of several, the one whose last ended longest ago.
   * @returns whether there was any
   */
  #next(): boolean {
    let next: Line | undefined;
    for (const line of this.#lines.values())
      if (line.waiting[0] && this.#mayBegin(line) && line.running < (next?.running ?? Infinity)) next = line;
    if (!next) return false;
    this.#waiting--;
    next.waiting.shift()?.();
    return true;
  }

  #forget(address: string, line: Line): void {
    if (line.running === 0 && line.waiting.length === 0) this.#lines.delete(address);
  }
}
