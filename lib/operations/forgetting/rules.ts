import { addDays, atHour, todayIn } from '#lib/values/time/day';

/** What both clocks say: the one on the wall (milliseconds since 1970), and the one that never jumps (since the process began). */
export type Clocks = { wall: number; steady: number };

/** From which reading on jumps are looked for, and until when, by the clock that never jumps, nothing is erased. */
export type ClockWatch = { from: Clocks; read: Clocks; quietUntil: number };

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
/** Clocks are set right by seconds; what moves one so far within an hour is a mistake, or mends one. */
const JUMP = 10 * MINUTE;
/** So long somebody has to notice and to set it right, or it was right. */
const QUIET = HOUR;
/** Longer than this without a sweep, and the clock may have lost its way while nobody ran. */
const LONG = 24 * HOUR;

/**
 * The watch of a process that starts: where the last sweep was more than a day ago, or nobody knows, or it is still to come, nothing
 * is erased for an hour. What has passed is hidden anyway.
 */
export function startClockWatch(read: Clocks, lastSweep: number | undefined): ClockWatch {
  const isNear = lastSweep !== undefined && Math.abs(read.wall - lastSweep) <= LONG;
  return { from: read, read, quietUntil: isNear ? read.steady : read.steady + QUIET };
}

/** Both clocks once more: where they went apart by ten minutes or more within an hour, nothing is erased until an hour was steady. */
export function readClockWatch({ from, quietUntil }: ClockWatch, read: Clocks): ClockWatch {
  const apart = read.wall - from.wall - (read.steady - from.steady);
  if (Math.abs(apart) >= JUMP) return { from: read, read, quietUntil: read.steady + QUIET };
  return { from: read.steady - from.steady >= HOUR ? read : from, read, quietUntil };
}

/** Whether the clock is to be trusted with what cannot be brought back. */
export function mayErase({ read, quietUntil }: ClockWatch): boolean {
  return read.steady >= quietUntil;
}

/** When bytes are erased: nobody bakes yet. */
const NIGHT = '03:00';

/** What is known of what went before, in milliseconds since 1970; undefined where nobody knows. */
export type Before = { lastSweep?: number; lastNight?: number };

/**
 * Whether the bytes are to be erased now: once after each three o'clock in the zone of the board, when the rows that have passed by then
 * are erased. A machine that slept at that hour does it when it is awake.
 */
export function isNightDue(at: Date, zone: string, { lastSweep, lastNight }: Before): boolean {
  const today = todayIn(zone, at);
  const [early, late] = [addDays(today, -1), today].map((day) => atHour(day, NIGHT, zone).getTime());
  const began = late !== undefined && late <= at.getTime() ? late : (early as number);
  // What is said to be still to come was noted by a clock that was wrong.
  const isSince = (time: number | undefined) => time !== undefined && time >= began && time <= at.getTime();
  return isSince(lastSweep) && !isSince(lastNight);
}
