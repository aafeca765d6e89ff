import { expect, test } from 'vitest';
import { readConfig } from '#lib/platform/config/config';
import { type Answer, bare, type Exchange } from '#lib/platform/http/exchange';
import { setSecurityHeaders } from '#lib/platform/http/security-headers';

function carried({ url = '/', method = 'GET', dev = false, PUBLIC_URL = '' } = {}): Headers {
  const exchange = { req: { url, method }, door: { dev, settings: readConfig({ PUBLIC_URL }) } };
  return (setSecurityHeaders(bare(200), exchange as unknown as Exchange) as Answer).headers;
}

test('every answer forbids what no page of ours needs: nothing inline, nothing from elsewhere, no frame', () => {
  const headers = carried();
  expect(headers.get('content-security-policy')).toBe(
    [
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'",
      "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ].join('; '),
  );
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('permissions-policy')).toBe(
    'geolocation=(self), camera=(), microphone=(), browsing-topics=()',
  );
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(carried({ dev: true }).get('content-security-policy')).toBeNull();
});

test('the picture beside a link is for others’ pages, and nothing else is', () => {
  const policyOf = (url: string) => carried({ url }).get('cross-origin-resource-policy');
  expect(policyOf('/preview.png?lang=fr')).toBe('cross-origin');
  for (const url of ['/', '/preview.png.ics', '/?q=/preview.png.', '/pictures/x-small.webp'])
    expect([url, policyOf(url)]).toEqual([url, 'same-origin']);
});

test('a board that is reached encrypted is reached so only', () => {
  const strict = (PUBLIC_URL: string) => carried({ PUBLIC_URL }).get('strict-transport-security');
  expect(strict('https://board.example')).toMatch(/^max-age=\d{7,}$/);
  expect([strict('http://board.example'), strict('')]).toEqual([null, null]);
});

test('what was fetched ahead is dropped by a write, and kept otherwise', () => {
  expect(carried({ method: 'POST' }).get('clear-site-data')).toBe('"prefetchCache", "prerenderCache"');
  expect(carried().get('clear-site-data')).toBeNull();
});
