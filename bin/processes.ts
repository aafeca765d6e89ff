import cluster, { type Worker } from 'node:cluster';
import path from 'node:path';
import { type Board, described } from '#bin/serve';

/**
 * Serves with several processes that share the port (PROCESSES). One that dies is replaced; all of them end with us.
 * @throws Error where one of them could not start.
 */
export async function serveMany(processes: number): Promise<Board> {
  cluster.setupPrimary({ exec: path.resolve('bin/worker.ts') });
  let stopping = false;
  await Promise.all(Array.from({ length: processes }, () => ready(cluster.fork())));
  cluster.on('exit', () => {
    if (!stopping) cluster.fork();
  });
  return {
    ...described(),
    stop: async () => {
      stopping = true;
      const gone = Object.values(cluster.workers ?? {}).map((worker) => ended(worker as Worker));
      for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM');
      await Promise.all(gone);
    },
  };
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
