import { keepLastNight, lastNight, lastSweep, readClocks } from '#lib/operations/forgetting/clocks';
import { begin, isNightDue, look, mayErase, type Watch } from '#lib/operations/forgetting/rules';
import { night, type Standing } from '#lib/operations/night/night';
import { askedForNight } from '#lib/operations/night/request';
import { kindOf, logTrouble } from '#lib/platform/config/log';
import { type Boundary, Restless, SWITCHING } from '#lib/platform/database/night';
import { zone } from '#lib/values/time/zone';

const OFTEN = 1_000;
/** By the clock that never jumps. */
const AGAIN = 60 * 60_000;

/**
 * Erases bytes once a night, and whenever a keeper asks, as long as it is not stopped. Runs in the process that owns the database.
 * @returns how to stop; a night under way is waited for
 */
export async function keepNights(standing: Standing): Promise<() => Promise<void>> {
  let watch: Watch = begin(readClocks(), await lastSweep());
  // Where nobody knows, the board is new, or was brought from elsewhere: the next night is the first.
  if ((await lastNight()) === undefined) await keepLastNight(new Date(watch.read.wall));
  let notBefore = 0;
  let underWay = Promise.resolve();
  let isStopped = false;
  // Whoever stops the board does not wait for a large copy. The switch itself is a moment.
  const boundary: Boundary = (name) => {
    if (isStopped && !SWITCHING.includes(name)) throw new Restless('The board was stopped meanwhile');
  };

  const tonight = async () => {
    watch = look(watch, readClocks());
    const answer = askedForNight();
    const { wall, steady } = watch.read;
    const before = { lastSweep: await lastSweep(), lastNight: await lastNight() };
    const isDue = mayErase(watch) && steady >= notBefore && isNightDue(new Date(wall), zone(), before);
    if (!answer && !isDue) return;
    try {
      const words = await night(standing, boundary);
      answer?.('done', words);
    } catch (error) {
      notBefore = steady + AGAIN;
      const still = 'The bytes of what is forgotten are still there';
      if (!isStopped) logTrouble(`${still}, and are tried again within the hour`, error);
      answer?.('failed', `${still}: ${error instanceof Restless ? error.message : kindOf(error)}.`);
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const next = () => {
    if (isStopped) return;
    timer = setTimeout(() => {
      underWay = tonight()
        .catch(() => {})
        .finally(next);
    }, OFTEN).unref();
  };
  next();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await underWay;
  };
}
