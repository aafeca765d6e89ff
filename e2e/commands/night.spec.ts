import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, request as requests } from '@playwright/test';
import { nightOf, oldOf } from '#lib/platform/database/folders';
import { type Board, freshFolder, removeFolder, startBoard } from '../board.ts';
import { expect, test, word } from '../fixtures.ts';
import { type Fields, filled, formsIn, openForm, send } from '../forms.ts';
import { filesWith } from './keeping.ts';
import { processes, serving } from './processes.ts';

// The night, on the real board: everybody goes on, nothing that was acknowledged is lost, and of what went nothing is found on the disk.
// FOURNIL_NIGHT_KILLS=30 kills it at as many random moments.
const KILLS = Number(process.env.FOURNIL_NIGHT_KILLS ?? 2);
test.setTimeout(300_000 + KILLS * 90_000);

/** What the keeper types, on the data directory of a board. */
async function keeper(folder: string, ...words: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['bin/launch.mjs', 'keeper', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATA_DIR: folder,
      DATABASE_URL: '',
      TZ: 'Europe/Berlin',
      FOURNIL_BUILD: '.next-test',
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

/** How many files stand below a folder, which may be going. */
function files(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true }).length;
  } catch {
    return 0;
  }
}

/** People who look, signed in and not, and people who write, until they are told to stop: what went wrong for them, and what was kept. */
async function neighbourhood(board: Board) {
  const wrong: string[] = [];
  const kept: string[] = [];
  let isOver = false;
  const look = async (device: APIRequestContext, address: string) => {
    const answer = await device.get(address, { maxRedirects: 0, timeout: 60_000 }).catch(String);
    if (typeof answer === 'string' ? !isOver : answer.status() !== 200)
      wrong.push(`${address}: ${typeof answer === 'string' ? answer : answer.status()}`);
  };
  const write = async (device: APIRequestContext, form: Fields, given: Record<string, string>) => {
    const options = { maxRedirects: 0, origin: board.url };
    const answer = await send(device, '/offer', filled(form, given), options).catch(String);
    if (typeof answer === 'string') return isOver || wrong.push(`write: ${answer}`);
    if (answer.status() === 303) kept.push(answer.headers().location ?? '');
    else wrong.push(`write: ${answer.status()}`);
  };
  const people = await Promise.all(
    Array.from({ length: 2 }, async () => {
      const device = await requests.newContext({ baseURL: board.url });
      const form = await openForm(device, '/offer', 'title');
      await write(device, form, { title: `Kept ${word()}`, name: `Writer ${word()}${word()}` });
      return { device, form };
    }),
  );
  const visitor = await requests.newContext({ baseURL: board.url });
  const all = [
    ...people.map(async ({ device, form }) => {
      while (!isOver) await write(device, form, { title: `Kept ${word()}${word()}` });
    }),
    ...people.map(async ({ device }) => {
      while (!isOver) await look(device, '/me');
    }),
    (async () => {
      while (!isOver) for (const address of ['/', '/healthz', '/places']) await look(visitor, address);
    })(),
  ];
  const end = async () => {
    isOver = true;
    await Promise.all(all);
    for (const device of [visitor, ...people.map((each) => each.device)]) await device.dispose();
    return { wrong, kept };
  };
  return { end };
}

/** Somebody offers something and withdraws it with everything, so that its words must go. */
async function withdrawn(board: Board, canary: string): Promise<void> {
  const device = await requests.newContext({ baseURL: board.url });
  const form = await openForm(device, '/offer', 'title');
  const options = { origin: board.url };
  await send(device, '/offer', filled(form, { title: canary, name: `Leaver ${word()}${word()}` }), options);
  const html = await (await device.get('/me/leave')).text();
  const [leaving = []] = formsIn(/<main id="content"[\s\S]*<\/main>/.exec(html)?.[0] ?? '');
  expect((await send(device, '/me/leave', leaving, options)).ok()).toBe(true);
  expect((await device.get('/me', { maxRedirects: 0 })).status()).not.toBe(200);
  await device.dispose();
}

for (const many of ['1', '2'])
  test(`everybody goes on while the bytes of what went are erased (PROCESSES=${many})`, async () => {
    const folder = freshFolder();
    const board = await startBoard({ folder, env: { PROCESSES: many } });
    const canary = `canary${word()}${word()}`;
    await withdrawn(board, canary);
    expect(filesWith(folder, canary).length).toBeGreaterThan(0);
    const { end } = await neighbourhood(board);
    const { code, said } = await keeper(folder, 'forget');
    expect(said).toContain('What lives was moved to fresh files');
    expect(code).toBe(0);
    // Two keepers at once are both answered.
    const again = await Promise.all([keeper(folder, 'forget'), keeper(folder, 'forget')]);
    expect(again.map((each) => each.code)).toEqual([0, 0]);
    const { wrong, kept } = await end();
    expect(wrong).toEqual([]);
    expect(kept.length).toBeGreaterThan(2);
    const visitor = await requests.newContext({ baseURL: board.url });
    for (const address of kept) expect((await visitor.get(address)).status()).toBe(200);
    await visitor.dispose();
    expect(filesWith(folder, canary)).toEqual([]);
    await board.stop();
    // Once more by a command alone, where no board runs.
    const alone = await keeper(folder, 'forget');
    expect(alone.said).toContain('What lives was moved to fresh files');
    expect(alone.code).toBe(0);
    removeFolder(folder);
  });

test('killed with all it started at a random moment of the night: what was acknowledged is there', async () => {
  const folder = freshFolder();
  const acknowledged: string[] = [];
  for (let round = 0; round < KILLS; round++) {
    const board = await startBoard({ folder });
    const postgres = path.join(folder, 'postgres');
    const all = files(postgres);
    const { end } = await neighbourhood(board);
    const forgetting = keeper(folder, 'forget');
    // Somewhere on its way, by what stands in the data directory: so much of the copy, the switch, or its end.
    const share = Math.random() * 1.2;
    let hasEnded = false;
    forgetting.then(() => (hasEnded = true));
    const isThere = () =>
      hasEnded || (share > 1 ? existsSync(oldOf(postgres)) : files(nightOf(postgres)) > share * all);
    await expect.poll(isThere, { timeout: 180_000, intervals: [10] }).toBe(true);
    const mine = processes().filter(({ args }) => args.includes(`-D ${folder}/`));
    const launcher = board.process.pid as number; // which would start it again
    const victims = [serving(launcher), launcher, ...(round % 2 ? mine.map(({ pid }) => pid) : [])];
    for (const pid of victims)
      try {
        process.kill(pid, 'SIGKILL');
      } catch {} // it ended by itself meanwhile
    const ending = end();
    await board.stop('SIGKILL');
    acknowledged.push(...(await ending).kept);

    const after = await startBoard({ folder });
    const visitor = await requests.newContext({ baseURL: after.url });
    const lost: string[] = [];
    for (const address of acknowledged) if ((await visitor.get(address)).status() !== 200) lost.push(address);
    expect(lost).toEqual([]);
    await visitor.dispose();
    await expect
      .poll(() => readdirSync(folder).filter((name) => /^postgres\./.test(name)), { timeout: 30_000 })
      .toEqual([]);
    await after.stop();
    expect((await forgetting).said).toMatch(/went away meanwhile|What lives was moved|No database|terminat/);
  }
  removeFolder(folder);
});
