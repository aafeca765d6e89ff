import 'server-only';
import { EventEmitter } from 'node:events';
import { Logger, type Runner, run, type TaskList } from 'graphile-worker';
import type { PoolClient } from 'pg';
import { kindOf } from '#lib/platform/config/log';
import { clearJobs, giveJobs, type TaskName, type Waiting } from '#lib/platform/jobs/queue';
import { kept, type Working } from '#lib/platform/jobs/running';

/** Something that is done behind the pages. */
export type Task = {
  /** Does it for a row. @param client a connection that it has for itself. @throws where it is to be tried again, later and later. */
  perform: (id: string, client: PoolClient) => Promise<void>;
  /** The rows that should have a job by now. */
  waiting: () => Waiting;
};
export type Tasks = Partial<Record<TaskName, Task>>;

/** So much at once in a process: whoever is slow to take mails holds up one, and the others go on. */
const AT_ONCE = 4;
/** Each job has a connection, one takes and ends them, one listens. */
const CONNECTIONS = AT_ONCE + 2;
/** What is new is heard of at once; what is tried again may be this late. */
const POLL = 2_000;
/** What became due, and what was left behind, is looked for as often. */
const ROUND = 10_000;

/** Begins to work at what is to be done, as long as the process lives or until `stopWorker`. Once in a process. */
export function startWorker(tasks: Tasks): void {
  if (kept.fournilWorker) return;
  let stopping = false;
  let runner: Runner | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isFirst = true;
  let current: Promise<void> = Promise.resolve();
  const working: Working = {
    heard: performance.now(),
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      kept.fournilWorker = undefined;
      await current; // it may just be beginning
      await runner?.stop().catch(() => {}); // it has stopped already
    },
  };
  kept.fournilWorker = working;
  const events = new EventEmitter().on('worker:getJob:start', () => {
    working.heard = performance.now();
  });
  const round = async () => {
    try {
      await clearJobs(isFirst);
      isFirst = false;
      runner ??= await begin(tasks, events, () => {
        runner = undefined;
      });
      for (const [name, { waiting }] of entriesOf(tasks)) await giveJobs(name, waiting());
    } catch {
      // The database is away: the next round sees.
    }
    if (!stopping) timer = setTimeout(next, ROUND).unref();
  };
  const next = () => {
    current = round();
  };
  next();
}

const entriesOf = (tasks: Tasks) => Object.entries(tasks) as [TaskName, Task][];

async function begin(tasks: Tasks, events: EventEmitter, ended: () => void): Promise<Runner> {
  const runner = await run({
    connectionString: process.env.DATABASE_URL,
    schema: 'graphile_worker',
    taskList: listOf(tasks),
    events,
    concurrency: AT_ONCE,
    maxPoolSize: CONNECTIONS,
    pollInterval: POLL,
    noHandleSignals: true,
    parsedCronItems: [],
    // What it would say may quote what somebody wrote: each task says itself what may be known.
    logger: new Logger(() => () => {}),
  });
  runner.promise.catch(() => {}).finally(ended);
  return runner;
}

/** The tasks as the queue knows them. What a failure says is kept with its job, and may name somebody: only its kind goes there. */
export function listOf(tasks: Tasks): TaskList {
  return Object.fromEntries(
    entriesOf(tasks).map(([name, { perform }]) => [
      name,
      async (payload, { withPgClient }) => {
        const { id } = payload as { id: string };
        try {
          await withPgClient((client) => perform(id, client));
        } catch (error) {
          throw new Error(kindOf(error));
        }
      },
    ]),
  );
}
