import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Clears the lock that a PostgreSQL left when it was killed. A lock file whose process is alive is kept only if that process really
 * is a PostgreSQL of this folder: after a power loss the number often belongs to somebody else, whom we leave alone.
 * @returns whether a PostgreSQL of this folder is still running.
 */
export function clearStaleLockFile(folder: string): boolean {
  const lock = path.join(folder, 'postmaster.pid');
  if (!existsSync(lock)) return false;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (Number.isInteger(pid) && isOurs(pid, folder)) return true;
  rmSync(lock, { force: true });
  rmSync(path.join(folder, '.s.PGSQL.5432.lock'), { force: true });
  rmSync(path.join(folder, '.s.PGSQL.5432'), { force: true });
  return false;
}

/** Whether a process was started as `postgres … -D folder`. */
function isOurs(pid: number, folder: string): boolean {
  const { stdout, error } = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  const line = error ? readCommand(pid) : stdout;
  // With the space after it: a neighbour's folder may begin with the same words.
  return [folder, realpathSync(folder)].some((name) => line.includes(`postgres -D ${name} `));
}

/** Where there is no `ps` (small containers), /proc says the same. */
function readCommand(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
