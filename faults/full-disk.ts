import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Board, startBoard } from '#e2e/board';
import { serving } from '#e2e/commands/processes';
import { back, statusOf } from './back.ts';
import { type SmallDisk, smallDisk } from './disk.ts';
import type { Fault } from './fault.ts';
import { keeper } from './keeper.ts';
import { askBoard } from './ledger.ts';
import { begin } from './life.ts';
import { type Filled, Sender } from './sender.ts';

const MEGABYTES = 400;
const WRITERS = 5;
/** A log of changes that finds no room ends PostgreSQL within moments. */
const PATIENCE = 20_000;

export const fullDisk: Fault = {
  name: 'the disk is full during a post, an upload, the log of changes, the night',
  run: async ({ chance }) => {
    const disk = smallDisk(MEGABYTES);
    if (!disk) return { skipped: 'this machine lets nobody mount a small disk (only root may)' };
    const board = await startBoard({ folder: disk.folder });
    try {
      const crowd = begin(board.url, WRITERS, chance);
      await crowd.written(WRITERS * 2);
      const server = serving(board.process.pid);
      const guest = new Sender(board.url, () => false);
      const forms = await formsOf(guest);
      disk.fill();
      const wrong = [...(await refusals(board, guest, forms)), ...(await nightWithoutRoom(disk))];
      wrong.push(...(await logWithoutRoom(board, disk)));
      const began = performance.now();
      disk.empty();
      await back(board.url, () => true);
      const took = performance.now() - began;
      await crowd.written(WRITERS);
      wrong.push(...(await crowd.end()), ...(await crowd.ledger.check(disk.folder)));
      wrong.push(...(await nightWithRoom(disk)), ...(await crowd.ledger.check(disk.folder)));
      if (serving(board.process.pid) !== server) wrong.push('it was another process that went on');
      const figure = `${MEGABYTES} MB in memory, mounted (tmpfs); ${crowd.ledger.size} acknowledged, none lost; with room again it served after ${(took / 1_000).toFixed(1)} s, and the night came`;
      return { figure, wrong };
    } finally {
      await board.stop();
      disk.remove();
    }
  },
};

/** The forms that somebody has open when the disk is full: a post, and one with a picture. */
async function formsOf(guest: Sender): Promise<Filled[]> {
  const page = await guest.open('/offer');
  const given = { title: 'A loaf for nobody', name: 'Guest of the Full Disk' };
  const words = page && guest.fill('/offer', page.html, 'title', given);
  if (!words) throw new Error('/offer has no form');
  const file = { field: 'picture1', name: 'loaf.png', bytes: readFileSync('e2e/loaf.png') };
  return [words, { ...words, file }];
}

/** On a full disk pages are read, and what is sent is refused in words, in each language, with what was typed. */
async function refusals(board: Board, guest: Sender, forms: Filled[]): Promise<string[]> {
  await pause(1_500); // how much is free is believed for a second
  const wrong: string[] = [];
  for (const language of ['en', 'fr', 'ar'])
    for (const filled of forms) {
      const what = `${filled.file ? 'a picture' : 'words'} in ${language}`;
      const { status, html } = await guest.once(filled, { 'accept-language': language });
      const { 507: full } = JSON.parse(readFileSync(`messages/${language}/answers.json`, 'utf8'));
      if (status !== 507) wrong.push(`${what}: ${status}, not 507`);
      if (!html.includes(full.title)) wrong.push(`${what}: not “${full.title}”`);
      if (!html.includes('A loaf for nobody')) wrong.push(`${what}: what was typed is not given back`);
    }
  const page = await statusOf(`${board.url}/places`, 10_000);
  if (page !== 200) wrong.push(`a page is answered by ${page}`);
  const health = await guest.ask('/healthz');
  if (health.status !== 503 || !health.html.includes('"disk":false'))
    wrong.push(`/healthz says ${health.status} ${health.html}`);
  return wrong;
}

/** A night that finds no room says so, and changes nothing. */
async function nightWithoutRoom({ folder }: SmallDisk): Promise<string[]> {
  const { code, said } = await keeper(folder, 'forget');
  return code !== 0 && /room|full|space/i.test(said)
    ? []
    : [`a night without room ended with ${code}: ${said}`];
}

/** Where the log of changes finds no room, PostgreSQL ends; people are told that the board rests, and it is started again until it stays. */
async function logWithoutRoom(board: Board, disk: SmallDisk): Promise<string[]> {
  const wasted = "SELECT pg_logical_emit_message(false, 'ballast', repeat('x', 4000000))::text AS text";
  for (let at = 0; at < 8; at++) await askBoard(disk.folder, wasted).catch(() => {});
  const began = performance.now();
  while ((await statusOf(`${board.url}/places`, 15_000)) !== 503)
    if (performance.now() - began > PATIENCE) return ['a full log of changes was noticed by nobody'];
  return [];
}

/** With room again, the night comes. */
async function nightWithRoom({ folder }: SmallDisk): Promise<string[]> {
  const { code, said } = await keeper(folder, 'forget');
  return code === 0 ? [] : [`a night with room ended with ${code}: ${said}`];
}
