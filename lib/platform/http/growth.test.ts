import { statfs } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Exchange } from '#lib/platform/http/exchange';
import { limitGrowth } from '#lib/platform/http/growth';
import { SESSION_COOKIE, writeToken } from '#lib/platform/http/session';

process.env.SECRET = 'for-the-tests-of-growth-0123456789';

// What stands on the disk is not ours to fill in a test.
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof import('node:fs/promises')>()),
  statfs: vi.fn(),
}));
const MEGABYTE = 2 ** 20;
const free = (bytes: number) => vi.mocked(statfs).mockResolvedValue({ bavail: bytes, bsize: 1 } as never);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  free(1_000 * MEGABYTE);
});
afterEach(() => {
  vi.useRealTimers();
});

const B = 'b'.repeat(27);
const body = `--${B}\r\nContent-Disposition: form-data; name="words"\r\n\r\nAll about ovens\r\n--${B}--\r\n`;

async function sent(
  length: number,
  { from, cookie, processes = 1 }: { from: string; cookie?: string; processes?: number },
) {
  const headers = {
    'content-type': `multipart/form-data; boundary=${B}`,
    'content-length': String(length),
    cookie,
  };
  const socket = { remoteAddress: from };
  const req = Object.assign(new PassThrough(), { method: 'POST', headers, socket });
  req.end(body);
  const settings = { DATA_DIR: `/of/${from}`, PROCESSES: processes, TRUST_PROXY: false };
  const answer = await limitGrowth({ req, door: { settings } } as unknown as Exchange);
  return { status: answer?.status ?? 200, text: String(answer?.body ?? '') };
}

test('a household writes so much in a day, and is told then, with what was typed; its neighbour goes on', async () => {
  const from = '192.0.2.10';
  for (let at = 0; at < 128; at++) expect((await sent(256 * 1024, { from })).status).toBe(200);
  const refused = await sent(256 * 1024, { from });
  expect(refused.status).toBe(429);
  expect(refused.text).toContain('Enough for today');
  expect(refused.text).toContain('All about ovens');
  expect((await sent(2_000, { from })).status).toBe(200); // taking something back goes on
  expect((await sent(256 * 1024, { from: '192.0.2.11' })).status).toBe(200);
  vi.advanceTimersByTime(24 * 60 * 60_000 + 1);
  expect((await sent(256 * 1024, { from })).status).toBe(200);
});

test('a person writes so much in a day, from wherever they do', async () => {
  const cookie = `${SESSION_COOKIE}=${await writeToken('amina', {})}`;
  for (let at = 0; at < 32; at++)
    expect((await sent(256 * 1024, { from: `192.0.2.${20 + at}`, cookie })).status).toBe(200);
  expect((await sent(256 * 1024, { from: '192.0.2.60', cookie })).status).toBe(429);
  const other = `${SESSION_COOKIE}=${await writeToken('boris', {})}`;
  expect((await sent(256 * 1024, { from: '192.0.2.60', cookie: other })).status).toBe(200);
});

test('pictures count as words at the door: what is made of them is counted where it is kept', async () => {
  for (let at = 0; at < 100; at++)
    expect((await sent(70 * MEGABYTE, { from: '192.0.2.70' })).status).toBe(200);
});

test('a disk that is nearly full takes short words, then none, and says so', async () => {
  free(63 * MEGABYTE);
  expect((await sent(5_000, { from: '192.0.2.80' })).status).toBe(507);
  expect((await sent(4_000, { from: '192.0.2.81' })).status).toBe(200);
  free(31 * MEGABYTE);
  const refused = await sent(4_000, { from: '192.0.2.82' });
  expect(refused.status).toBe(507);
  expect(refused.text).toContain('The board is full');
  expect(refused.text).toContain('All about ovens');
  expect((await sent(4_000, { from: '192.0.2.81' })).status).toBe(200); // believed for a moment
  vi.advanceTimersByTime(1_001);
  expect((await sent(4_000, { from: '192.0.2.81' })).status).toBe(507);
});
