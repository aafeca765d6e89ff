import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { lastSweep } from '#lib/operations/forgetting/clocks';
import { type ClockWatch, mayErase } from '#lib/operations/forgetting/rules';
import { forget, forgetByHand } from '#lib/operations/forgetting/sweep';
import { database } from '#lib/platform/database/client';

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'fournil-clock-'));
const file = path.join(process.env.DATA_DIR, 'last-sweep');
const DAY = 24 * 60 * 60 * 1000;

const kept = globalThis as { fournilWatch?: ClockWatch };
const ago = (time: number) => new Date(Date.now() - time);
const isThere = async () => (await database().post.findFirst()) !== null;

/** A process that starts, with something on the board that passed long ago; the last sweep was then. */
beforeEach(async () => {
  delete kept.fournilWatch;
  rmSync(file, { force: true });
  await database().post.deleteMany();
  const days = { create: { kind: 'HOUR' as const, starts: ago(11 * DAY), ends: ago(10 * DAY) } };
  await database().post.create({ data: { kind: 'OFFER', title: 'Rye', occurrences: days } });
});

test('where the last sweep was within a day it erases at once, and notes when', async () => {
  writeFileSync(file, `${ago(DAY / 2).toISOString()}\n`);
  await forget();
  expect(await isThere()).toBe(false);
  expect((await lastSweep()) ?? 0).toBeGreaterThan(Date.now() - 60_000);
  expect(readdirSync(path.dirname(file))).toEqual(['last-sweep']);
});

test.each([
  ['it was longer ago', ago(2 * DAY).toISOString()],
  ['it is to come', ago(-2 * DAY).toISOString()],
  ['the file is not whole', '2026-11-23T'],
  ['nobody knows', ''],
])('where %s, it waits', async (_, text) => {
  writeFileSync(file, text);
  await forget();
  expect(await isThere()).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test('after a jump of the clock while running, it waits', async () => {
  writeFileSync(file, ago(0).toISOString());
  await forget();
  const watch = kept.fournilWatch as unknown as ClockWatch;
  expect(mayErase(watch)).toBe(true);
  // The clock on the wall said something else an hour ago.
  kept.fournilWatch = { ...watch, from: { ...watch.from, wall: watch.from.wall - DAY } };
  const days = { create: { kind: 'HOUR' as const, starts: ago(11 * DAY), ends: ago(10 * DAY) } };
  await database().post.create({ data: { kind: 'OFFER', title: 'Rye', occurrences: days } });
  await forget();
  expect(await isThere()).toBe(true);
});

test('by hand it erases at once, whenever the last time was', async () => {
  expect([...(await forgetByHand())]).toEqual(['dated']);
  expect(await isThere()).toBe(false);
  expect(existsSync(file)).toBe(true);
});
