import { logTrouble } from '#lib/platform/config/log';
import { whenFree } from '#lib/platform/database/maintenance-gate';
import { type NamesAt, ROUNDS, SCHEDULE } from '#lib/platform/jobs/schedule';

/** Where rounds are made. */
type Place = 'each process' | 'the start command';
type Work = () => Promise<unknown>;

/**
 * Does what the schedule has for a place, round after round. What fails is left for the next round, and the rest goes on. In a process that
 * serves, it waits while the database is being moved; the start command is what moves it. @returns how to stop; what is under way is waited for
 */
export function startRounds<At extends Place>(
  where: At,
  work: Record<NamesAt<At>, Work>,
): () => Promise<void> {
  const ends = Object.entries(ROUNDS).map(([round, { first, every }]) => {
    const mine = Object.entries<Work>(work).filter(([name]) => roundOf(name) === round);
    return repeat(first, every, async () => {
      for (const [name, one] of mine)
        await (where === 'each process' ? whenFree('job', one) : one()).catch((error: unknown) =>
          logTrouble(`${name} failed and is tried again`, error),
        );
    });
  });
  return async () => void (await Promise.all(ends.map((end) => end())));
}

function roundOf(name: string): string | undefined {
  const { when } = SCHEDULE[name as keyof typeof SCHEDULE];
  return 'round' in when ? when.round : undefined;
}

function repeat(first: number, every: number, round: () => Promise<void>): () => Promise<void> {
  let underWay = Promise.resolve();
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const next = (wait: number) => {
    if (isStopped) return;
    timer = setTimeout(() => {
      underWay = round().finally(() => next(every));
    }, wait).unref();
  };
  next(first);
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await underWay;
  };
}
