/** What both clocks say: the one on the wall (milliseconds since 1970), and the one that never jumps (since the process began). */
export type Clocks = { wall: number; steady: number };

/** From which reading on jumps are looked for, and until when, by the clock that never jumps, nothing is erased. */
export type Watch = { from: Clocks; read: Clocks; quietUntil: number };

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
export function begin(read: Clocks, lastSweep: number | undefined): Watch {
  const isNear = lastSweep !== undefined && Math.abs(read.wall - lastSweep) <= LONG;
  return { from: read, read, quietUntil: isNear ? read.steady : read.steady + QUIET };
}

/** Both clocks once more: where they went apart by ten minutes or more within an hour, nothing is erased until an hour was steady. */
export function look({ from, quietUntil }: Watch, read: Clocks): Watch {
  const apart = read.wall - from.wall - (read.steady - from.steady);
  if (Math.abs(apart) >= JUMP) return { from: read, read, quietUntil: read.steady + QUIET };
  return { from: read.steady - from.steady >= HOUR ? read : from, read, quietUntil };
}

/** Whether the clock is to be trusted with what cannot be brought back. */
export function mayErase({ read, quietUntil }: Watch): boolean {
  return read.steady >= quietUntil;
}
