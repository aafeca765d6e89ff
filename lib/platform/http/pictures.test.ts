import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#lib/platform/config/config';
import { openDoor } from '#lib/platform/http/server';

const KEY = 'k'.repeat(43);
const folder = mkdtempSync(path.join(tmpdir(), 'fournil-pictures-'));
process.env.DATA_DIR = folder;
const server = openDoor({
  handler: async (_, res) => void res.end('not a picture'),
  dev: false,
  settings: readConfig({}),
});

beforeAll(async () => {
  mkdirSync(path.join(folder, 'pictures'));
  mkdirSync(path.join(folder, 'keys'));
  writeFileSync(path.join(folder, 'pictures', `${KEY}-small.webp`), 'small');
  writeFileSync(path.join(folder, 'pictures', `${KEY}-small.webp.new`), 'half');
  writeFileSync(path.join(folder, 'keys', 'secret'), 'canary');
  writeFileSync(path.join(folder, 'pictures', 'short-small.webp'), 'canary');
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => server.close());

const ask = (address: string, method = 'GET') =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${address}`, { method });

test('a picture is sent as what it is, to be kept by its reader only', async () => {
  const answer = await ask(`/pictures/${KEY}-small.webp?v=1`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('image/webp');
  expect(answer.headers.get('content-length')).toBe('5');
  expect(answer.headers.get('cache-control')).toBe('private, max-age=3600, immutable');
  expect(await answer.text()).toBe('small');
});

test('asked for its head, it sends that', async () => {
  const answer = await ask(`/pictures/${KEY}-small.webp`, 'HEAD');
  expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '5', '']);
});

test.each([
  `/pictures/${KEY}-large.webp`,
  `/pictures/${KEY}-small.webp.new`,
  `/pictures/${KEY}`,
  '/pictures/short-small.webp',
  '/pictures/',
  '/pictures/..%2Fkeys%2Fsecret',
  '/pictures/%2e%2e/keys/secret',
  `/pictures/${KEY}-small.webp/../../keys/secret`,
])('%s is not here', async (address) => {
  const answer = await ask(address);
  expect((await answer.text()).includes('canary')).toBe(false);
  expect(answer.headers.get('content-type')).not.toBe('image/webp');
});
