import { request as requests } from '@playwright/test';
import { freshFolder, removeFolder, startBoard } from '../board.ts';
import { expect, test, word } from '../fixtures.ts';
import { filled, openForm, send } from '../forms.ts';
import { postgresOf, serving } from './processes.ts';

// The server and PostgreSQL are killed in the middle of writes: whatever was acknowledged is there on the next start, once.
// FOURNIL_KILLS=50 makes it fifty rounds.
const ROUNDS = Number(process.env.FOURNIL_KILLS ?? 4);
const WRITERS = 3;
test.setTimeout(120_000 + ROUNDS * 120_000);

test('everything acknowledged is there after kill -9, round after round', async () => {
  const folder = freshFolder();
  const acknowledged: string[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const board = await startBoard({ folder });
      const form = async () => {
        const visitor = await requests.newContext({ baseURL: board.url });
        return { visitor, fields: await openForm(visitor, '/offer', 'title') };
      };
      const writers = await Promise.all(Array.from({ length: WRITERS }, form));
      let killed = false;
      const writing = writers.map(async ({ visitor, fields }) => {
        for (let first = true; !killed; first = false) {
          const title = `Kept ${word()}${word()}`;
          const given: Record<string, string> = first
            ? { title, name: `Writer ${word()}${word()}` }
            : { title };
          const answer = await send(visitor, '/offer', filled(fields, given), {
            maxRedirects: 0,
            origin: board.url,
          }).catch(() => undefined);
          const target = answer?.status() === 303 ? answer.headers().location : undefined;
          if (target) acknowledged.push(target);
        }
        await visitor.dispose();
      });
      // In the middle of it: after some of this round's writes, never as many.
      const enough = acknowledged.length + 1 + Math.floor(Math.random() * 12);
      await expect
        .poll(() => acknowledged.length, { timeout: 60_000, intervals: [5] })
        .toBeGreaterThanOrEqual(enough);
      const [postgres, server] = [postgresOf(folder), serving(board.process.pid)];
      // In turns: the server first, the database first, both at once.
      const victims = [[server, postgres], [postgres, server], [server]][round % 3] ?? [];
      for (const pid of victims) if (pid) process.kill(pid, 'SIGKILL');
      killed = true;
      await Promise.all(writing);
      await board.stop('SIGKILL');

      const after = await startBoard({ folder });
      const visitor = await requests.newContext({ baseURL: after.url });
      expect(acknowledged.length).toBeGreaterThan(round);
      const lost: string[] = [];
      for (const target of acknowledged) if ((await visitor.get(target)).status() !== 200) lost.push(target);
      expect(lost).toEqual([]);
      expect(new Set(acknowledged).size).toBe(acknowledged.length);
      await visitor.dispose();
      await after.stop();
    }
  } finally {
    removeFolder(folder);
  }
});
