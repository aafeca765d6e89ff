import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { clearUp, leftIn, runFolder } from '#lib/operations/checks/leftovers';

/** A process that stays until it is ended, and is ready. */
async function staying(args: string[], env: Record<string, string> = {}): Promise<number> {
  const script = "process.stdout.write('here'); setInterval(() => {}, 1e6);";
  const child = spawn(process.execPath, ['-e', script, '--', ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...env },
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return child.pid ?? 0;
}

test('what a run left behind is found by its folder, ended and removed; what is not of it is left alone', async () => {
  const folder = runFolder();
  const inside = mkdtempSync(path.join(folder, 'board-'));
  const other = mkdtempSync(path.join(tmpdir(), 'fournil-'));
  const neighbour = await staying([], { TMPDIR: other });
  const mine = [await staying([], { TMPDIR: folder }), await staying(['-D', inside])];
  expect(
    leftIn(folder)
      .map(({ pid }) => pid)
      .sort(),
  ).toEqual(mine.sort());
  expect((await clearUp(folder)).map(({ pid }) => pid).sort()).toEqual(mine);
  expect([leftIn(folder), existsSync(folder)]).toEqual([[], false]);
  expect(leftIn(other).map(({ pid }) => pid)).toEqual([neighbour]);
  await clearUp(other);
});
