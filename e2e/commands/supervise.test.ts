import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fournil-supervise-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SERVES = "process.send('serves', () => ";
const KILLED = "process.kill(process.pid, 'SIGKILL')";

/** Runs a command that does one thing at each start, the next at the next. @returns how often it was started, how all ended, and when in between */
async function supervised(doings: string[], isBoard = true, ended?: { by: NodeJS.Signals; after: string }) {
  const log = path.join(folder, 'log');
  appendFileSync(log, '');
  const child = `const { appendFileSync, readFileSync } = require('node:fs');
    const at = readFileSync(${JSON.stringify(log)}, 'utf8').split('\\n').length - 1;
    appendFileSync(${JSON.stringify(log)}, Date.now() + '\\n');
    [${doings.map((doing) => `() => {${doing}}`).join()}][at]();`;
  const script = `import { spawn } from 'node:child_process';
    import { supervise } from './bin/supervise.mjs';
    const run = () => spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    supervise(run, { isBoard: ${isBoard} });`;
  const launcher = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, npm_lifecycle_event: '' },
  });
  let said = '';
  launcher.stderr.on('data', (text) => (said += text));
  if (ended)
    launcher.stdout.on('data', (text) => String(text).includes(ended.after) && launcher.kill(ended.by));
  const code = await new Promise<number | null>((resolve) => launcher.once('close', resolve));
  const times = readFileSync(log, 'utf8').trim().split('\n').map(Number);
  const waits = times.slice(1).map((time, at) => time - (times[at] ?? 0));
  return { code, starts: times.length, waits, said };
}

test('a board that has served and is killed is started again, and ends when it ends in order', async () => {
  const { code, starts, said } = await supervised([`${SERVES}${KILLED})`, 'process.exit(0)']);
  expect({ code, starts }).toEqual({ code: 0, starts: 2 });
  expect(said).toBe('The board stopped unexpectedly (SIGKILL); starting it again\n');
});

test('one that cannot start again is tried later and later', async () => {
  const { code, starts, waits } = await supervised([
    `${SERVES}${KILLED})`,
    'process.exit(1)',
    'process.exit(1)',
    'process.exit(0)',
  ]);
  expect({ code, starts }).toEqual({ code: 0, starts: 4 });
  const [once = 0, again = 0, later = 0] = waits;
  expect([once < 900, again >= 1_000, later >= 2_000]).toEqual([true, true, true]);
});

test.each([
  ['a board that never served', 'process.exit(1)', true],
  ['a command that is no board', `${SERVES}${KILLED})`, false],
])('%s is not started again, and ends with 1', async (_, doing, isBoard) => {
  const { code, starts } = await supervised([doing, 'process.exit(0)'], isBoard);
  expect({ code, starts }).toEqual({ code: 1, starts: 1 });
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s ends it in order, and it stays ended', async (by) => {
  const slow = `process.once('${by}', () => process.exit(3)); setInterval(() => {}, 1e6); ${SERVES}process.stdout.write('here'))`;
  const { code, starts } = await supervised([slow, 'process.exit(0)'], true, { by, after: 'here' });
  expect({ code, starts }).toEqual({ code: 3, starts: 1 });
});
