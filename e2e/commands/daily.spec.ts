import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { makeClock } from '#audit/clock';
import { type Board, freshFolder, removeFolder, startBoard } from '../board.ts';
import { expect, test } from '../fixtures.ts';
import { recipient } from './keeping.ts';

// BACKUPS=daily, lived through for some days by a clock that passes quickly.
test.describe.configure({ timeout: 1_200_000 });
const HOUR = 3_600_000;

const berlin = (at: number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', ...options }).format(at);
const dayOf = (at: number) => berlin(at, { dateStyle: 'short' });

/** The coming hour at which it is four in the morning in Berlin. */
function fourInTheMorning(): number {
  let at = Math.ceil(Date.now() / HOUR) * HOUR;
  while (berlin(at, { hour: '2-digit' }) !== '04') at += HOUR;
  return at;
}

test('every morning there is a backup; after a week it is gone; /remembers names the day of the oldest', async () => {
  const folder = freshFolder();
  const elsewhere = path.join(folder, 'another disk');
  const clock = makeClock(fourInTheMorning());
  const kept = () => (existsSync(elsewhere) ? readdirSync(elsewhere) : []);
  const nameOf = (at: number) => `board-${dayOf(at)}.age`;
  const first = nameOf(clock.now());
  let board: Board | undefined;
  try {
    const env = { ...clock.env, BACKUPS: 'daily', BACKUP_DIR: elsewhere, BACKUP_RECIPIENT: recipient };
    board = await startBoard({ folder, env });
    clock.pass(2 * HOUR);
    for (const days of [1, 6, 0]) {
      // What could not be made because the night was under way is tried again a little later.
      const little = () => {
        clock.pass(HOUR / 12);
        return kept();
      };
      const soon = { timeout: 120_000, intervals: [4_000] };
      await expect.poll(little, soon).toContain(nameOf(clock.now()));
      await expect.poll(little, soon).toContain(`${nameOf(clock.now())}.erased`);
      const page = await (await fetch(`${board.url}/remembers`)).text();
      if (days > 0)
        expect(page.toLowerCase()).toContain(`datetime="${first.slice('board-'.length, -'.age'.length)}"`);
      else await expect.poll(little, soon).not.toContain(first);
      clock.pass(days * 24 * HOUR);
    }
    for (const beside of ['erased', 'sha256']) {
      expect(kept()).not.toContain(`${first}.${beside}`);
      expect(kept()).toContain(`${nameOf(clock.now())}.${beside}`);
    }
    expect(board.said()).not.toMatch(/AGE-SECRET|No backups are made/);
    expect(kept()).toContain(nameOf(clock.now()));
  } finally {
    await board?.stop();
    clock.remove();
    removeFolder(folder);
  }
});
