import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'fournil-log-'));
process.env.TZ = 'UTC';
const { forgetLog, logStart, logTrouble, quietLibraries } = await import('#lib/platform/config/log');
const { config } = await import('#lib/platform/config/config');
const folder = path.join(process.env.DATA_DIR, 'log');

const spies = (['stdout', 'stderr'] as const).map((stream) =>
  vi.spyOn(process[stream], 'write').mockImplementation(() => true),
);
const all = () =>
  readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('');
const said = () => spies.flatMap((spy) => spy.mock.calls.flat()).join('');
afterEach(() => {
  for (const spy of spies) spy.mockClear();
});

test('a start and an error are said and written down, by day and hour', () => {
  logStart('The board is at https://example.org');
  logTrouble('A page broke', new TypeError('Amina’s letter'));
  expect(all()).toMatch(/^\d\dh The board is at https:\/\/example\.org$/m);
  expect(all()).toMatch(/^\d\dh A page broke: TypeError\n {4}at .*log\.test\.ts:\d+:\d+/m);
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\d{4}-\d{2}-\d{2}\.log$/)]);
});

test.each<[string, unknown]>([
  ['a message', new Error('canary')],
  ['a message that looks like places', new Error('x\n    at canary (/canary.ts:1:2)')],
  ['a name', Object.assign(new Error(''), { name: 'canary of Amina' })],
  ['a code', Object.assign(new Error(''), { code: 'canary@example.org' })],
  ['details of PostgreSQL', Object.assign(new Error('duplicate'), { code: '23505', detail: 'Key (canary)' })],
  ['no error', 'canary'],
])('nothing of what an error quotes: %s', (_, error) => {
  logTrouble('Something', error);
  expect(said()).not.toContain('canary');
  expect(all()).not.toContain('canary');
});

test('as lines of JSON where it is asked for, with no more in them', () => {
  config().LOG = 'json';
  logStart('The board is up');
  logTrouble('A page broke', new TypeError('canary'));
  config().LOG = 'text';
  const lines = said().trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { level: 'info', what: 'The board is up' },
    {
      level: 'error',
      what: 'A page broke',
      error: 'TypeError',
      at: expect.arrayContaining([expect.stringMatching(/^at /)]),
    },
  ]);
  expect(said()).not.toContain('canary');
});

test('libraries say the kind of an error, once, and no words', () => {
  const { error, warn, info, log, debug } = console;
  quietLibraries();
  const broken = new RangeError('canary');
  console.error(' ⨯', broken);
  console.error(broken);
  console.log('canary', { canary: 1 });
  console.error('canary');
  Object.assign(console, { error, warn, info, log, debug });
  expect(said()).not.toContain('canary');
  expect(said().match(/RangeError/g)).toHaveLength(1);
});

test('what is older goes, and nothing else', async () => {
  for (const name of ['2026-01-01.log', '2026-01-02.log', 'a note'])
    writeFileSync(path.join(folder, name), '');
  expect(await forgetLog('2026-01-02')).toBe(true);
  expect(await forgetLog('2026-01-02')).toBe(false);
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['2026-01-02.log', 'a note']));
  expect(readdirSync(folder)).not.toContain('2026-01-01.log');
});
