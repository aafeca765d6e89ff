import 'server-only';
import { LOST, listener } from '#lib/platform/database/listener';
import { type Claiming, Lanes } from '#lib/platform/jobs/lanes';
import { kept } from '#lib/platform/jobs/running';
import { type NamesAt, SCHEDULE } from '#lib/platform/jobs/schedule';
import { WORK } from '#lib/platform/jobs/wake';

/** How each kind of thing is claimed: all that the schedule has for whoever claims it. */
type Claimings = Record<NamesAt<'whoever claims it'>, Claiming>;

/** What is new is heard of at once; what became due, what is tried again and what a dead process left may be this late. */
const POLL = 2_000;

/** Begins to work at all that can be claimed, as long as the process lives or until `stopWorker`. Once in a process. */
export function startWorker(claimings: Claimings): void {
  startWorkerFor(claimings);
}

/** The same at some of it only: for tests. */
export function startWorkerFor(claimings: Partial<Claimings>): void {
  if (kept.fournilWorker) return;
  const all = (Object.entries(claimings) as [keyof Claimings, Claiming][]).map(
    ([name, claim]) => new Lanes(claim, SCHEDULE[name].when.atOnce),
  );
  const wake = () => {
    for (const lanes of all) lanes.wake();
  };
  const timer = setInterval(wake, POLL).unref();
  const unhear = listener().hear((topic) => {
    if (topic === WORK || topic === LOST) wake();
  });
  kept.fournilWorker = {
    looked: () => Math.min(...all.map(({ looked }) => looked)),
    stop: async () => {
      kept.fournilWorker = undefined;
      clearInterval(timer);
      unhear();
      await Promise.all(all.map((lanes) => lanes.stop()));
    },
  };
  wake();
  // What was told before this process could hear it.
  listener().ready().then(wake);
}
