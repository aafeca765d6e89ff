import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Clears the lock that a PostgreSQL left when it was killed, where PostgreSQL itself would not: after a power loss its number often belongs
 * to somebody else, whom we leave alone. Where nobody has that number, PostgreSQL clears it by its own rules, which ask as well whether
 * one of its children still lives.
 * @returns whether a PostgreSQL of this folder is still running.
 */
export function clearStaleLockFile(folder: string): boolean {
  const lock = path.join(folder, 'postmaster.pid');
  if (!existsSync(lock)) return false;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (Number.isInteger(pid) && pid > 0) {
    if (!isTaken(pid)) return false;
    if (isOurs(pid, folder)) return true;
  }
  rmSync(lock, { force: true });
  rmSync(path.join(folder, '.s.PGSQL.5432.lock'), { force: true });
  rmSync(path.join(folder, '.s.PGSQL.5432'), { force: true });
  return false;
}

/** Whether anybody has this number, of whichever account; one that has ended and was not waited for has it still. */
function isTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
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
