/**
 * What waits while the database moves to fresh files at night, in this process. Work of our own (jobs) is held first, then what people
 * write, and for the moment of the switch everything; whoever waits is let go on afterwards, and nothing fails. See
 * docs/decisions/the-night.md.
 */
export const LEVELS = ['nothing', 'jobs', 'writes', 'all'] as const;
export type Level = (typeof LEVELS)[number];

/** What passes: a job of our own, something that writes, something that reads. */
export type Passing = 'job' | 'write' | 'read';

/** From which level on it waits. */
const WAITS: Record<Passing, Level> = { job: 'jobs', write: 'writes', read: 'all' };
const rank = (level: Level) => LEVELS.indexOf(level);

/** Something that must be quiet while a level is held (a pool, a queue), and that goes on when it is released. */
type Quieted = { level: Level; quiet: () => Promise<unknown>; goOn?: () => unknown };

class Gate {
  level: Level = 'nothing';
  readonly underWay: Record<Passing, Set<symbol>> = { job: new Set(), write: new Set(), read: new Set() };
  readonly quieted = new Set<Quieted>();
  #changed = Promise.withResolvers<void>();

  /** Resolves at the next change of what is held or under way. */
  change(): Promise<void> {
    return this.#changed.promise;
  }

  changed(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers<void>();
  }
}

const kept = globalThis as { fournilGate?: Gate };

/** Kept on globalThis: bundles load this file twice. */
function gate(): Gate {
  kept.fournilGate ??= new Gate();
  return kept.fournilGate;
}

/** Whether it would have to wait. */
export function isClosedTo(what: Passing): boolean {
  return rank(gate().level) >= rank(WAITS[what]);
}

/** Passes at once: returns what to call when it is done, or undefined where it would have to wait. */
export function passNow(what: Passing): (() => void) | undefined {
  const { underWay } = gate();
  if (isClosedTo(what)) return undefined;
  const self = Symbol(what);
  underWay[what].add(self);
  return () => {
    if (underWay[what].delete(self)) gate().changed();
  };
}

/** Waits until it may pass, and returns what to call when it is done. */
export async function pass(what: Passing): Promise<() => void> {
  for (;;) {
    const done = passNow(what);
    if (done) return done;
    await gate().change();
  }
}

/** Does some work when it may, and is waited for. */
export async function whenFree<T>(what: Passing, work: () => Promise<T>): Promise<T> {
  const done = await pass(what);
  try {
    return await work();
  } finally {
    done();
  }
}

/** From now on `quiet` is called each time this level is held, before that is said to be so, and `goOn` each time it is released. */
export function quietAt(level: Level, quiet: Quieted['quiet'], goOn?: Quieted['goOn']): void {
  gate().quieted.add({ level, quiet, goOn });
}

/**
 * Closes the gate at a level and those below it. Resolves when nothing of it is under way any more, or after so many milliseconds. @returns whether
 * all is quiet; where it is not, it stays held until `openGate`
 */
export async function closeGate(level: Level, patience: number): Promise<boolean> {
  const before = gate().level;
  gate().level = level;
  gate().changed();
  const late = Promise.withResolvers<void>();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    late.resolve();
  }, patience);
  const work = (['job', 'write', 'read'] as const).filter((what) => rank(WAITS[what]) <= rank(level));
  while (!isLate && work.some((what) => gate().underWay[what].size > 0))
    await Promise.race([gate().change(), late.promise]);
  const isQuiet = work.every((what) => gate().underWay[what].size === 0);
  const newly = [...gate().quieted].filter(
    (each) => rank(each.level) > rank(before) && rank(each.level) <= rank(level),
  );
  await Promise.race([Promise.allSettled(newly.map(({ quiet }) => quiet())), late.promise]);
  clearTimeout(timer);
  return isQuiet && !isLate;
}

/** Opens the gate: everything goes on. */
export function openGate(): void {
  const before = gate().level;
  gate().level = 'nothing';
  gate().changed();
  for (const each of gate().quieted) if (rank(each.level) <= rank(before)) each.goOn?.();
}
