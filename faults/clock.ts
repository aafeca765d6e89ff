import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Clock, makeClock } from '#audit/clock';
import { type Board, freshFolder, removeFolder, startBoard } from '#e2e/board';
import { isNightDue } from '#lib/operations/forgetting/rules';
import type { Fault } from './fault.ts';
import { Sender } from './sender.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** A round that erases nothing leaves no trace by which it could be awaited. */
const ROUND = 3_000;
const FIRST_ROUND = 8_000;
const NIGHT = 60_000;

export const clockJumps: Fault = {
  name: 'the clock jumps by days either way, while the board runs and before it starts',
  run: async () => {
    const folder = freshFolder();
    const clock = makeClock();
    const swept = () => readTime(folder, 'last-sweep');
    const night = () => readTime(folder, 'last-night');
    writeFileSync(path.join(folder, 'last-sweep'), `${new Date(clock.now()).toISOString()}\n`);
    let board = await startBoard({ folder, env: clock.env });
    const wrong: string[] = [];
    const must = (isSo: boolean, words: string) => {
      if (!isSo) wrong.push(words);
    };
    try {
      const post = await offered(board);
      const status = async () => (await new Sender(board.url, () => false).ask(post)).status;
      const began = clock.now();
      await until(clock, () => swept() > began);
      let before = await settled(clock, { swept, night });
      for (const jump of [400 * DAY, -400 * DAY, -3 * DAY]) {
        const words = `a jump of ${jump / DAY} days`;
        clock.jump(jump);
        await anHour(clock);
        if (jump > 0) must((await status()) === 404, `${words}: what has passed by it is still shown`);
        must(swept() === before.swept && night() === before.night, `${words}: something was erased`);
        clock.jump(-jump);
        await anHour(clock);
        must((await status()) === 200, `${words}, and back: it is not there any more`);
        // An hour that was steady, and it goes on.
        const last = before.swept;
        must(await until(clock, () => swept() > last), `${words}, and back: nothing is erased any more`);
        before = await settled(clock, { swept, night });
      }

      await board.stop();
      clock.jump(400 * DAY);
      board = await startBoard({ folder, env: clock.env });
      await pause(FIRST_ROUND); // it comes behind the first answers
      must((await status()) === 404, 'started 400 days later: what has passed is still shown');
      must(swept() === before.swept, 'started 400 days later: something was erased at once');
      await board.stop();
      clock.jump(-400 * DAY);
      board = await startBoard({ folder, env: clock.env });
      must((await status()) === 200, 'started again in its own time: it is not there any more');

      // What has really passed goes: it is erased, and the night comes behind it.
      for (let days = 0; days < 40; days++) clock.pass(DAY);
      must(await until(clock, () => swept() > began + 40 * DAY), 'forty days later nothing was erased');
      must(await until(clock, () => night() > began + 40 * DAY), 'forty days later no night came');
      clock.jump(-40 * DAY);
      must((await status()) === 404, 'erased, and there all the same by a clock that was set back');
      return { figure: 'five jumps; erasing paused each time and went on after a steady hour', wrong };
    } finally {
      await board.stop();
      clock.remove();
      removeFolder(folder);
    }
  },
};

function readTime(folder: string, name: string): number {
  return Date.parse(readFileSync(path.join(folder, name), 'utf8').trim());
}

/** The hourly round comes, and a night's look around (every second). */
async function anHour(clock: Clock): Promise<void> {
  clock.pass(HOUR);
  await pause(ROUND);
}

/** Hours pass, as many as a busy machine needs, until something is so. @returns whether it is */
async function until(clock: Clock, holds: () => boolean): Promise<boolean> {
  for (let hours = 0; hours < 12 && !holds(); hours++) await anHour(clock);
  return holds();
}

type Times = { swept: () => number; night: () => number };

/** What was last, once the night is over that a sweep may have made due: it comes within seconds, at whatever hour this runs. */
async function settled(clock: Clock, { swept, night }: Times): Promise<{ swept: number; night: number }> {
  const isDue = () =>
    isNightDue(new Date(clock.now()), 'Europe/Berlin', {
      lastSweep: swept(),
      lastNight: night(),
    });
  for (const began = performance.now(); isDue() && performance.now() - began < NIGHT; ) await pause(100);
  return { swept: swept(), night: night() };
}

/** Somebody offers something that stands for weeks: hours pass here, and the night. @returns its address */
async function offered(board: Board): Promise<string> {
  const sender = new Sender(board.url, () => false);
  const page = await sender.open('/offer');
  const given = { title: 'Rye of this time', name: 'Baker of this time', when: 'any' };
  const form = page && sender.fill('/offer', page.html, 'title', given);
  const to = form && (await sender.send(form));
  if (!to) throw new Error('/offer did not take it');
  return new URL(to, board.url).pathname;
}
