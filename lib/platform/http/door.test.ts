import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { type IncomingHttpHeaders, request, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readConfig } from '#lib/platform/config/config';
import { holding } from '#lib/platform/form/held';
import type { Handler } from '#lib/platform/http/exchange';
import { openDoor } from '#lib/platform/http/server';
import { SESSION_COOKIE, writeToken } from '#lib/platform/http/session';

// That each step stands in its place: a whole door before something that answers as Next would. What each does is asked beside it.

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), 'fournil-door-'));
process.env.SECRET = 'a secret that is long enough to be one';

const seen: { url?: string; method?: string; headers: IncomingHttpHeaders }[] = [];
const PAGES: Record<string, (res: Parameters<Handler>[1]) => unknown> = {
  '/broken': (res) => res.writeHead(500, { 'content-type': 'text/html' }).end('<main>Internal</main>'),
  '/left': (res) => {
    const request = holding().getStore();
    if (request) request.isStillHere = async () => false;
    return res.writeHead(500, { 'content-type': 'text/html' }).end('<main>Internal</main>');
  },
  '/stays': (res) => {
    const request = holding().getStore();
    if (request) request.isStillHere = async () => true;
    return res.writeHead(500, { 'content-type': 'text/html' }).end('<main>Internal</main>');
  },
  '/throws': () => Promise.reject(new Error('words of somebody')),
  '/nothing': (res) => res.destroy(),
  '/same': (res) => res.writeHead(304, { etag: '"a"', 'content-type': 'text/html' }).end(),
  '/half': (res) => {
    res.writeHead(200, { 'content-type': 'application/zip' }).write('half');
    setImmediate(() => res.destroy(new Error('broke off')));
  },
};
const door: Server = openDoor({
  dev: false,
  settings: readConfig({ TRUST_PROXY: '1' }),
  handler: async (req, res) => {
    seen.push({ url: req.url, method: req.method, headers: { ...req.headers } });
    const answer = PAGES[req.url ?? ''];
    if (answer) return void (await answer(res));
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<main>Bread</main>');
  },
});
let port = 0;

beforeAll(async () => {
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  port = (door.address() as AddressInfo).port;
});
afterAll(() => {
  door.closeAllConnections();
  door.close();
});
beforeEach(() => {
  seen.length = 0;
});

type Given = { method?: string; headers?: Record<string, string>; body?: string };

/** Asks exactly this. What is not ended waits for `asked.end()`. */
function open(target: string, { method = 'GET', headers = {} }: Given = {}) {
  const asked = request({ port, host: '127.0.0.1', path: target, method, headers, agent: false });
  const answer = once(asked, 'response').then(async ([res]) => {
    const text = Buffer.concat(await res.toArray()).toString();
    return { status: res.statusCode as number, headers: res.headers as IncomingHttpHeaders, text };
  });
  return { asked, answer };
}

function ask(target: string, given: Given = {}) {
  const { asked, answer } = open(target, given);
  asked.end(given.body);
  return answer;
}

const write = (body: string, more: Record<string, string> = {}): Given => ({
  method: 'POST',
  headers: {
    origin: `http://127.0.0.1:${port}`,
    'content-type': 'multipart/form-data; boundary=b',
    'content-length': String(Buffer.byteLength(body)),
    ...more,
  },
  body,
});

test('what is behind the door sees an address in its one form, or nothing of it', async () => {
  expect((await ask('/x/..//places/./caf%c3%a9?q=1')).status).toBe(200);
  expect(seen.map(({ url }) => url)).toEqual(['/places/caf%C3%A9?q=1']);
  expect((await ask('/x\\y')).status).toBe(400);
  expect((await ask('/feeds/board/ics')).status).toBe(404);
  expect((await ask('/', { method: 'PUT' })).status).toBe(405);
  expect(seen).toHaveLength(1);
});

test('it sees no headers of its own client or of a stranger’s proxy, and HEAD as GET', async () => {
  await ask('/?_rsc=1', { method: 'HEAD', headers: { rsc: '1', range: 'bytes=0-1' } });
  expect(seen).toMatchObject([{ url: '/', method: 'GET' }]);
  await ask('/live?about=board', { method: 'HEAD' }); // it has no end
  expect(seen[1]?.method).toBe('HEAD');
  expect(Object.keys(seen[0]?.headers ?? {}).sort()).toEqual(['connection', 'host']);
  const stranger = openDoor({ dev: false, settings: readConfig({}), handler: PASSING });
  stranger.listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const { port: other } = stranger.address() as AddressInfo;
  const claims = { headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '192.0.2.1' } };
  expect(await (await fetch(`http://127.0.0.1:${other}/`, claims)).json()).not.toHaveProperty(
    'x-forwarded-host',
  );
  stranger.closeAllConnections();
  stranger.close();
});

const PASSING: Handler = async (req, res) =>
  void res.setHeader('content-type', 'application/json').end(JSON.stringify(req.headers));

test('a write of another page, one that is too large, and one that is no form never get there', async () => {
  const foreign = await ask('/offer', write('--b--', { origin: 'http://evil.example' }));
  const large = open('/offer', write('', { 'content-length': String(2 ** 40) }));
  large.asked.flushHeaders();
  const statuses = [
    foreign.status,
    (await large.answer).status,
    (await ask('/offer', write('--b--'))).status,
  ];
  expect(statuses).toEqual([403, 413, 400]);
  expect(seen).toEqual([]);
  large.asked.destroy();
});

test('whoever writes too fast is told to wait, before anything is read of it', async () => {
  const fast = () => ask('/offer', write('--b--', { 'x-forwarded-for': '198.51.100.7' }));
  let last = await fast();
  for (let sent = 1; sent <= 60 && last.status !== 429; sent++) last = await fast();
  expect([last.status, last.headers['retry-after']]).toEqual([429, '60']);
});

test('a form with pictures waits for that of the same address, and nobody else for it', async () => {
  const from = (address: string) => ({ 'content-length': String(2 ** 21), 'x-forwarded-for': address });
  const first = open('/offer', write('', from('198.51.100.20')));
  first.asked.on('error', () => {}); // it is we who give up
  first.answer.catch(() => {});
  first.asked.write('--b\r\n');
  await ask('/'); // later than the first: it has come in as far as it has
  const whole = 'x'.repeat(2 ** 21);
  let answered = false;
  const second = ask('/offer', write(whole, from('198.51.100.20'))).then(({ status }) => {
    answered = true;
    return status;
  });
  expect((await ask('/offer', write(whole, from('198.51.100.21')))).status).toBe(400);
  expect((await ask('/offer', write('--b--', { 'x-forwarded-for': '198.51.100.20' }))).status).toBe(400);
  expect(answered).toBe(false);
  first.asked.destroy();
  expect(await second).toBe(400);
});

/** A connection of its own, on which requests may be sent before others were answered. */
async function wire(): Promise<{ socket: Socket; said: () => string }> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let said = '';
  socket.on('data', (data) => (said += data.toString('latin1')));
  return { socket, said: () => said };
}

/** A page that is slow: each of it waits to be let go. */
function slowPage() {
  const waiting = new Set<() => void>();
  const seen = { most: 0, waiting };
  PAGES['/slow'] = async (res) => {
    await new Promise<void>((resolve) => {
      waiting.add(resolve);
      seen.most = Math.max(seen.most, waiting.size);
    });
    res.writeHead(200, { 'content-type': 'text/html' }).end('<main>Slow</main>');
  };
  const go = () => {
    for (const each of waiting) each();
    waiting.clear();
  };
  return { seen, go };
}

const statusesIn = (said: string) => [...said.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);

test('two hundred requests at once from one address are at work three at a time, and hold up nobody else', async () => {
  const { seen, go } = slowPage();
  const request = 'GET /slow HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 198.51.100.30\r\n\r\n';
  const wires = await Promise.all(Array.from({ length: 200 }, wire));
  for (const { socket } of wires) socket.write(request);
  await vi.waitFor(() => expect(seen.waiting.size).toBe(3));
  expect((await ask('/', { headers: { 'x-forwarded-for': '198.51.100.31' } })).status).toBe(200);
  expect(seen.most).toBe(3);
  const statuses = () => wires.flatMap(({ said }) => statusesIn(said()));
  await vi.waitFor(
    () => {
      go();
      expect(statuses()).toHaveLength(200);
    },
    { timeout: 20_000, interval: 5 },
  );
  expect(new Set(statuses())).toEqual(new Set(['200', '429']));
  expect(statuses().filter((status) => status === '200')).toHaveLength(103);
  for (const { socket } of wires) socket.destroy();
  delete PAGES['/slow'];
});

test('a thousand requests in one breath on one connection are answered one after the other, and nobody waits for them', async () => {
  const { seen, go } = slowPage();
  const { socket, said } = await wire();
  const request = (path: string) =>
    `GET ${path} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 198.51.100.32\r\n\r\n`;
  socket.write(`${request('/slow')}${request('/slow')}${request('/').repeat(998)}`);
  await vi.waitFor(() => expect(seen.waiting.size).toBe(1));
  expect((await ask('/', { headers: { 'x-forwarded-for': '198.51.100.33' } })).status).toBe(200);
  go();
  await vi.waitFor(() => expect(seen.waiting.size).toBe(1));
  expect(statusesIn(said())).toEqual(['200']);
  go();
  await vi.waitFor(() => expect(statusesIn(said())).toHaveLength(1_000), { timeout: 20_000 });
  expect(seen.most).toBe(1);
  expect(statusesIn(said()).lastIndexOf('200')).toBe(100);
  expect(new Set(statusesIn(said()).slice(101))).toEqual(new Set(['429']));
  socket.destroy();
  delete PAGES['/slow'];
});

test('words that come a byte at a time hold up nobody, and are told so in the end', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const drip = { 'content-length': '2000', 'x-forwarded-for': '198.51.100.40' };
  const slow = Array.from({ length: 8 }, () => {
    const form = open('/sign-in', write('', drip));
    form.asked.write('-');
    return form;
  });
  await ask('/');
  expect((await ask('/', { headers: { 'x-forwarded-for': '198.51.100.40' } })).status).toBe(200);
  expect((await ask('/sign-in', write('--b--', { 'x-forwarded-for': '198.51.100.41' }))).status).toBe(400);
  vi.advanceTimersByTime(60_000);
  const answers = await Promise.all(slow.map(({ answer }) => answer));
  expect(answers.map(({ status }) => status)).toEqual(slow.map(() => 408));
  expect(seen.filter(({ method }) => method === 'POST')).toEqual([]);
  for (const { asked } of slow) asked.destroy();
  vi.useRealTimers();
});

test('every answer has its head, whoever made it', async () => {
  for (const page of ['/', '/feeds', '/broken']) {
    const { headers } = await ask(page);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers.vary).toBe('Accept-Encoding, Accept-Language, Cookie');
  }
  expect((await ask('/')).headers['cache-control']).toBe('private, no-cache');
});

test('what breaks is said in words of our own, and what has begun is cut off rather than mended', async () => {
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  for (const page of ['/broken', '/throws', '/nothing']) {
    const { status, headers, text } = await ask(page);
    expect([page, status]).toEqual([page, 500]);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(text).toContain('<main class="answer">');
    expect(text).not.toMatch(/Internal|somebody/);
  }
  await expect(ask('/half')).rejects.toThrow();
  expect(stderr.mock.calls.join()).not.toContain('words of somebody');
  stderr.mockRestore();
});

test('what breaks because whoever asks has left meanwhile leads them to where one signs in', async () => {
  const left = await ask('/left');
  expect([left.status, left.headers.location]).toEqual([303, '/sign-in']);
  expect((await ask('/stays')).status).toBe(500);
});

test('what is still the same is said without a length: it would be that of a whole page', async () => {
  const { status, headers } = await ask('/same');
  expect([status, headers.etag, headers['content-length']]).toEqual([304, '"a"', undefined]);
});

test('a head that is larger than any of ours is not read', async () => {
  expect((await ask('/', { headers: { cookie: 'x'.repeat(12_000) } })).status).toBe(200);
  expect((await ask('/', { headers: { cookie: 'x'.repeat(20_000) } })).status).toBe(431);
});

test('whoever comes by with a session of yesterday has it renewed', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 25 * 60 * 60 * 1000 });
  const token = await writeToken('a-session', {});
  vi.useRealTimers();
  const { headers } = await ask('/', { headers: { cookie: `${SESSION_COOKIE}=${token}` } });
  expect(headers['set-cookie']).toEqual([expect.stringContaining(`${SESSION_COOKIE}=`)]);
});
