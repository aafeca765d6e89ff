import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { Reply } from '#lib/platform/http/next/reply';

// What Next, React and what they bundle ask of a response.

function made(method = 'GET') {
  const reply = new Reply(Object.assign(new IncomingMessage(new Socket()), { method }));
  const head = new Promise<{ status: number; headers: Headers }>((resolve) =>
    reply.wire.once('head', () => resolve({ status: reply.statusCode, headers: reply.head })),
  );
  const body = async () => Buffer.concat(await reply.wire.toArray()).toString();
  return { reply, head, body };
}

test('status, headers and bytes come out as they went in', async () => {
  const { reply, head, body } = made();
  reply.statusCode = 404;
  reply.setHeader('Content-Type', 'text/html');
  reply.appendHeader('Set-Cookie', 'a=1; Path=/');
  reply.appendHeader('Set-Cookie', 'b=2');
  reply.write('Brot \u00e4 ');
  reply.write(Buffer.from('\r\n\r\nund '));
  reply.end('Salz', 'latin1');
  expect(await body()).toBe('Brot \u00e4 \r\n\r\nund Salz');
  const { status, headers } = await head;
  expect([status, headers.get('content-type')]).toEqual([404, 'text/html']);
  expect(headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
});

test.each<[how: string, write: (reply: Reply) => unknown]>([
  ['an object', (reply) => reply.writeHead(303, { Location: '/x', 'X-No': undefined })],
  ['a reason and an object', (reply) => reply.writeHead(303, 'See Other', { Location: '/x' })],
  ['a list', (reply) => reply.writeHead(303, ['Location', '/x'])],
  ['pairs', (reply) => reply.writeHead(303, [['Location', '/x']])],
  ['headers set before', (reply) => reply.setHeader('Location', '/x').writeHead(303)],
])('a head written with %s', async (_, write) => {
  const { reply, head, body } = made();
  write(reply);
  expect(reply.headersSent).toBe(true);
  reply.end();
  expect(await body()).toBe('');
  const { status, headers } = await head;
  expect([status, [...headers]]).toEqual([303, [['location', '/x']]]);
});

test('a head that is flushed is final before the first byte', async () => {
  const { reply, head } = made();
  reply.setHeader('Content-Type', 'text/event-stream');
  reply.flushHeaders();
  expect((await head).headers.get('content-type')).toBe('text/event-stream');
  expect(() => reply.setHeader('X', 'late')).toThrow(/headers/i);
});

test('how bytes travel is not part of the head', async () => {
  const { reply, head, body } = made();
  reply.writeHead(200, { 'Transfer-Encoding': 'chunked', Connection: 'close', 'Keep-Alive': 'x' });
  reply.end('whole');
  expect([...(await head).headers]).toEqual([]);
  expect(await body()).toBe('whole');
});

test.each([
  ['HEAD', 200],
  ['GET', 304],
  ['GET', 204],
])('%s with %i has no body', async (method, status) => {
  const { reply, body } = made(method);
  reply.statusCode = status;
  reply.end('nothing');
  expect(await body()).toBe('');
});

test('whoever writes is told of its end, by events and callbacks', async () => {
  const { reply, body } = made();
  const told: string[] = [];
  for (const event of ['prefinish', 'finish', 'close']) reply.once(event, () => told.push(event));
  reply.write('a', () => told.push('written'));
  reply.end('b', () => told.push('ended'));
  expect(await body()).toBe('ab');
  expect([...told].sort()).toEqual(['close', 'ended', 'finish', 'prefinish', 'written']);
  expect([reply.writableEnded, reply.writableFinished, reply.destroyed]).toEqual([true, true, true]);
});

test('what is not read makes its writer wait, and go on once it is', async () => {
  const { reply, body } = made();
  const loaf = Buffer.alloc(64 * 1024, 'x');
  let written = 0;
  while (reply.write(loaf)) written++;
  expect(written).toBeLessThan(10);
  expect(reply.writableNeedDrain).toBe(true);
  const drained = new Promise((resolve) => reply.once('drain', resolve));
  const all = body();
  await drained;
  reply.end();
  expect((await all).length).toBe((written + 1) * loaf.length);
  const piped = made();
  const whole = piped.body();
  await pipeline(Readable.from([loaf, loaf, loaf]), piped.reply);
  expect((await whole).length).toBe(3 * loaf.length);
});

test('where the reader goes, it is closed before it is finished, as Next asks for', async () => {
  const { reply } = made();
  const closed = new Promise((resolve) => reply.once('close', () => resolve(reply.writableFinished)));
  reply.write('a');
  reply.wire.destroy();
  expect(await closed).toBe(false);
  expect(reply.write('b')).toBe(false);
});

test('where Next gives up, whoever reads is told', async () => {
  const { reply, body } = made();
  reply.write('half a p');
  const read = body();
  reply.destroy(new Error('broken'));
  await expect(read).rejects.toThrow('broken');
  expect(reply.errored?.message).toBe('broken');
});
