import { spawn } from 'node:child_process';
import path from 'node:path';
import { startBoard } from '#e2e/board';
import { makeIdentity } from '#lib/operations/backup/age';
import { recipientOf } from '#lib/platform/config/recipient';
import { type Disk, seize } from './disk.ts';
import { type Lived, live, openBoard, passUntil, SETTINGS, setFileTimes } from './month.ts';
import type { Seen } from './observer.ts';
import { DAY, HOUR, type Size } from './people.ts';
import { type Truth, truthOf } from './truth.ts';

/** A month and what is left of it: the disk before anything was forgotten, and the disk after two nights. */
export type Inquiry = {
  truth: Truth;
  seen: Seen[];
  before: Disk;
  after: Disk;
  /** Pairs of this machine's time and the board's, by which the times of files are read. */
  times: [real: number, lived: number][];
  /** What the board did not take, and what the keeper was told. */
  refused: string[];
  told: string[];
  /** The kinds of attack that must show their teeth, where the month is too small for all. */
  bites?: string[] | undefined;
};

/**
 * Lives a month on a fresh board and lets it be forgotten. Through the month nothing that waits for half an hour rings on the board: nothing
 * is erased, and the disk is what that of any other board would be. This is the control. Then come a night, a day on which the hours
 * run as they do for everybody, and another night.
 */
export async function inquire(
  size: Size,
  seed: string,
  to: string,
  say: (line: string) => void,
): Promise<Inquiry> {
  const lived = await openBoard(size, seed);
  try {
    say(`${size.people} people live ${size.days} days, and ${size.quiet} quiet ones, on ${lived.board.url}`);
    await live(lived, size.days);
    await live(lived, size.quiet, 0.15);
    await nightfall(lived);
    await lived.board.stop();
    const before = seize(lived.board, path.join(to, 'before'), lived.opened);
    say('The month is over: the disk is copied, and the night comes');
    await startAgain(lived);
    const told = [await keeper(lived, 'forget')];
    const first = await backup(lived, path.join(to, 'first.backup'));
    lived.clock.hold(false);
    await live(lived, 1, 0.5);
    await nightfall(lived);
    told.push(await keeper(lived, 'forget'));
    const second = await backup(lived, path.join(to, 'second.backup'));
    const truth = truthOf(lived.life, lived.life.now());
    await lived.board.stop();
    const after = seize(lived.board, path.join(to, 'after'), lived.opened);
    after.backups = [first, second];
    after.identity = identity;
    const seen = [...lived.observer.seen.values()];
    return {
      truth,
      seen,
      before,
      after,
      times: lived.times,
      refused: lived.life.refused,
      told,
      bites: size.bites,
    };
  } finally {
    await lived.board.stop();
    lived.clock.remove();
  }
}

/** Three in the morning. */
async function nightfall(lived: Lived): Promise<void> {
  const { life } = lived;
  await passUntil(lived, Math.ceil(life.now() / DAY) * DAY + 2 * HOUR);
  setFileTimes(lived.board.folder, life.now());
}

/** The same board again, at the same address. */
async function startAgain(lived: Lived): Promise<void> {
  const { folder, url } = lived.board;
  const env = { ...lived.clock.env, ...SETTINGS };
  lived.board = await startBoard({ folder, env, port: Number(new URL(url).port) });
}

/** Runs a command of the keeper beside the running board, and returns what it said. @throws where it failed */
function keeper(lived: Lived, ...command: string[]): Promise<string> {
  return run(lived, ['bin/launch.mjs', 'keeper', ...command]);
}

/** What opens the backups: nowhere on the disk. */
const identity = await makeIdentity();

/** Makes a backup. */
async function backup(lived: Lived, file: string): Promise<Disk['backups'][number]> {
  await run(lived, ['bin/launch.mjs', 'backup', file], { BACKUP_RECIPIENT: recipientOf(identity) });
  return { file, at: lived.life.now() };
}

function run({ board, clock }: Lived, args: string[], more: Record<string, string> = {}): Promise<string> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      DATA_DIR: board.folder,
      ...clock.env,
      ...SETTINGS,
      ...more,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  return new Promise((resolve, reject) => {
    child.on('close', (code) =>
      code === 0 ? resolve(said.trim()) : reject(new Error(`${args.join(' ')}: ${said}`)),
    );
  });
}
