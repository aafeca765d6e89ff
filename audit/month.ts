import { chmodSync, mkdirSync, readdirSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { type Board, freshFolder, startBoard } from '#e2e/board';
import { type DiskImage, diskImage } from '#lib/platform/files/testing-image';
import { type Clock, makeClock } from './clock.ts';
import { Device } from './device.ts';
import { letAddressesIn } from './letterboxes.ts';
import { Observer } from './observer.ts';
import { DAY, HOUR, Neighbourhood, type Size } from './people.ts';
import { arrive, visit } from './visit.ts';

/** What a small neighbourhood is enough for; the rest bites in the whole month, and on planted samples. */
const BITES = ['joins', 'nearness', 'instants', 'pictures'];

/** The month as `npm run month` lives it, and a small one for every test run. */
export const SIZES = {
  whole: { people: 200, places: 40, days: 30, quiet: 5, often: 0.3, looks: HOUR, disk: 6_000 },
  small: {
    people: 36,
    places: 6,
    days: 14,
    quiet: 16,
    often: 0.5,
    looks: 8 * HOUR,
    disk: 1_500,
    bites: BITES,
  },
} satisfies Record<string, Size>;

/** A Monday in March; the clocks go forward at the end of the month. */
const FROM = Date.parse('2027-03-01T05:00:00Z');

/** A board on which somebody lives, and the clock by which they do. */
export type Lived = {
  board: Board;
  clock: Clock;
  life: Neighbourhood;
  observer: Observer;
  size: Size;
  /** When it opened, by this machine's clock. */
  opened: number;
  /** The disk that the board has for its own; undefined where this machine mounts none. */
  disk: DiskImage | undefined;
  /** Where the board's clock stood when, so that the times of files can be read: pairs of this machine's time and the board's. */
  times: [real: number, lived: number][];
};

/** Opens a board, with its hours held: nothing is forgotten until somebody lets them run. */
export async function openBoard(size: Size, seed: string): Promise<Lived> {
  const clock = makeClock(FROM);
  clock.hold(true);
  const disk = diskImage(size.disk);
  const folder = disk ? folderOn(disk) : freshFolder();
  const board = await startBoard({ folder, env: { ...clock.env, ...SETTINGS } });
  const life = new Neighbourhood(board.url, clock, seed);
  const observer = new Observer(board.url);
  const lived: Lived = { board, clock, life, observer, size, opened: Date.now(), times: [], disk };
  const device = new Device(board.url);
  const { pathname, search } = new URL(await board.link());
  const begin = await device.open(pathname + search);
  await device.send(begin, 'boardName', {
    ...{
      boardName: 'Rosengarten',
      whereAt: '52.52, 13.40',
      today: 'We open the board',
      hour: '',
      name: 'Whoever began',
    },
  });
  await observer.begin();
  return lived;
}

/** The data directory on a disk of its own, which the account of PostgreSQL can enter. */
export function folderOn({ folder: disk }: Pick<DiskImage, 'folder'>): string {
  const folder = path.join(disk, 'data');
  mkdirSync(folder, { recursive: true });
  for (const each of [disk, folder]) chmodSync(each, 0o755);
  return folder;
}

export const SETTINGS = { BOARD_NAME: 'Rosengarten', BOARD_AREA: '52.52,13.40', TZ: 'Europe/Berlin' };

/** Lives some days: most people come in during the first of them, and everybody looks by at their hours. */
export async function live(lived: Lived, days: number, often = 1): Promise<void> {
  const { life, size } = lived;
  for (let day = 0; day < days; day++) {
    const midnight = life.now() - ((life.now() - FROM) % DAY);
    const missing = size.people - life.people.length;
    const arrivals = often < 1 ? 0 : Math.min(missing, Math.ceil(size.people / (size.days * 0.8)));
    const visits: { at: number; doing: () => Promise<void> }[] = [];
    const at = (hour: number) => midnight + hour * HOUR + life.chance.below(2 * HOUR);
    for (let each = 0; each < arrivals; each++)
      visits.push({ at: at(5 + life.chance.below(12)), doing: () => arrive(life, size) });
    for (const who of life.here())
      if (life.chance.is(who.often * often))
        visits.push({ at: at(who.hour - 5), doing: () => visit(life, who, size) });
    for (const { at: when, doing } of visits.sort((one, other) => one.at - other.at)) {
      await passUntil(lived, when);
      await life.attempt(doing);
    }
    if (day % 7 === 3 && often === 1) await letAddressesIn(lived);
    await passUntil(lived, midnight + DAY);
  }
}

/** Lets time pass, and somebody outside look now and then. */
export async function passUntil(
  { clock, life, observer, board, times, size }: Lived,
  until: number,
): Promise<void> {
  while (life.now() < until) {
    const nextLook = Math.floor(life.now() / size.looks + 1) * size.looks;
    const reach = Math.min(until, nextLook);
    setFileTimes(board.folder, life.now());
    clock.pass(reach - life.now());
    times.push([Date.now(), life.now()]);
    if (reach === nextLook) await observer.look(life.now());
  }
}

/**
 * Gives files the times that the board's clock says, where they have those of this machine: the board tells by them how old they are.
 * What an operating system writes down besides (when a file was born) stays; the auditor translates it by `times`.
 */
export function setFileTimes(folder: string, at: number): void {
  for (const name of ['mail', 'pictures']) {
    const inside = path.join(folder, name);
    for (const file of list(inside)) {
      const { mtimeMs } = statSync(path.join(inside, file));
      if (Math.abs(mtimeMs - Date.now()) < DAY) utimesSync(path.join(inside, file), at / 1000, at / 1000);
    }
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
