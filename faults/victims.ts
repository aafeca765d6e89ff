import type { Board } from '#e2e/board';
import { postgresOf, processes, serving } from '#e2e/commands/processes';

/** What is killed: what serves, PostgreSQL, both, one of several that serve, or all of it with what would start it again. */
export type Victim = 'server' | 'PostgreSQL' | 'both' | 'a process' | 'everything';

/** Kills, without a word. @returns whether what was killed is there anew */
export function kill(board: Board, victim: Victim): () => boolean {
  const launcher = board.process.pid as number;
  const [server, postgres] = [serving(launcher), postgresOf(board.folder)];
  const workers = workersOf(server);
  const all = {
    server: [server],
    PostgreSQL: [postgres],
    both: [server, postgres],
    'a process': workers.slice(0, 1),
    everything: [launcher, server, postgres, ...workers],
  }[victim];
  for (const pid of all) if (pid) process.kill(pid, 'SIGKILL');
  const isServerNew = () => ![undefined, server].includes(servingNow(launcher));
  const isPostgresNew = () => ![undefined, postgres].includes(postgresOf(board.folder));
  return {
    server: isServerNew,
    PostgreSQL: isPostgresNew,
    both: () => isServerNew() && isPostgresNew(),
    'a process': () => workersOf(server).filter((pid) => pid !== workers[0]).length === workers.length,
    everything: () => true, // it is another board
  }[victim];
}

function workersOf(server: number): number[] {
  return processes()
    .filter(({ parent, args }) => parent === server && args.includes('worker.ts'))
    .map(({ pid }) => pid);
}

function servingNow(launcher: number): number | undefined {
  try {
    return serving(launcher);
  } catch {
    return undefined;
  }
}
