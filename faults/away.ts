import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { freshFolder, removeFolder, startBoard } from '#e2e/board';
import { postgresOf, processes, serving } from '#e2e/commands/processes';
import { back, statusOf } from './back.ts';
import type { Fault, How, Outcome } from './fault.ts';
import { begin, type Crowd } from './life.ts';
import { lookAt } from './looker.ts';
import { kill } from './victims.ts';

/** Nobody waits longer for an answer while the database is away: six seconds, and what a busy machine adds. */
const LONGEST = 15_000;
const WRITERS = 8;

/** What is said in each language while the board rests, as the board's own words have it. */
const SAID = ['en', 'fr', 'ar'].map((language) => {
  const { 503: resting } = JSON.parse(readFileSync(`messages/${language}/answers.json`, 'utf8'));
  return resting.words as string;
});

export const frozen: Fault = {
  name: 'PostgreSQL frozen for half a minute under load',
  run: (how) =>
    away(how, {
      seconds: how.isShort ? 12 : 30,
      mustRest: true,
      begin: ({ postgres }) => {
        const all = [postgres, ...below(postgres)];
        for (const pid of all) process.kill(pid, 'SIGSTOP');
        return () => {
          for (const pid of all) process.kill(pid, 'SIGCONT');
        };
      },
    }),
};

export const restarted: Fault = {
  name: 'PostgreSQL restarted under load',
  run: (how) =>
    away(how, {
      seconds: 0,
      mustRest: false,
      begin: ({ board }) => {
        kill(board, 'PostgreSQL');
        return () => {};
      },
    }),
};

type Victims = { board: Awaited<ReturnType<typeof startBoard>>; postgres: number };
type Away = { seconds: number; mustRest: boolean; begin: (of: Victims) => () => void };

/** Takes the database away for a while under people who write and look; everybody is told so in words, and the same process goes on. */
async function away({ chance }: How, { seconds, mustRest, begin: leave }: Away): Promise<Outcome> {
  const folder = freshFolder();
  const board = await startBoard({ folder });
  const wrong: string[] = [];
  let crowd: Crowd | undefined;
  try {
    crowd = begin(board.url, WRITERS, chance);
    await crowd.written(WRITERS * 2);
    const server = serving(board.process.pid);
    const look = lookAt(board.url, '/places');
    const comeBack = leave({ board, postgres: postgresOf(folder) as number });
    const began = performance.now();
    let health = 200;
    while (performance.now() - began < seconds * 1_000) {
      health = Math.max(health, await statusOf(`${board.url}/healthz`, 10_000));
      await pause(500);
    }
    comeBack();
    await back(board.url, () => true);
    const took = performance.now() - began - seconds * 1_000;
    await crowd.written(WRITERS);
    await look.end();
    wrong.push(...(await crowd.end()), ...(await crowd.ledger.check(folder)));
    const rested = look.seen.filter(({ status }) => status === 503);
    const slowest = Math.max(...look.seen.map(({ took }) => took));
    const other = look.seen.filter(({ status }) => status !== 200 && status !== 503);
    for (const { status } of other) wrong.push(`a page was answered by ${status}`);
    if (slowest > LONGEST) wrong.push(`somebody waited for ${slowest} ms`);
    for (const words of SAID)
      if (rested[0] && mustRest && !rested.some(({ html }) => html.includes(words)))
        wrong.push(`nobody was told “${words}”`);
    if (mustRest && !rested[0]) wrong.push('nobody was told anything');
    if (mustRest && health !== 503) wrong.push(`/healthz said ${health}`);
    if (serving(board.process.pid) !== server) wrong.push('it was another process that went on');
    const figure = `away for ${seconds} s, there again after ${(took / 1_000).toFixed(1)} s; ${rested.length} of ${look.seen.length} pages said that the board rests, nobody waited longer than ${(slowest / 1_000).toFixed(1)} s; ${crowd.ledger.size} acknowledged`;
    return { figure, wrong };
  } finally {
    await crowd?.end();
    await board.stop();
    removeFolder(folder);
  }
}

function below(postgres: number): number[] {
  return processes()
    .filter(({ parent }) => parent === postgres)
    .map(({ pid }) => pid);
}
