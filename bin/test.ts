import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { browser } from '#lib/operations/checks/browser';
import { clearUp, runFolder } from '#lib/operations/checks/leftovers';

// `npm test`: everything that must hold, part by part; `npm test -- e2e crawl` runs one part, with what follows as its filter.
const RESULTS = 'test-results';
const [only, ...filter] = process.argv.slice(2);

/** How many of a part's checks held, did not, and were not made. */
type Tally = { passed: number; failed: number; skipped?: number };
type Part = { name: string; run: () => Promise<Tally> };

// An empty variable counts as absent.
const SETTINGS = [
  'DATABASE_URL',
  'DATA_DIR',
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'SECRET',
  'MAIL_URL',
  'BOARD_NAME',
];
const BIOME = 'node_modules/@biomejs/biome/bin/biome';
const PARTS: Part[] = [
  { name: 'format', run: () => asOne([BIOME, 'format', '.']) },
  { name: 'lint', run: () => asOne([BIOME, 'lint', '--error-on-warnings', '.']) },
  { name: 'types', run: types },
  { name: 'structure', run: () => vitest('structure') },
  { name: 'unit', run: () => vitest('pure') },
  { name: 'database', run: () => vitest('database') },
  { name: 'e2e', run: playwright },
];

const chosen = PARTS.filter(({ name }) => !only || name === only);
if (chosen.length === 0) {
  console.error(`There is no part called ${only}. These are: ${PARTS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

// Everything that the run starts and puts on the disk is known by this folder, and goes with it: after a failure and an interruption, too.
const folder = runFolder();
let child: ReturnType<typeof spawn> | undefined;
let interrupted = false;
const interrupt = () => {
  interrupted = true;
  child?.kill('SIGINT'); // by which Playwright ends in order
};
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect']) process.on(signal, interrupt);

const all = { passed: 0, failed: 0 };
mkdirSync(RESULTS, { recursive: true });
for (const { name, run } of chosen) {
  if (interrupted) break;
  console.log(`\n── ${name}`);
  const began = performance.now();
  const { passed, failed, skipped } = await run();
  all.passed += passed;
  all.failed += failed;
  const seconds = Math.round((performance.now() - began) / 1000);
  const words = [failed ? `${failed} failed` : 'holds', ...(skipped ? [`${skipped} skipped`] : [])].join(
    ', ',
  );
  console.log(`── ${name}: ${words} (${seconds} s)`);
}
for (const { pid, command } of await clearUp(folder)) {
  if (interrupted) continue;
  all.failed += 1;
  console.log(`Left running by the tests, and ended now: ${pid} ${command}`);
}
if (interrupted) {
  console.log('\nInterrupted.');
  process.exit(130);
}
console.log(`\n${all.passed} passed, ${all.failed} failed`);
process.exit(all.failed ? 1 : 0);

/** Runs a Node program to its end and returns its exit code. Settings of the keeper do not reach it. */
function node(args: string[], env: Record<string, string> = {}): Promise<number> {
  const without = { ...process.env, ...Object.fromEntries(SETTINGS.map((name) => [name, ''])) };
  if (interrupted) return Promise.resolve(1);
  return new Promise((resolve) => {
    const started = spawn(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...without, NEXT_TELEMETRY_DISABLED: '1', TMPDIR: folder, ...env },
    });
    child = started;
    started.on('close', (code) => resolve(code ?? 1));
  });
}

async function asOne(...programs: string[][]): Promise<Tally> {
  let code = 0;
  for (const args of programs) code ||= await node(args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/** Next writes the types of the routes first: on a fresh clone there are none. */
function types(): Promise<Tally> {
  return asOne(
    ['node_modules/next/dist/bin/next', 'typegen'],
    ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'],
  );
}

async function vitest(project: string): Promise<Tally> {
  const file = results(project);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const code = await node([
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

async function playwright(): Promise<Tally> {
  const file = results('e2e');
  const { executable, libraries } = await browser();
  const code = await node(['node_modules/@playwright/test/cli.js', 'test', ...filter], {
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
  const file = path.join(RESULTS, `${name}.json`);
  rmSync(file, { force: true });
  return path.resolve(file);
}

function read(file: string) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
