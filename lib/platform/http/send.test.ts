import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { send } from '#lib/platform/http/send';

async function codingFor(accepted: string | undefined, size = 2_000): Promise<unknown> {
  const headers: Record<string, unknown> = {};
  const res = Object.assign(new EventEmitter(), {
    statusCode: 200,
    setHeader: (name: string, value: unknown) => (headers[name] = value),
    removeHeader: () => {},
    end: () => {},
  }) as unknown as ServerResponse;
  const req = { method: 'GET', headers: { 'accept-encoding': accepted } } as unknown as IncomingMessage;
  await send(req, res, Buffer.alloc(size, 'bread '));
  return headers['Content-Encoding'];
}

test('text is compressed as the reader understands, and not otherwise', async () => {
  expect(await codingFor('gzip, deflate, br')).toBe('br');
  expect(await codingFor('gzip;q=1.0, br;q=0')).toBe('gzip');
  expect(await codingFor('br;q=0, gzip;q=0.0')).toBeUndefined();
  expect(await codingFor('brotli, x-gzip')).toBeUndefined();
  expect(await codingFor(undefined)).toBeUndefined();
  expect(await codingFor('br', 100)).toBeUndefined();
});
