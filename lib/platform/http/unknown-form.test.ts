import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Exchange } from '#lib/platform/http/exchange';

const [KNOWN, OTHER] = ['a'.repeat(42), 'b'.repeat(42)];
const build = mkdtempSync(path.join(tmpdir(), 'fournil-build-'));
process.env.FOURNIL_BUILD = build;
mkdirSync(path.join(build, 'server'));
writeFileSync(
  path.join(build, 'server/server-reference-manifest.json'),
  JSON.stringify({ node: { [KNOWN]: {} } }),
);
const { refuseUnknownForm } = await import('#lib/platform/http/unknown-form');

const formOf = (...fields: [string, string][]) =>
  `${fields.map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--b--\r\n`;
const own = (action: string, ...more: [string, string][]) => formOf([`$ACTION_ID_${action}`, ''], ...more);

type Sent = { method?: string; type?: string; isOneClick?: boolean; length?: number };

async function sent(
  body: string,
  { method = 'POST', type = 'multipart/form-data; boundary=b', isOneClick, length }: Sent = {},
) {
  const headers = { 'content-type': type, 'content-length': String(length ?? Buffer.byteLength(body)) };
  const req = Object.assign(new PassThrough(), { method, headers });
  req.end(body);
  const answer = await refuseUnknownForm({ req, isOneClick } as unknown as Exchange);
  return { status: answer?.status, text: String(answer?.body ?? ''), req };
}

test('a form of this build goes on as it came', async () => {
  for (const words of ['rye', 'x'.repeat(200_000)]) {
    const body = own(KNOWN, ['title', words]);
    const { status, req } = await sent(body);
    expect(status).toBeUndefined();
    expect(Buffer.concat(await req.toArray()).toString()).toBe(body);
  }
});

test('a form of another build gives back what was typed, and no secret', async () => {
  const secret = ['passphrase', 'token', 'key', 'once', 'picture1Token'].map((name): [string, string] => [
    name,
    `secret of ${name}`,
  ]);
  const { status, text } = await sent(own(OTHER, ['title', 'rye'], ['words', 'warm'], ...secret));
  expect(status).toBe(409);
  expect(text.match(/(?<=class="field">)[^<]*/g)).toEqual(['rye', 'warm']);
});

test('what no page of ours sent, and what is cut off, is refused', async () => {
  expect((await sent(formOf(['title', 'rye']))).status).toBe(400);
  expect((await sent('[]', { type: 'text/plain' })).status).toBe(400);
  expect((await sent('title=rye', { type: 'application/x-www-form-urlencoded' })).status).toBe(400);
  for (const words of ['rye', 'x'.repeat(60_000)])
    expect((await sent(own(KNOWN, ['title', words]).slice(0, -8))).status).toBe(400);
  const bound = formOf(
    ['$ACTION_REF_1', ''],
    ['$ACTION_1:0', `{"id":"${KNOWN}","bound":"$@1"}`],
    ['$ACTION_1:1', '["$F1"]'],
  );
  expect((await sent(bound)).status).toBe(400);
  expect((await sent(bound.replace('$F1', 'an-id'))).status).toBeUndefined();
});

test('whoever reads, and what a mail program says, is not asked for a form', async () => {
  expect((await sent('', { method: 'GET', type: '' })).status).toBeUndefined();
  const oneClick = { type: 'application/x-www-form-urlencoded', isOneClick: true };
  expect((await sent('List-Unsubscribe=One-Click', oneClick)).status).toBeUndefined();
});
