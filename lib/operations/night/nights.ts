import { keepLastNight, lastNight, lastSweep, readClocks } from '#lib/operations/forgetting/clocks';
import {
  type ClockWatch,
  isNightDue,
  mayErase,
  readClockWatch,
  startClockWatch,
} from '#lib/operations/forgetting/rules';
import { night, type Standing } from '#lib/operations/night/night';
import { clearAnswers, NightRequests } from '#lib/operations/night/request';
import { kindOf, logTrouble } from '#lib/platform/config/log';
import { Busy, Restless } from '#lib/platform/database/night-errors';
import { type NightBoundary, SWITCHING } from '#lib/platform/database/night-switch';
import { zone } from '#lib/values/time/zone';

/** By the clock that never jumps. */
const AGAIN = 60 * 60_000;
/** A keeper who asks waits so long for what other keepers' commands and backups are at. */
const PATIENCE = 10 * 60_000;

/** What the start command does in its rounds for nights, and how to stop that. */
export type Nights = {
  attend: () => Promise<void>;
  look: () => Promise<void>;
  /** Begins none any more, and ends one under way, but for its switch. */
  stop: () => void;
  /** Once that has ended: tells those who still wait. */
  refuse: () => void;
};

/** Erases bytes once a night, and whenever a keeper asks. Runs in the process that owns the database. */
export async function keepNights(standing: Standing): Promise<Nights> {
  clearAnswers();
  const requests = new NightRequests();
  let watch: ClockWatch = startClockWatch(readClocks(), await lastSweep());
  // Where nobody knows, the board is new, or was brought from elsewhere: the next night is the first.
  if ((await lastNight()) === undefined) await keepLastNight(new Date(watch.read.wall));
  let notBefore = 0;
  let busySince: number | undefined;
  let isStopped = false;
  // Whoever stops the board does not wait for a large copy. The switch itself is a moment.
  const boundary: NightBoundary = (name) => {
    if (isStopped && !SWITCHING.includes(name)) throw new Restless(STOPPED);
  };

  const tonight = async () => {
    watch = readClockWatch(watch, readClocks());
    const asked = requests.heard();
    const { wall, steady } = watch.read;
    const before = { lastSweep: await lastSweep(), lastNight: await lastNight() };
    const isDue = mayErase(watch) && steady >= notBefore && isNightDue(new Date(wall), zone(), before);
    if (isStopped || (!asked[0] && !isDue)) return;
    try {
      requests.answer('done', await night(standing, boundary), asked);
    } catch (error) {
      // Two keepers at once: what the other is at ends soon, and then it is looked at again.
      if (error instanceof Busy && asked[0]) {
        busySince ??= steady;
        if (steady - busySince < PATIENCE) return;
      }
      notBefore = steady + AGAIN;
      if (!isStopped) logTrouble(`${STILL}, and are tried again within the hour`, error);
      const why = error instanceof Restless ? error.message : kindOf(error);
      requests.answer('failed', `${STILL}: ${why}.`, asked);
    }
    busySince = undefined;
  };
  return {
    // A full disk, or a data directory that is away: the night itself will say so.
    attend: async () => {
      try {
        requests.attend();
      } catch {}
    },
    look: () => tonight().catch(() => {}),
    stop: () => {
      isStopped = true;
    },
    refuse: () => requests.answer('failed', `${STILL}: ${STOPPED}.`),
  };
}

const STOPPED = 'The board was stopped meanwhile';
const STILL = 'The bytes of what is forgotten are still there';
