import { setTimeout as pause } from 'node:timers/promises';
import { freePort, freshFolder, removeFolder, startBoard } from '#e2e/board';
import { back } from './back.ts';
import type { Fault, How, Outcome } from './fault.ts';
import { begin, type Crowd } from './life.ts';
import { kill, type Victim } from './victims.ts';

/** Within how many milliseconds each is back by itself. */
const LIMITS: Record<Victim, number> = {
  server: 5_000,
  PostgreSQL: 15_000,
  both: 15_000,
  'a process': 5_000,
  everything: 30_000,
};
/** On a machine that does other things beside, as in `npm test`. */
const BUSY = 12;
const WRITERS = 20;

/** Whom the kills meet, in turns; everything at once is started again by hand. */
const TURNS: Victim[] = ['server', 'PostgreSQL', 'server', 'PostgreSQL', 'both'];
const everything = (at: number, victim: Victim): Victim => (at % 20 === 19 ? 'everything' : victim);

export const kills: Fault = {
  name: 'kill -9 of the server, of PostgreSQL, of both, of everything',
  run: (how) => killed(how, how.kills, (at) => everything(at, TURNS[at % TURNS.length] ?? 'server')),
};

export const processKills: Fault = {
  name: 'kill -9 of one of two processes, and of the one above them',
  run: (how) =>
    killed(how, Math.ceil(how.kills / 10), (at) => (at % 2 ? 'server' : 'a process'), { PROCESSES: '2' }),
};

/** Kills at random moments under people who write, and holds what they were told against what the board has. */
async function killed(
  { chance, isShort }: How,
  many: number,
  victimAt: (at: number) => Victim,
  env: Record<string, string> = {},
): Promise<Outcome> {
  const folder = freshFolder();
  const start = { folder, env, port: await freePort() };
  let board = await startBoard(start);
  const wrong: string[] = [];
  const note = (lines: string[]) => {
    wrong.push(...lines);
    for (const line of lines) console.log(`    ${line}`); // at once: many kills take long
  };
  const times: { victim: Victim; took: number }[] = [];
  let crowd: Crowd | undefined;
  try {
    crowd = begin(board.url, WRITERS, chance);
    await crowd.written(WRITERS);
    for (let at = 0; at < many; at++) {
      await crowd.written(1);
      await pause(chance.below(1_500));
      const victim = victimAt(at);
      const began = performance.now();
      const isNew = kill(board, victim);
      if (victim === 'everything') {
        await board.stop('SIGKILL');
        board = await startBoard(start);
      }
      await back(board.url, isNew);
      const took = performance.now() - began;
      times.push({ victim, took });
      const limit = LIMITS[victim] * (isShort ? BUSY : 1);
      if (took > limit)
        note([`${victim}, kill ${at + 1}: back after ${seconds(took)}, not ${seconds(limit)}`]);
      note(await crowd.ledger.check(folder));
      if (at % 10 === 9)
        console.log(`  ${at + 1} kills, ${crowd.ledger.size} acknowledged, ${wrong.length} wrong`);
    }
    note(await crowd.end());
    note(await crowd.ledger.check(folder));
    return { figure: `${many} kills, ${crowd.ledger.size} acknowledged; ${worst(times)}`, wrong };
  } finally {
    await crowd?.end();
    await board.stop();
    removeFolder(folder);
  }
}

export const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} s`;

/** Of each kind of kill how many there were, and after how long the board was back: the median, and the longest. */
function worst(times: { victim: Victim; took: number }[]): string {
  return [...new Set(times.map(({ victim }) => victim))]
    .map((victim) => {
      const all = times.flatMap((each) => (each.victim === victim ? [each.took] : [])).sort((a, b) => a - b);
      const middle = seconds(all[Math.floor(all.length / 2)] ?? 0);
      return `${victim} ${all.length} times, back after ${middle}, at most ${seconds(all.at(-1) ?? 0)}`;
    })
    .join('; ');
}
