import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A process that is still there. */
export type Leftover = { pid: number; command: string };

// As long as a board and its PostgreSQL may take to stop in order.
const PATIENCE = 40_000;
const OFTEN = 100;

/**
 * Makes a folder for everything that a run of tests puts on the disk for a while. Given to it as TMPDIR, it is also the mark by which what
 * the run started is found. As open as the folder it stands in: boards and PostgreSQL run under other accounts, too.
 */
export function runFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fournil-'));
  chmodSync(folder, 0o1777);
  return folder;
}

/** The processes that name a folder in their arguments or in their environment. */
export function leftIn(folder: string): Leftover[] {
  const list = (...columns: string[]) =>
    spawnSync('ps', columns, { encoding: 'utf8', maxBuffer: 1e8 }).stdout;
  const found = list('axeww', '-o', 'pid=', '-o', 'command=')
    .split('\n')
    .filter((line) => line.includes(folder));
  return found
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => pid !== process.pid)
    .map((pid) => ({ pid, command: list('-ww', '-o', 'args=', '-p', String(pid)).trim() }))
    .filter(({ command }) => command !== '');
}

/** Ends whatever a run left behind, in order if it can be, and removes the folder of the run. @returns what was still running */
export async function clearUp(folder: string): Promise<Leftover[]> {
  const left = leftIn(folder);
  for (const { pid } of left) end(pid, 'SIGTERM');
  for (let waited = 0; waited < PATIENCE && leftIn(folder)[0]; waited += OFTEN) await pause(OFTEN);
  for (const { pid } of leftIn(folder)) end(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return left;
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {} // it has ended by itself meanwhile
}
