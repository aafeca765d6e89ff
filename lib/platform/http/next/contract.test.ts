import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isFieldOfNext } from '#lib/platform/http/next/forms';
import { stripNext } from '#lib/platform/http/next/page';
import { disguised, FORBIDDEN } from '#lib/platform/http/testing-disguises';

// Everything that this folder knows of Next's insides, asked of the installed Next: it builds a tiny app, and serves it behind a door and
// without one. What fails here after an upgrade is what has to be looked at in this folder.

const BUILDING = 600_000; // on a busy machine
const BOUNDARY = 'b'.repeat(27); // the shortest that fetch reads
let folder = '';
let child: ChildProcess;
let ports = { door: 0, bare: 0 };

beforeAll(async () => {
  mkdirSync('test-results', { recursive: true });
  // In the clone, where Next finds its packages.
  folder = mkdtempSync(path.resolve('test-results/next-'));
  for (const [file, text] of app()) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  await promisify(execFile)(process.execPath, ['node_modules/next/dist/bin/next', 'build', folder], { env });
  const settings = { FOURNIL_BUILD: path.join(folder, '.next'), FOURNIL_NO_RATES: '1', DATA_DIR: folder };
  child = fork('lib/platform/http/next/testing-serve.ts', [folder], {
    env: { ...env, ...settings },
    stdio: 'pipe',
  });
  [ports] = (await once(child, 'message')) as [typeof ports];
}, BUILDING);

afterAll(() => {
  child?.disconnect();
  rmSync(folder, { recursive: true, force: true });
});

/** The files of the tiny app: their paths and what stands in them. */
function app(): [file: string, text: string][] {
  const whole = readFileSync('lib/platform/http/next/testing-app.txt', 'utf8');
  return whole
    .split(/^== /m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n')).trim()]);
}

type Given = { method?: string; headers?: Record<string, string>; body?: string };
type Answered = {
  status: number;
  type: string;
  headers: Record<string, string | string[] | undefined>;
  text: string;
};

/** Asks exactly this address: `fetch` would resolve dot segments by itself. */
async function ask(
  port: number,
  target: string,
  { method = 'GET', headers, body }: Given = {},
): Promise<Answered> {
  const asked = request({ port, host: '127.0.0.1', path: target, method, headers, agent: false });
  asked.end(body);
  const [res] = await once(asked, 'response');
  const text = Buffer.concat(await res.toArray()).toString('latin1');
  return { status: res.statusCode, type: String(res.headers['content-type']), headers: res.headers, text };
}

/** The forms of a page, each as its fields. */
const formsIn = (html: string) =>
  [...html.matchAll(/<form.*?<\/form>/gs)].map(([form]) =>
    [...form.matchAll(/<input(?: type="hidden")? name="([^"]*)"(?: value="([^"]*)")?/g)].map(
      ([, name = '', value = '']): [string, string] => [name, value.replaceAll('&quot;', '"')],
    ),
  );

function sent(fields: [string, string][]): Given {
  const part = ([name, value]: [string, string]) =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${name === 'word' ? 'rye' : value}\r\n`;
  const body = `${fields.map(part).join('')}--${BOUNDARY}--\r\n`;
  const headers = {
    origin: `http://127.0.0.1:${ports.door}`,
    'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    'content-length': String(Buffer.byteLength(body)),
  };
  return { method: 'POST', headers, body };
}

test('a page of Next’s brings scripts, a payload and markers; at the door nothing of them is left', async () => {
  const { text: bare } = await ask(ports.bare, '/');
  expect(bare).toContain('self.__next_f');
  expect(bare).toMatch(/<script src="\/_next\/static\/chunks\/[^"]+\.js"/);
  expect(bare).toContain('<!--');
  const { status, type, headers, text } = await ask(ports.door, '/');
  expect([status, type, headers['cache-control']]).toEqual([
    200,
    'text/html; charset=utf-8',
    'private, no-cache',
  ]);
  expect(text).toBe(stripNext(bare).html);
  expect(text.match(/<script[^>]*>/g)).toEqual([
    '<script type="application/ld+json">',
    '<script type="module" src="/islands/live.js?v=1">',
  ]);
  expect(text).not.toMatch(/__next|<!--|\.js"|rel="(?:preload|modulepreload)" as="script"/);
  expect(text).toContain('<h1>Bread &lt;script&gt;</h1>');
  const sheet = /href="(\/_next\/static\/[^"]+\.css[^"]*)"/.exec(text)?.[1] ?? '';
  expect(await ask(ports.door, sheet)).toMatchObject({ status: 200, text: expect.stringContaining('.loaf') });
  // Its scripts are there, and are hidden.
  const script = /src="(\/_next\/static\/[^"]+\.js[^"]*)"/.exec(bare)?.[1] ?? '';
  expect((await ask(ports.bare, script)).status).toBe(200);
  expect((await ask(ports.door, script)).status).toBe(404);
});

test('headers and parameters of Next’s client are still called so, and dropped', async () => {
  const asClient = { headers: { rsc: '1' } };
  // Next leads its client to the address with the parameter that fits these headers.
  const { location } = (await ask(ports.bare, '/', asClient)).headers;
  expect(location).toMatch(/^\/\?_rsc/);
  expect((await ask(ports.bare, String(location), asClient)).type).toBe('text/x-component');
  const { type, text } = await ask(ports.door, String(location), asClient);
  expect([type, text]).toEqual(['text/html; charset=utf-8', (await ask(ports.door, '/')).text]);
  const [plain = []] = formsIn(text);
  const id = plain[0]?.[0].replace('$ACTION_ID_', '') ?? '';
  const call = (port: number): Given => ({
    method: 'POST',
    headers: {
      'next-action': id,
      origin: `http://127.0.0.1:${port}`,
      'content-type': 'text/plain',
      'content-length': '2',
    },
    body: '[]',
  });
  expect((await ask(ports.bare, '/', call(ports.bare))).type).toMatch(/^text\/x-component|^text\/plain/);
  expect(await ask(ports.door, '/', call(ports.door))).toMatchObject({
    status: 400,
    type: 'text/html; charset=utf-8',
  });
});

test('a form’s hidden fields are those we know; it is sent, and says what came of it', async () => {
  const [plain = [], bound = []] = formsIn((await ask(ports.door, '/')).text);
  expect(plain.map(([name]) => name)).toEqual([expect.stringMatching(/^\$ACTION_ID_[0-9a-f]{40,}$/), 'word']);
  expect(bound.map(([name]) => name.replace(/\d+/, 'N'))).toEqual([
    '$ACTION_REF_N',
    '$ACTION_N:0',
    '$ACTION_N:1',
    '$ACTION_KEY',
    'word',
  ]);
  for (const [name] of [...plain, ...bound])
    expect([name, isFieldOfNext(name)]).toEqual([name, name !== 'word']);
  expect(bound[1]?.[1]).toMatch(/^\{"id":"[0-9a-f]{40,}"/);
  const kept = await ask(ports.door, '/', sent(plain));
  expect([kept.status, kept.headers.location]).toEqual([303, '/?kept=1']);
  expect(kept.headers['set-cookie']).toEqual([expect.stringMatching(/^fournil-session=rye;/)]);
  const refused = await ask(ports.door, '/', sent(bound));
  expect(refused).toMatchObject({ status: 422, text: expect.stringContaining('<p role="alert">an-id</p>') });
  // What it showed is bound to the next one, and still taken.
  const [, again = []] = formsIn(refused.text);
  expect((await ask(ports.door, '/', sent(again))).status).toBe(422);
});

test('an action of another build is known as such; what was bound by somebody else is no form of ours', async () => {
  const [plain = [], bound = []] = formsIn((await ask(ports.door, '/')).text);
  const changed = (fields: [string, string][], from: RegExp, to: string) =>
    sent(fields.map(([name, value]) => [name.replace(from, to), value.replace(from, to)]));
  for (const fields of [plain, bound]) {
    const answer = await ask(ports.door, '/', changed(fields, /[0-9a-f]{40,}/, 'f'.repeat(42)));
    expect(answer).toMatchObject({ status: 409, text: expect.stringContaining('>rye</textarea>') });
    expect(answer.text).not.toContain('$ACTION');
  }
  expect((await ask(ports.door, '/', changed(bound, /^\[.*\]$/, '["$F1"]'))).status).toBe(400);
});

test('pages that state their status, that break, and that are not there', async () => {
  expect(await ask(ports.door, '/?answer=404')).toMatchObject({
    status: 404,
    text: expect.stringContaining('<h1>Bread'),
  });
  expect((await ask(ports.door, '/?answer=404', { method: 'HEAD' })).status).toBe(404);
  for (const [target, status] of [
    ['/broken', 500],
    ['/nothing', 404],
    ['/nowhere', 404],
  ] as const) {
    expect((await ask(ports.bare, target)).status).toBe(status);
    const { text, ...answer } = await ask(ports.door, target);
    expect([target, answer.status, answer.headers['cache-control']]).toEqual([target, status, 'no-store']);
    expect(text).toContain('<main class="answer">');
  }
});

test('events come as they happen, and their end is told to whoever writes them', async () => {
  const asked = request({ port: ports.door, path: '/live', agent: false }).end();
  const [res] = await once(asked, 'response');
  expect([res.headers['content-type'], res.headers['content-encoding']]).toEqual([
    'text/event-stream; charset=utf-8',
    undefined,
  ]);
  expect(String((await once(res, 'data'))[0])).toBe('data: changed\n\n');
  res.on('error', () => {}); // that we go is what happens
  asked.destroy();
  await expect.poll(async () => (await ask(ports.door, '/gone')).text).toBe('{"gone":true}');
});

test('a file goes on as it comes, however slowly it is read, and whole', async () => {
  const asked = request({
    port: ports.door,
    path: '/take',
    agent: false,
    headers: { 'accept-encoding': 'br' },
  }).end();
  const [res] = await once(asked, 'response');
  expect([res.statusCode, res.headers['content-type'], res.headers['content-encoding']]).toEqual([
    200,
    'application/zip',
    undefined,
  ]);
  expect(Buffer.concat(await res.toArray()).equals(Buffer.alloc(64 * 65_536, 7))).toBe(true);
  const picture = await ask(ports.door, '/loaf.png');
  expect([picture.type, picture.headers['content-length'], picture.text]).toEqual([
    'image/png',
    '21',
    'no picture, but bytes',
  ]);
});

test('Next’s picture optimiser is off, at the door and behind it', async () => {
  // As in this app's settings, so in the board's.
  expect(readFileSync(globSync('next.config.*')[0] ?? '', 'utf8')).toMatch(
    /^ {2}images: \{ unoptimized: true \},$/m,
  );
  const image = '/_next/image?url=%2Floaf.png&w=640&q=75';
  expect((await ask(ports.bare, image)).status).toBe(404);
  expect((await ask(ports.door, image)).status).toBe(404);
});

test('every forbidden address, in every disguise, is refused', async () => {
  const targets = FORBIDDEN.flatMap((target) =>
    fc
      .sample(fc.infiniteStream(fc.nat()), { numRuns: 25, seed: 8 })
      .map((dice) => disguised(target, (sides) => (dice.next().value ?? 0) % sides)),
  );
  const asked = [...FORBIDDEN, ...targets];
  const answers = await Promise.all(asked.map((target) => ask(ports.door, target)));
  for (const [at, { status, text }] of answers.entries())
    expect([asked[at], status, text.includes('class="answer"')]).toEqual([
      asked[at],
      status === 400 ? 400 : 404,
      true,
    ]);
}, 60_000);
