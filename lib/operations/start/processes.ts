import cluster, { type Worker } from 'node:cluster';
import path from 'node:path';
import { type Board, described } from '#lib/operations/start/serve';
import type { Level } from '#lib/platform/database/maintenance-gate';

/**
 * Serves with several processes that share the port (PROCESSES). One that dies is replaced; all of them end with us.
 * @throws Error where the first could not start.
 */
export async function serveMany(processes: number): Promise<Board> {
  cluster.setupPrimary({ exec: path.resolve('bin/worker.ts') });
  let stopping = false;
  let held = false;
  /** One that dies while all are held is replaced afterwards: it would not know. */
  let missing = 0;
  const serving = new WeakSet<Worker>();
  cluster.on('message', (worker) => serving.add(worker));
  // The first serves alone for a moment: beginning all at once, none would for as long.
  await ready(cluster.fork());
  for (let more = 1; more < processes; more++) cluster.fork();
  const replace = () => {
    if (held) missing++;
    else if (!stopping) cluster.fork();
  };
  cluster.on('exit', (worker) => {
    // One that cannot even start is not begun over and over.
    if (serving.has(worker)) replace();
    else setTimeout(replace, AGAIN);
  });
  return {
    ...described(),
    holding: {
      hold: async (level, patience) => {
        held = true;
        const workers = Object.values(cluster.workers ?? {}).map((worker) => worker as Worker);
        return (await Promise.all(workers.map((worker) => asked(worker, level, patience)))).every(Boolean);
      },
      release: async () => {
        held = false;
        const workers = Object.values(cluster.workers ?? {}).map((worker) => worker as Worker);
        await Promise.all(workers.map((worker) => asked(worker, 'nothing', RELEASED)));
        for (; missing > 0 && !stopping; missing--) cluster.fork();
      },
    },
    stop: async () => {
      stopping = true;
      const gone = Object.values(cluster.workers ?? {}).map((worker) => ended(worker as Worker));
      for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM');
      await Promise.all(gone);
    },
  };
}

/** After one that could not start, another is begun so many milliseconds later. */
const AGAIN = 2_000;
/** Longer than a process takes to say that it lets go on. */
const RELEASED = 10_000;

/** Asks a process to hold a level, and whether all is quiet there; one that is gone is quiet. */
function asked(worker: Worker, hold: Level, patience: number): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isQuiet: boolean) => {
      clearTimeout(late);
      worker.off('message', heard).off('exit', gone);
      resolve(isQuiet);
    };
    const heard = (message: { held?: Level; isQuiet?: boolean }) => {
      if (message.held === hold) end(message.isQuiet === true);
    };
    const gone = () => end(true);
    const late = setTimeout(end, patience + RELEASED, false);
    worker.on('message', heard).on('exit', gone);
    if (worker.isDead() || !worker.isConnected()) gone();
    else worker.send({ hold, patience });
  });
}

function ready(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('exit', () => reject(new Error('A process of the board could not start')));
  });
}

function ended(worker: Worker): Promise<void> {
  return new Promise((resolve) => worker.once('exit', () => resolve()));
}
