import { expect, test } from 'vitest';
import { type Source, sources, withoutComments } from '#lib/sources';

// How tests are written (STYLE.md): they wait for what must come and not for a time, try nothing twice, and claim what they mean.

/** What no test does, and by what it is known. */
const FORBIDDEN: [what: string, pattern: RegExp][] = [
  ['sleeps', /waitForTimeout|node:timers\/promises|(?<!test\.)\bsetTimeout\(/],
  ['tries twice', /\bretries:(?! 0\b)|\bretry:(?! )|\.toPass\(/],
  ['runs alone', /\b(?:test|it|describe)\.only\(/],
  ['is content with anything but a 5xx', /toBeLessThan(?:OrEqual)?\((?:499|500)\)|status\(?\)? < 500/],
  [
    'takes a failure for nothing',
    /\.(?:get|post|text|fetch|goto)\([^\n]*\)\.catch\(\(\) => (?:undefined|null|\{\})\)/,
  ],
  ['skips where a program is missing', /python|skipIf\(/i],
];
/** Where one of these stands nevertheless, with the reason. */
const REASONS: Record<string, string> = {
  'lib/structure-tests.test.ts sleeps': 'it names them',
  'lib/structure-tests.test.ts tries twice': 'it names them',
  'lib/structure-tests.test.ts runs alone': 'it names them',
  'lib/structure-tests.test.ts is content with anything but a 5xx': 'it names them',
  'lib/structure-tests.test.ts takes a failure for nothing': 'it names them',
  'lib/structure-tests.test.ts skips where a program is missing': 'it names them',
  'audit/clock.test.ts sleeps': 'timers that follow the clock of a test are what it looks at',
  'audit/letterboxes.ts sleeps': 'between two looks for a mail that a board writes when it can',
  'siege/fuzz/answered.ts is content with anything but a 5xx':
    'whatever nobody means is sent: which refusal each gets is its own test; that it is one in words is looked at beside',
  'siege/patience.ts sleeps': 'nobody sends a form within two seconds',
  'siege/mailbox.ts sleeps': 'between two looks for a mail that a board writes when it can',
  'lib/operations/backup/file.test.ts skips where a program is missing':
    'that age itself opens a backup can be seen where it is installed only; that any tar reads what opens is seen everywhere',
  'e2e/promise/neighbourhood.ts sleeps': 'between two looks for a database that comes back when it can',
  'audit/rows.ts sleeps': 'between two looks for a database that comes back when it can',
};

function found(files: Source[]): string[] {
  return files.flatMap(({ file, text }) =>
    FORBIDDEN.filter(([, pattern]) => pattern.test(withoutComments(text))).map(([what]) => `${file} ${what}`),
  );
}

test('no test does what no test should, but for the reasons given, each of which is needed', () => {
  const files = sources(
    '{lib,bin,components,islands,e2e,audit,siege}/**/*.ts',
    '{lib,bin,components}/**/*.tsx',
    '*.config.ts',
  ).filter(
    ({ file }) =>
      /\.(?:test|spec)\.tsx?$|(?:^|\/)testing[\w-]*\.ts$|\.config\.ts$/.test(file) ||
      /^(?:e2e|audit|siege)\//.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(found(files).sort()).toEqual(Object.keys(REASONS).sort());
});

test.each([
  'await page.waitForTimeout(600);',
  'await new Promise((resolve) => setTimeout(resolve, 3_000));',
  "import { setTimeout as pause } from 'node:timers/promises';",
  'export default defineConfig({ retries: 1 });',
  'test.describe.configure({ retries: process.env.CI ? 1 : 0 });',
  "test.only('this one', () => {});",
  'expect(answer.status()).toBeLessThan(500);',
  'expect([address, answer.status() < 500]).toEqual([address, true]);',
  'const html = await visitor.get(address, { timeout: 5_000 }).catch(() => undefined);',
  "test.skipIf(!python)('read by another program', () => {});",
])('found: %s', (text) => {
  expect(found([{ file: 'e2e/a.spec.ts', text }])).toHaveLength(1);
});

test.each(['test.setTimeout(400_000);', 'export default defineConfig({ retries: 0 });'])(
  'allowed: %s',
  (text) => {
    expect(found([{ file: 'e2e/a.spec.ts', text }])).toEqual([]);
  },
);
