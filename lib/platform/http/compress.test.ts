import { expect, test } from 'vitest';
import { compress } from '#lib/platform/http/compress';
import { bare, type Exchange } from '#lib/platform/http/exchange';

async function codingFor(accepted: string | undefined, size = 2_000): Promise<string | null> {
  const exchange = { req: { headers: { 'accept-encoding': accepted } } } as unknown as Exchange;
  const { headers } = await compress({ ...bare(200), body: Buffer.alloc(size, 'bread ') }, exchange);
  expect(headers.get('vary')).toBe('Accept-Encoding, Accept-Language, Cookie');
  return headers.get('content-encoding');
}

test('text is compressed as the reader understands, and not otherwise', async () => {
  expect(await codingFor('gzip, deflate, br')).toBe('br');
  expect(await codingFor('gzip;q=1.0, br;q=0')).toBe('gzip');
  expect(await codingFor('br;q=0, gzip;q=0.0')).toBeNull();
  expect(await codingFor('brotli, x-gzip')).toBeNull();
  expect(await codingFor(undefined)).toBeNull();
  expect(await codingFor('')).toBeNull();
  expect(await codingFor('br', 100)).toBeNull();
});

test('it may be written in any way', async () => {
  expect(await codingFor('gzip, br;q=0.5')).toBe('br');
  expect(await codingFor('GZIP')).toBe('gzip');
  expect(await codingFor('*')).toBe('br');
  expect(await codingFor('*, br;q=0')).toBe('gzip');
});

test('a picture is compressed already', async () => {
  const exchange = { req: { headers: { 'accept-encoding': 'br' } } } as unknown as Exchange;
  const answer = { ...bare(200, { 'content-type': 'image/png' }), body: Buffer.alloc(2_000) };
  expect(await compress(answer, exchange)).toBe(answer);
});
