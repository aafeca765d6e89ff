import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Running = { pid: number; parent: number; args: string };

/** All processes of this machine. */
export function processes(): Running[] {
  const { stdout } = spawnSync('ps', ['-ww', '-eo', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return stdout
    .trim()
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .flatMap((found) =>
      found ? [{ pid: Number(found[1]), parent: Number(found[2]), args: found[3] ?? '' }] : [],
    );
}

/** The process that serves, below the one that launched it. */
export function serving(launcher: number | undefined): number {
  const found = processes().find(({ parent, args }) => parent === launcher && args.includes('start.ts'));
  if (!found) throw new Error('the board does not run');
  return found.pid;
}

/** A process that another one started. @throws where it has none */
export function below(parent: number): number {
  const found = processes().find((each) => each.parent === parent);
  if (!found) throw new Error(`${parent} started nothing`);
  return found.pid;
}

/** The PostgreSQL of a data directory, by its lock file. */
export function postgresOf(folder: string): number | undefined {
  const lock = path.join(folder, 'postgres/postmaster.pid');
  const pid = existsSync(lock) ? Number(readFileSync(lock, 'utf8').split('\n')[0]) : undefined;
  return pid && isAlive(pid) ? pid : undefined;
}

/** Whether a process is there (a zombie is not). */
export function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
}
