import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { board } from '#bench/visitor';
import { sweep } from '#lib/operations/forgetting/sweep';
import { database } from '#lib/platform/database/client';
import { startDatabase } from '#lib/platform/database/embedded';
import { closeGate, openGate, whenFree } from '#lib/platform/database/maintenance-gate';
import type { Holding } from '#lib/platform/database/night';

// How forgetting fares on a large board, and reading beside it: fill a data directory (npm run populate), then
//   DATA_DIR=… TZ=Europe/Berlin node --import ./bin/next-names.ts bench/night/forgetting.ts
// The board is moved as on any night, and is the same afterwards but for what is planted here to be forgotten.

const HOUR = 60 * 60_000;
/** What passes within one hour of a million posts that live for weeks. */
const POSTS = 1_500;
const WORDS = 3_000;

const server = await startDatabase(process.env.DATA_DIR as string, console.log);
process.env.DATABASE_URL = await server.url('fournil');

/** Reads the board again and again while some work goes on. */
async function reading<T>(work: () => Promise<T>) {
  const times: number[] = [];
  let isOver = false;
  const viewer = (async () => {
    while (!isOver) {
      const began = performance.now();
      await whenFree('read', () => board());
      times.push(performance.now() - began);
    }
  })();
  const began = performance.now();
  const result = await work().finally(() => (isOver = true));
  const took = performance.now() - began;
  await viewer;
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor((times.length - 1) * part)] ?? 0;
  return { result, took, median: at(0.5), p99: at(0.99), longest: at(1) };
}

const GB = 1024 ** 3;
/** What the data directory takes on the disk, in bytes. Files come and go while it is looked at. */
function taken(folder = process.env.DATA_DIR as string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file =
      entry.isFile() && statSync(path.join(entry.parentPath, entry.name), { throwIfNoEntry: false });
    if (file) bytes += file.blocks * 512;
  }
  return bytes;
}

const round = (time: number) => Math.round(time * 10) / 10;
const said = (what: string, measured: { median: number; p99: number; longest: number }, alone?: number) =>
  console.log(
    `${what}: the board in ${round(measured.median)} ms, p99 ${round(measured.p99)}, longest ${round(measured.longest)}` +
      (alone ? `; ${round(measured.median / alone)} times as long as alone` : ''),
  );

// What a board that has always been swept has not: a month of words with their hours.
await sweep(new Date());
for (let times = 0; times < 20; times++) await board();
const alone = await reading(() => new Promise((resolve) => setTimeout(resolve, 10_000)));
said('Nothing else', alone);

await plant();
const now = new Date();
const swept = await reading(() => sweep(now));
said(
  `An hour's sweep, ${round(swept.took / 1_000)} s (${[...swept.result].join(', ')})`,
  swept,
  alone.median,
);

const marks = new Map<string, number>();
const mark = (name: string) => void marks.set(name, performance.now());
const holding: Holding = {
  hold: async (level, patience) => {
    mark(level);
    return await closeGate(level, patience);
  },
  release: async () => {
    openGate();
    mark('released');
  },
};
const before = taken();
let most = before;
const looking = setInterval(() => {
  try {
    most = Math.max(most, taken());
  } catch {
    // a folder was renamed meanwhile: the next look sees it
  }
}, 2_000);
const moved = await reading(() => server.renew('fournil', holding, mark));
clearInterval(looking);
const between = (from: string, till: string) =>
  round(((marks.get(till) ?? 0) - (marks.get(from) ?? 0)) / 1_000);
said(`A night, ${round(moved.took / 1_000)} s with erasing the old files`, moved, alone.median);
console.log(`  forms wait ${between('writes', 'released')} s, of which:
    copying ${between('locked', 'filled')} s, comparing ${between('filled', 'compared')} s,
    statistics and checkpoints ${between('compared', 'marked')} s; everybody waits ${between('all', 'released')} s`);
console.log(
  `  the disk holds ${round(before / GB)} GB before, ${round(most / GB)} at most, ${round(taken() / GB)} afterwards`,
);
const after = await reading(() => new Promise((resolve) => setTimeout(resolve, 10_000)));
said('Afterwards', after, alone.median);
await database().$disconnect();
await server.stop();
process.exit();

/** Something of what passes in an hour. */
async function plant(): Promise<void> {
  const { id: personId } = await database().person.findFirstOrThrow();
  const ids = Array.from({ length: POSTS }, () => crypto.randomUUID());
  const [starts, ends] = [new Date(Date.now() - 10 * 24 * HOUR), new Date(Date.now() - 9 * 24 * HOUR)];
  await database().post.createMany({ data: ids.map((id) => ({ id, kind: 'OFFER', title: 'Rye' })) });
  await database().occurrence.createMany({
    data: ids.map((postId) => ({ postId, kind: 'HOUR' as const, starts, ends })),
  });
  await database().host.createMany({ data: ids.map((postId) => ({ postId, personId })) });
  await database().message.createMany({
    data: Array.from({ length: WORDS }, (_, at) => ({
      postId: ids[at % POSTS],
      personId,
      body: 'Still warm?',
      madeAt: starts,
    })),
  });
}
