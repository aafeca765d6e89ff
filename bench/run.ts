import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { Measured } from '#bench/benchmark';
import { startDatabase } from '#lib/platform/database/embedded';
import { migrate } from '#lib/platform/database/migrate';

// `npm run bench`: how long reading the board takes on a small board and on a large one, side by side in one run. What is measured stands
// one in a file in bench; `npm run bench -- search` measures those whose name begins so.
const SMALL = 10_000;
const RUNS = 3;
const ZONE = 'Europe/Berlin';
const FOLDER = path.resolve(process.env.DATA_DIR || './data-bench');
const NOT_MEASURED = ['run', 'benchmark', 'measure', 'looking', 'plant'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { posts: { type: 'string', default: '1000000' } },
});
const sizes = [SMALL, Number(values.posts.replaceAll('_', ''))];
const names = globSync('bench/*.ts')
  .map((file) => path.basename(file, '.ts'))
  .filter((name) => !NOT_MEASURED.includes(name) && positionals.every((begins) => name.startsWith(begins)))
  .sort();

type Filled = { size: number; env: NodeJS.ProcessEnv };

process.env.TZ = ZONE;
process.env.DATA_DIR = FOLDER;
mkdirSync(FOLDER, { recursive: true });
const server = await startDatabase(FOLDER, console.log);
try {
  const boards: Filled[] = [];
  for (const size of sizes) boards.push(await boardOf(size));
  for (const { size, env } of boards) {
    const { of, wrong } = child<{ of: number; wrong: string[] }>(env, 'bench/plant.ts');
    console.log(`The table of searches among ${size} posts: ${of - wrong.length} of ${of} hold`);
    for (const line of wrong) console.log(`  ${line}`);
  }
  console.log(`\nMilliseconds, the median of ${RUNS} runs' medians:\n`);
  say(['', ...sizes.map(String), 'ratio', 'goal', '']);
  for (const name of names) say(measured(name, boards));
} finally {
  await server.stop();
}
process.exit();

/** A row of the table, as soon as it is known. */
function say([what = '', ...cells]: string[]): void {
  console.log(
    `${what.padEnd(50)}${cells.map((cell, at) => (at === 4 ? `  ${cell}` : cell.padStart(9))).join('')}`,
  );
}

/** Measures one thing on each board in turn, as often as there are runs, so that what else the machine does meets all alike. */
function measured(name: string, boards: Filled[]): string[] {
  const all = boards.map((): Measured[] => []);
  for (let run = 0; run < RUNS; run++)
    for (const [at, { env }] of boards.entries())
      all[at]?.push(child<Measured>(env, 'bench/measure.ts', `${name}.ts`));
  const medians = all.map((runs) => middle(runs.map(({ median }) => median)));
  const [small = 0, large = 0] = medians;
  const [one, other] = all.map((runs) => runs[0]);
  const goal = one?.goal ?? 0;
  const verdict = large / small <= goal ? 'holds' : 'does not hold';
  const same = one?.answer === other?.answer ? '' : `, answers differ: ${one?.answer} / ${other?.answer}`;
  const numbers = [...medians.map((each) => each.toFixed(1)), (large / small).toFixed(2), `${goal}`];
  return [one?.what ?? name, ...numbers, verdict + same];
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Runs a file on the server's side and reads what it prints last. */
function child<T>(env: NodeJS.ProcessEnv, ...args: string[]): T {
  const options = ['--disable-warning=ExperimentalWarning', '--import', './bin/next-names.ts'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, ...args], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** A board of so many posts, filled today: one of yesterday has lost some. */
async function boardOf(size: number): Promise<Filled> {
  const name = `posts_${size}`;
  const mark = path.join(FOLDER, `${name}.filled`);
  const today = new Date().toISOString().slice(0, 10);
  const isFilled = existsSync(mark) && readFileSync(mark, 'utf8') === today;
  if (!isFilled) await drop(name);
  const env = { ...process.env, DATABASE_URL: await server.url(name) };
  await migrate(env.DATABASE_URL);
  if (!isFilled) {
    const options = ['--disable-warning=ExperimentalWarning', 'bin/populate.ts', '--posts', `${size}`];
    const { status } = spawnSync(process.execPath, options, { env, stdio: 'inherit' });
    if (status !== 0) throw new Error(`The board of ${size} posts could not be filled`);
    writeFileSync(mark, today);
  }
  return { size, env };
}

async function drop(name: string): Promise<void> {
  const client = new pg.Client({ connectionString: await server.url('postgres') });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)}`);
  await client.end();
}
