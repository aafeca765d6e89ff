import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { readConfig } from '#lib/platform/config/config';
import { forward } from '#lib/platform/http/forwarded';
import { dropFrom } from '#lib/platform/http/next/client';

test('what only the framework’s own client would ask never reaches it', () => {
  const headers = {
    rsc: '1',
    'next-action': 'x',
    'next-router-state-tree': 'x',
    'x-middleware-subrequest': 'x',
    'x-nextjs-data': '1',
    'x-forwarded-host': 'evil.example',
    range: 'bytes=9-',
    'if-range': 'x',
    accept: '*/*',
  };
  const req = { headers, url: '/posts?_rsc=1&q=bread' } as Pick<IncomingMessage, 'headers' | 'url'>;
  dropFrom(req);
  forward(req, readConfig({}));
  expect(req.headers).toEqual({ accept: '*/*' });
  expect(req.url).toBe('/posts?q=bread');
});
