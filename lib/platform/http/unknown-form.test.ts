import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Exchange } from '#lib/platform/http/exchange';
import { GatedRequest } from '#lib/platform/http/gated-request';

const [KNOWN, OTHER] = ['a'.repeat(42), 'b'.repeat(42)];
const build = mkdtempSync(path.join(tmpdir(), 'fournil-build-'));
process.env.FOURNIL_BUILD = build;
mkdirSync(path.join(build, 'server'));
writeFileSync(
  path.join(build, 'server/server-reference-manifest.json'),
  JSON.stringify({ node: { [KNOWN]: {} } }),
);
const { refuseUnknownForm } = await import('#lib/platform/http/unknown-form');
const { FIELD_OF_NEXT } = await import('#lib/platform/http/next/forms');

const B = 'b'.repeat(27); // the shortest that fetch reads
const formOf = (...fields: [string, string][]) =>
  `${fields.map(([name, value]) => `--${B}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--${B}--\r\n`;
const own = (action: string, ...more: [string, string][]) => formOf([`$ACTION_ID_${action}`, ''], ...more);

type Sent = { method?: string; type?: string; isOneClick?: boolean; length?: number };

async function sent(
  body: string,
  { method = 'POST', type = `multipart/form-data; boundary=${B}`, isOneClick, length }: Sent = {},
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

test('a large form of another build gives back its words as well, and its pictures stay where they are', async () => {
  const picture = `--${B}\r\nContent-Disposition: form-data; name="picture1"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n${'x'.repeat(600_000)}\r\n`;
  const { status, text } = await sent(
    own(OTHER, ['title', 'rye']).replace(`--${B}--`, `${picture}${formOf(['words', 'warm'])}`),
  );
  expect(status).toBe(409);
  expect(text.match(/(?<=class="field">)[^<]*/g)).toEqual(['rye', 'warm']);
});

test.each([
  ['a reference that Next does not make', '$ACTION_REF_z'],
  ['a part that it does not make', '$ACTION_z:1'],
  ['a name that only begins as one of its own', '$ACTIONS'],
])('refused at the beginning of a form, and behind it: %s', async (_, name) => {
  const beginning: [string, string][] = [['words', 'x'.repeat(100_000)]];
  expect((await sent(own(KNOWN, [name, '[]']))).status).toBe(400);
  expect((await sent(own(KNOWN, ...beginning, [name, '[]']))).status).toBe(400);
});

test.each([
  ['an action that is a file', (form: string) => form.replace(`_${KNOWN}"`, `_${KNOWN}"; filename="x"`)],
  ['a part without its blank line', (form: string) => form.replace('\r\n\r\nrye', '\r\nrye')],
  ['a part without its name', (form: string) => form.replace('name="title"', 'title')],
  ['a part within no bounds', (form: string) => form.replaceAll(`--${B}`, `-${B}`)],
])('refused: %s', async (_, broken) => {
  const { status, text } = await sent(broken(own(KNOWN, ['title', 'rye'])));
  expect([status, text.includes('Go back, where what you typed still stands')]).toEqual([400, true]);
});

test('an action without what it says is bound to it is refused, with pictures too', async () => {
  const action: [string, string] = ['$ACTION_1:0', `{"id":"${KNOWN}","bound":"$@1"}`];
  const bound: [string, string] = ['$ACTION_1:1', '["x"]'];
  const fields: [string, string][] = [
    ['words', 'rye'],
    ['picture1"; filename="oven.jpg', 'x'.repeat(300_000)],
  ];
  for (const field of fields) {
    expect((await sent(formOf(action, bound, field))).status).toBeUndefined();
    expect((await sent(formOf(action, field))).status).toBe(400);
    expect((await sent(formOf(action, ['$ACTION_2:1', '["x"]'], field))).status).toBe(400);
  }
});

test('of a form with pictures no more is words than a form of words may be', async () => {
  const words: [string, string] = ['words', 'x'.repeat(300_000)];
  const { status, text: said } = await sent(own(KNOWN, words));
  expect([status, said.includes('make it shorter')]).toEqual([413, true]);
  const picture: [string, string] = ['picture1"; filename="oven.jpg', 'x'.repeat(300_000)];
  expect((await sent(own(KNOWN, picture, words))).status).toBe(413);
  expect((await sent(own(KNOWN, picture, ['words', 'rye']))).status).toBeUndefined();
  const req = new GatedRequest(new Socket());
  req.isTooMuch = (chunk) => chunk.includes('too much');
  for (const chunk of ['words', 'too much', 'and more']) req.push(Buffer.from(chunk));
  req.push(null);
  expect([Buffer.concat(await req.toArray()).toString(), req.wasTooMuch]).toEqual(['words', true]);
});

test('a file whose name has a quotation mark in it, as older browsers write it, goes on with all of its form', async () => {
  for (const size of [10, 300_000]) {
    const form = own(
      KNOWN,
      ['picture1"; filename="a \\"warm\\" loaf.jpg', 'x'.repeat(size)],
      ['words', 'as \\"she\\" said'],
    );
    const { status, req } = await sent(form);
    expect(status).toBeUndefined();
    expect(Buffer.concat(await req.toArray()).toString()).toBe(form.replaceAll('\\"warm\\"', "\\'warm\\'"));
  }
});

test('words that speak of what forms are made of are words', async () => {
  const words = 'name="$ACTION_1:1"\r\n\r\nnull';
  expect((await sent(own(KNOWN, ['words', words]))).status).toBeUndefined();
});

test('behind the beginning of a large form, its body ends before what is Next’s own, however it is cut', async () => {
  for (const at of [1, 7, 12]) {
    const req = new GatedRequest(new Socket());
    req.refused = FIELD_OF_NEXT;
    const bytes = Buffer.concat([Buffer.alloc(1000, 'x'), FIELD_OF_NEXT, Buffer.from('_REF_1"')]);
    req.push(bytes.subarray(0, 1000 + at));
    req.push(bytes.subarray(1000 + at));
    expect(req.push(Buffer.from('more'))).toBe(true);
    req.push(null);
    expect(Buffer.concat(await req.toArray())).toEqual(bytes.subarray(0, 1000 + at));
  }
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
