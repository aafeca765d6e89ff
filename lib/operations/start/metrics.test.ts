import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'fournil-metrics-'));
const { metrics } = await import('#lib/operations/start/metrics');

test('what is told of the machine is in the format, in steps, and says when what has passed was erased', async () => {
  writeFileSync(path.join(process.env.DATA_DIR as string, 'last-sweep'), '2026-11-30T10:00:00.000Z\n');
  const text = await metrics(true);
  for (const line of text.trim().split('\n'))
    expect(line).toMatch(/^(# HELP fournil_\w+ .+|# TYPE fournil_\w+ gauge|fournil_\w+ \d+)$/);
  const told = Object.fromEntries(
    [...text.matchAll(/^(fournil_\w+) (\d+)$/gm)].map(([, name, at]) => [name, Number(at)]),
  );
  expect(told).toMatchObject({ fournil_serves: 1, fournil_last_sweep_seconds: 1_796_032_800 });
  expect(told).not.toHaveProperty('fournil_last_night_seconds');
  for (const [name, value] of Object.entries(told))
    if (name?.endsWith('bytes')) expect(Number(value) % (64 * 2 ** 20)).toBe(0);
  expect(await metrics(false)).toContain('fournil_serves 0');
});
