import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { browser } from '#lib/operations/checks/browser';
import type { Programs } from '#lib/operations/checks/programs';

const RESULTS = 'test-results';
const BIOME = 'node_modules/@biomejs/biome/bin/biome';

/** How many of a part's checks held, did not, and were not made. */
export type Tally = { passed: number; failed: number; skipped?: number };
/** A part of `npm test`. @param filter what its files are to be called, where not all are wanted */
export type Part = { name: string; check: (run: Programs, filter: string[]) => Promise<Tally> };

/** All that must hold, in the order in which it is looked at. */
export const PARTS: Part[] = [
  { name: 'format', check: (run) => asOne(run, [BIOME, 'format', '.']) },
  { name: 'lint', check: (run) => asOne(run, [BIOME, 'lint', '--error-on-warnings', '.']) },
  { name: 'types', check: types },
  { name: 'structure', check: (run, filter) => vitest(run, 'structure', filter) },
  { name: 'unit', check: (run, filter) => vitest(run, 'pure', filter) },
  { name: 'database', check: (run, filter) => vitest(run, 'database', filter) },
  { name: 'siege', check: siege },
  { name: 'e2e', check: playwright },
];

async function asOne(run: Programs, ...args: string[][]): Promise<Tally> {
  let code = 0;
  for (const each of args) code ||= await run.node(each);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/** Next writes the types of the routes first: on a fresh clone there are none. */
function types(run: Programs): Promise<Tally> {
  return asOne(
    run,
    ['node_modules/next/dist/bin/next', 'typegen'],
    ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'],
  );
}

async function vitest(run: Programs, project: string, filter: string[]): Promise<Tally> {
  const file = results(project);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run.node([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    ...reporters,
    ...filter,
  ]);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = read(file);
  return { ...tally(numPassedTests, numFailedTests, code), skipped: numPendingTests };
}

/** The quick ones of `npm run siege`, without looking at the clock. */
async function siege(run: Programs, filter: string[]): Promise<Tally> {
  const file = results('siege');
  const code = await run.node(['siege/run.ts', '--short', ...filter], { FOURNIL_RESULTS: file });
  const { passed = 0, failed = 0 } = read(file);
  return tally(passed, failed, code);
}

async function playwright(run: Programs, filter: string[]): Promise<Tally> {
  const file = results('e2e');
  const { executable, libraries } = await browser();
  const code = await run.node(['node_modules/@playwright/test/cli.js', 'test', ...filter], {
    FOURNIL_RESULTS: file,
    FOURNIL_BROWSER: executable,
    ...(libraries && { FOURNIL_BROWSER_LIBRARIES: libraries }),
  });
  // There is no second try; if there were one, what needs it would be a fault.
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = read(file).stats ?? {};
  return { ...tally(expected, unexpected + flaky, code), skipped };
}

/** What ended badly without a failed test (a file that could not be read, a server that did not start) failed as well. */
function tally(passed: number, failed: number, code: number): Tally {
  return { passed, failed: failed || (code === 0 ? 0 : 1) };
}

function results(name: string): string {
  mkdirSync(RESULTS, { recursive: true });
  const file = path.join(RESULTS, `${name}.json`);
  rmSync(file, { force: true });
  return path.resolve(file);
}

function read(file: string) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
