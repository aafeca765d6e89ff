import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { setPriority } from 'node:os';
import path from 'node:path';
import { backupsFolder } from '#lib/operations/backup/kept-backups';
import { keyWords } from '#lib/operations/backup/key-words';
import { lastNight, lastSweep, readClocks } from '#lib/operations/forgetting/clocks';
import {
  type ClockWatch,
  isNightDue,
  mayErase,
  readClockWatch,
  startClockWatch,
} from '#lib/operations/forgetting/rules';
import { config } from '#lib/platform/config/config';
import { backupKey } from '#lib/platform/config/keys';
import { now } from '#lib/values/time/clock';
import { hourOf, todayIn } from '#lib/values/time/day';
import { zone } from '#lib/values/time/zone';

/** Behind the night, in which bytes are erased: what a backup holds then has nothing in it that the night took away. */
const FROM = '05:00';
const UNTIL = '08:00';

/** What the start command does in its rounds for backups, and how to stop one that is being made. */
export type Daily = { look: () => Promise<void>; stop: () => Promise<void> };

/**
 * Makes a backup every day (BACKUPS=daily), in a process of its own: pages do not wait for it. A day on which nobody ran in the morning
 * gets its own as soon as somebody does.
 */
export function dailyBackups(say: (line: string) => void): Daily {
  if (config().BACKUPS !== 'daily') return { look: async () => {}, stop: async () => {} };
  const { key, isNew } = backupKey();
  if (isNew) for (const line of keyWords(key)) say(line);
  let child: ChildProcess | undefined;
  let watch: ClockWatch | undefined;
  let isStopped = false;
  const look = async () => {
    watch = readClockWatch(watch ?? startClockWatch(readClocks(), await lastSweep()), readClocks());
    // What has passed is erased before it is written down: not by a clock that may be wrong.
    if (!mayErase(watch)) return;
    if (!child && isDue() && !(await isNightToCome()) && !isStopped)
      child ??= makeOne(() => (child = undefined));
  };
  const stop = async () => {
    isStopped = true;
    const gone = child && new Promise((resolve) => child?.once('exit', resolve));
    child?.kill('SIGTERM');
    await gone;
  };
  return { look, stop };
}

/** Where today's backup is kept, or is to be. */
export function todaysBackup(): string {
  const folder = config().BACKUP_DIR ?? backupsFolder();
  return path.join(folder, `board-${todayIn(zone(), now())}.backup`);
}

const isDue = () => hourOf(now(), zone()) >= FROM && !existsSync(todaysBackup());

/** Whether the night has to come first: it would cut a backup off. One that fails again and again is not waited for. */
async function isNightToCome(): Promise<boolean> {
  const before = { lastSweep: await lastSweep(), lastNight: await lastNight() };
  return hourOf(now(), zone()) < UNTIL && isNightDue(now(), zone(), before);
}

function makeOne(ended: () => void): ChildProcess {
  const options = ['--disable-warning=ExperimentalWarning', '--import', './bin/next-names.ts'];
  const child = spawn(process.execPath, [...options, path.resolve('bin/backup.ts'), todaysBackup()], {
    stdio: ['ignore', 'ignore', 'inherit'], // what is well need not stand in a log
  });
  if (child.pid) setPriority(child.pid, 10);
  child.on('error', ended);
  child.on('exit', ended);
  return child;
}

/** Makes the folder of the backups, so that what is wrong with it is said at the start. */
export async function checkBackups(): Promise<void> {
  const { BACKUPS, BACKUP_DIR } = config();
  if (BACKUPS === 'daily') await mkdir(BACKUP_DIR ?? backupsFolder(), { recursive: true, mode: 0o700 });
}
