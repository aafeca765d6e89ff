import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { startBoard } from '#e2e/board';
import { copied, type Disk, imageOf, seize } from './disk.ts';
import type { Image } from './free-blocks.ts';
import { backup, forget, identity, unlinkedNight } from './keeping.ts';
import { type Lived, live, openBoard, passUntil, SETTINGS, setFileTimes } from './month.ts';
import type { Seen } from './observer.ts';
import { DAY, HOUR, type Size } from './people.ts';
import { type Truth, truthOf } from './truth.ts';

/** A month and what is left of it: the disk before anything was forgotten, and the disk after some nights. */
export type Inquiry = {
  truth: Truth;
  seen: Seen[];
  before: Disk;
  after: Disk;
  /** The disk after a night that unlinks and does not write over: what its free blocks tell is what the others must not. */
  unlinked?: Image | undefined;
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
 * is erased, and the disk is what that of any other board would be. This is the control. Then come a night, a week and a day on which the
 * hours run as they do for everybody, and two more nights.
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
    await live(quietly(lived), size.quiet, 0.15);
    await nightfall(lived);
    await lived.board.stop();
    const before = seize(lived.board, path.join(to, 'before'), lived.opened);
    say('The month is over: the disk is copied, and the night comes');
    if (!lived.disk)
      say('No disk of its own can be mounted here (root may, mostly): free blocks are not read');
    const unlinked = await unlinkedNight(lived, path.join(to, 'unlinked'));
    await startAgain(lived);
    const { after, told } = await nights(lived, to);
    const truth = truthOf(lived.life, lived.life.now());
    const seen = [...lived.observer.seen.values()];
    return {
      truth,
      seen,
      before,
      after,
      unlinked,
      times: lived.times,
      refused: lived.life.refused,
      told,
      bites: size.bites,
    };
  } finally {
    await lived.board.stop();
    lived.disk?.remove();
    lived.clock.remove();
  }
}

/**
 * A night, the week that a backup has, a night, a day, and another night; then the disk, with the two backups that live. One that was made before
 * them is gone by then, and its blocks are there.
 */
async function nights(lived: Lived, to: string): Promise<{ after: Disk; told: string[] }> {
  const told = [await forget(lived)];
  const kept = path.join(lived.disk?.folder ?? to, 'kept');
  mkdirSync(kept);
  const old = await backup(lived, path.join(kept, 'old.backup'));
  lived.clock.hold(false);
  await passUntil(quietly(lived), lived.life.now() + 8 * DAY);
  // So much time passed at once that the hours of the board are behind it.
  told.push(await forget(lived));
  const first = await backup(lived, path.join(kept, 'first.backup'));
  await live(lived, 1, 0.5);
  await nightfall(lived);
  told.push(await forget(lived));
  const second = await backup(lived, path.join(kept, 'second.backup'));
  if (existsSync(old.file)) throw new Error('a backup is there whose week is over');
  await lived.board.stop();
  const after = seize(lived.board, path.join(to, 'after'), lived.opened);
  if (lived.disk) after.image = imageOf(lived.disk, path.join(to, 'after'));
  const copies = lived.disk ? copied(kept, path.join(to, 'after/kept')) : kept;
  const copyOf = ({ file, at }: typeof first) => ({ at, file: path.join(copies, path.basename(file)) });
  return { after: { ...after, backups: [first, second].map(copyOf), identity }, told };
}

/** The same board, at which somebody outside looks once a day: little is new. */
const quietly = (lived: Lived): Lived => ({ ...lived, size: { ...lived.size, looks: DAY } });

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
