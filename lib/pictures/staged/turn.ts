import { Turns } from '#lib/platform/http/turns';

/**
 * Unpacked, one picture can take two hundred megabytes, and seconds of a processor: a small machine does two at a time, each of another
 * household. Whoever waits is bounded at the door (lib/platform/http/uploads.ts).
 */
const DECODING = new Turns({ atOnce: 2, ofOne: 1, waitingOfOne: Infinity, waiting: Infinity });

/** Does the work when it is the household's turn. */
export function inTurnOf<T>(household: string, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    DECODING.take(household, (end) => {
      work().finally(end).then(resolve, reject);
    });
  });
}
