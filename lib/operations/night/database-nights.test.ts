import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { DATABASE } from '#lib/operations/night/night';
import { keepNights } from '#lib/operations/night/nights';
import { askForNight } from '#lib/operations/night/request';
import { type DatabaseServer, startDatabase } from '#lib/platform/database/embedded';
import { migrate } from '#lib/platform/database/migrate';
import { type Holding, NOBODY } from '#lib/platform/database/night';
import { Busy } from '#lib/platform/database/night-errors';
import { connectToRead } from '#lib/platform/database/night-lock';
import { startRounds } from '#lib/platform/jobs/rounds';

// Keepers who ask the board that runs for a night, on a real PostgreSQL of its own.

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-nights-'));
chmodSync(folder, 0o755);
process.env.DATA_DIR = folder;
let server: DatabaseServer;
let stop = async () => {};

beforeAll(async () => {
  server = await startDatabase(folder, () => {});
  await migrate(await server.url(DATABASE));
}, 60_000);
afterEach(() => stop());
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A board's start command, as far as nights go. */
async function board(standing: { server?: DatabaseServer; holding?: Holding } = {}): Promise<void> {
  const nights = await keepNights({ server, holding: NOBODY, ...standing });
  const stopRounds = startRounds('the start command', {
    requests: nights.attend,
    night: nights.look,
    backup: async () => {},
  });
  stop = async () => {
    nights.stop();
    await stopRounds();
    nights.refuse();
    stop = async () => {};
  };
}

const asking = () => readdirSync(folder).filter((name) => name.startsWith('night-asked-'));
const taken = () => vi.waitFor(() => expect(asking()).toEqual([]), { timeout: 30_000, interval: 50 });
const MOVED = /What lives was moved to fresh files/;

test('who asks while a night is under way is heard at once, and answered by the next one', async () => {
  let second: Promise<string | undefined> | undefined;
  const levels: string[] = [];
  const hold: Holding['hold'] = async (level) => {
    levels.push(level);
    if (level === 'writes' && !second) {
      second = askForNight();
      await taken();
    }
    return true;
  };
  await board({ holding: { ...NOBODY, hold } });
  expect(await askForNight()).toMatch(MOVED);
  expect(await second).toMatch(MOVED);
  expect(levels.filter((level) => level === 'all')).toHaveLength(2);
  expect(readdirSync(folder).filter((name) => name.startsWith('night-'))).toEqual([]);
}, 180_000);

test('who asks while another command or a backup is at work waits until it has ended', async () => {
  const busy = Promise.withResolvers<void>();
  const renew: DatabaseServer['renew'] = (...given) =>
    server.renew(...given).catch((error: unknown) => {
      if (error instanceof Busy) busy.resolve();
      throw error;
    });
  const reader = await connectToRead(await server.url(DATABASE));
  await board({ server: { ...server, renew } });
  let isAnswered = false;
  const answer = askForNight().finally(() => {
    isAnswered = true;
  });
  await busy.promise;
  expect(isAnswered).toBe(false);
  await reader.end();
  expect(await answer).toMatch(MOVED);
}, 180_000);

test('what a board that was killed had answered, and nobody heard, goes at the next start', async () => {
  for (const name of ['night-answer-a', 'night-answer-b.4711'])
    writeFileSync(path.join(folder, name), 'at it\n\n');
  await board();
  await stop();
  expect(readdirSync(folder).filter((name) => name.startsWith('night-'))).toEqual([]);
});

test('who waits when the board is stopped is told so', async () => {
  const reader = await connectToRead(await server.url(DATABASE));
  await board();
  const answer = askForNight().catch((error: Error) => error.message);
  await vi.waitFor(
    () => expect(readdirSync(folder).some((name) => name.startsWith('night-answer-'))).toBe(true),
    {
      timeout: 30_000,
    },
  );
  await stop();
  expect(await answer).toContain('The board was stopped meanwhile');
  await reader.end();
}, 90_000);
