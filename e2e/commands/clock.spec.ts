import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, request as requests } from '@playwright/test';
import { makeClock } from '#audit/clock';
import { isNightDue } from '#lib/operations/forgetting/rules';
import { type Board, freshFolder, removeFolder, startBoard } from '../board.ts';
import { expect, test, word } from '../fixtures.ts';
import { filled, openForm, send } from '../forms.ts';

// A clock that jumps by days, on a real board: what has passed by it is hidden, and nothing is erased until it was steady for an hour.
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
test.setTimeout(420_000);

test('a clock that jumps either way, while the board runs and before it starts, erases nothing', async () => {
  const folder = freshFolder();
  const clock = makeClock();
  const swept = () => Date.parse(readFileSync(path.join(folder, 'last-sweep'), 'utf8').trim());
  const night = () => Date.parse(readFileSync(path.join(folder, 'last-night'), 'utf8').trim());
  writeFileSync(path.join(folder, 'last-sweep'), `${new Date(clock.now()).toISOString()}\n`);
  let board = await startBoard({ folder, env: clock.env });
  const visitor = await requests.newContext();
  const post = await offered(board, visitor);
  const status = async () => (await visitor.get(`${board.url}${post}`)).status();
  /** The hourly round comes, and a night's look around (every second). */
  const anHour = async () => {
    clock.pass(HOUR);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  };
  /** Hours pass, as many as a busy machine needs, until something is so. */
  const until = async (holds: () => boolean) => {
    for (let hours = 0; hours < 12 && !holds(); hours++) await anHour();
    expect(holds()).toBe(true);
  };
  /** What was last, once the night is over that a sweep may have made due: it comes within seconds, at whatever hour this runs. */
  const settled = async () => {
    const isDue = () =>
      isNightDue(new Date(clock.now()), 'Europe/Berlin', { lastSweep: swept(), lastNight: night() });
    await expect.poll(isDue, { timeout: 60_000 }).toBe(false);
    return { swept: swept(), night: night() };
  };
  const began = clock.now();
  await until(() => swept() > began);
  const before = await settled();

  for (const jump of [400 * DAY, -400 * DAY, -3 * DAY]) {
    clock.jump(jump);
    await anHour();
    if (jump > 0) expect(await status()).toBe(404); // hidden
    expect({ swept: swept(), night: night() }).toEqual(before);
    clock.jump(-jump);
    await anHour();
    expect(await status()).toBe(200); // and still there
    // An hour that was steady, and it goes on.
    await until(() => swept() > before.swept);
    Object.assign(before, await settled());
  }

  await board.stop();
  clock.jump(400 * DAY);
  board = await startBoard({ folder, env: clock.env });
  await new Promise((resolve) => setTimeout(resolve, 8_000)); // the first round comes behind the first answers
  expect(await status()).toBe(404);
  expect(swept()).toBe(before.swept);
  await board.stop();
  clock.jump(-400 * DAY);
  board = await startBoard({ folder, env: clock.env });
  expect(await status()).toBe(200);

  // What has really passed goes: it is erased, and the night comes behind it.
  for (let days = 0; days < 40; days++) clock.pass(DAY);
  await until(() => swept() > began + 40 * DAY);
  await until(() => night() > began + 40 * DAY);
  clock.jump(-40 * DAY);
  expect(await status()).toBe(404); // also for a clock by which it would be there
  await visitor.dispose();
  await board.stop();
  clock.remove();
  removeFolder(folder);
});

async function offered(board: Board, visitor: APIRequestContext): Promise<string> {
  const form = await openForm(visitor, `${board.url}/offer`, 'title');
  const given = { title: `Rye ${word()}`, name: `Baker ${word()}${word()}` };
  const answer = await send(visitor, `${board.url}/offer`, filled(form, given), {
    maxRedirects: 0,
    origin: board.url,
  });
  expect(answer.status()).toBe(303);
  const target = new URL(answer.headers().location ?? '', board.url);
  return target.pathname;
}
