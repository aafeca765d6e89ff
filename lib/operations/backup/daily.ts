import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { setPriority } from 'node:os';
import path from 'node:path';
import { isAnyOfBefore, WORDS_OF_BEFORE } from '#lib/operations/backup/backups-of-before';
import { backupsFolder } from '#lib/operations/backup/kept-backups';
import { NO_RECIPIENT } from '#lib/operations/backup/recipient-words';
import { lastNight, lastSweep, readClocks } from '#lib/operations/forgetting/clocks';
import {
  type ClockWatch,
  isNightDue,
  mayErase,
  readClockWatch,
  startClockWatch,
} from '#lib/operations/forgetting/rules';
import { config } from '#lib/platform/config/config';
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
export function dailyBackups(): Daily {
  const { BACKUPS, BACKUP_RECIPIENT } = config();
  if (BACKUPS !== 'daily' || !BACKUP_RECIPIENT) return { look: async () => {}, stop: async () => {} };
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
  return path.join(folder, `board-${todayIn(zone(), now())}.age`);
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

/** What the start says of backups: that none are made, that the machine can open them, or that those from before go. */
export async function wordsOfBackups(): Promise<string[]> {
  const { BACKUP_KEY, BACKUP_RECIPIENT } = config();
  return [
    ...(BACKUP_RECIPIENT ? [] : [NO_RECIPIENT]),
    ...(BACKUP_KEY ? [KEY_IS_HERE] : []),
    ...((await isAnyOfBefore()) ? [WORDS_OF_BEFORE] : []),
  ];
}

const KEY_IS_HERE =
  'BACKUP_KEY stands among the settings of this board: as long as it does, whoever has the machine can open its backups. Take it away where nobody restores unattended.';

/** Makes the folder of the backups, so that what is wrong with it is said at the start. */
export async function checkBackups(): Promise<void> {
  const { BACKUPS, BACKUP_DIR } = config();
  if (BACKUPS === 'daily') await mkdir(BACKUP_DIR ?? backupsFolder(), { recursive: true, mode: 0o700 });
}
