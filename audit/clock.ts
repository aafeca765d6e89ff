import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where a board's clocks stand, as milliseconds ahead of this machine's; `held`: nothing that waits for half an hour or longer rings. */
export type Stand = { wall: number; steady: number; held: boolean };

/** A clock that a test sets, for the board that is started with its `env` (audit/clock.mjs reads it there). */
export type Clock = {
  env: Record<string, string>;
  /** Moves both clocks: time passes. */
  pass: (milliseconds: number) => void;
  /** Moves the wall clock alone: it jumps, as when somebody sets it. */
  jump: (milliseconds: number) => void;
  /** Keeps what waits for half an hour or longer (the hourly forgetting) from ringing, or lets it. */
  hold: (held: boolean) => void;
  /** What the board's wall clock says now, in milliseconds since 1970. */
  now: () => number;
  stand: () => Stand;
  remove: () => void;
};

/** The machine's own time, also where a test's `Date` stands elsewhere (lib/values/time/testing-clock.ts). */
const machineNow = () => performance.timeOrigin + performance.now();

const PRELOAD = pathToFileURL(path.resolve('audit/clock.mjs')).href;

/** A clock that says `from` now (the machine's own time unless given). */
export function makeClock(from = machineNow()): Clock {
  const folder = mkdtempSync(path.join(tmpdir(), 'fournil-time-'));
  const file = path.join(folder, 'clock');
  const open = openSync(file, 'w');
  const stand: Stand = { wall: from - machineNow(), steady: 0, held: false };
  const write = () => {
    const line = `${Math.round(stand.wall)} ${Math.round(stand.steady)} ${stand.held ? 'held' : 'run'}`;
    // In one stroke, always as long, and twice: whoever reads meanwhile can tell.
    writeSync(open, `${line}\n${line}\n`.padEnd(200), 0);
  };
  write();
  return {
    env: { NODE_OPTIONS: `--import=${PRELOAD}`, FOURNIL_TEST_CLOCK: file },
    pass: (milliseconds) => {
      stand.wall += milliseconds;
      stand.steady += milliseconds;
      write();
    },
    jump: (milliseconds) => {
      stand.wall += milliseconds;
      write();
    },
    hold: (held) => {
      stand.held = held;
      write();
    },
    now: () => machineNow() + stand.wall,
    stand: () => ({ ...stand }),
    remove: () => {
      closeSync(open);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
