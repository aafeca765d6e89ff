import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { readConfig } from '#lib/platform/config/config';
import type { Handler } from '#lib/platform/http/exchange';
import { openDoor } from '#lib/platform/http/server';

/** As Next does: a page states its status in its body, and for HEAD there is none. */
const page: Handler = async (req, res) => {
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.end(
    req.method === 'HEAD' ? undefined : '<meta name="fournil-answer" content="404"><main>Nothing</main>',
  );
};

test('HEAD answers as GET would, without its body', async () => {
  const door = openDoor({ handler: page, dev: false, settings: readConfig({}) });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const { port } = door.address() as AddressInfo;
  const [head, get] = await Promise.all(['HEAD', 'GET'].map((method) => ask(port, method)));
  expect(head).toEqual({ ...get, body: '' });
  expect(get).toEqual({ status: 404, length: '20', body: '<main>Nothing</main>' });
  // Whoever asks for another protocol is answered in this one.
  expect((await ask(port, 'GET', { connection: 'upgrade', upgrade: 'h2c' })).status).toBe(404);
  door.closeAllConnections();
  await new Promise((resolve) => door.close(resolve));
});

function ask(port: number, method: string, headers = {}) {
  return new Promise<{ status?: number; length?: string; body: string }>((resolve, reject) => {
    const asked = request({ port, method, headers }, (res) => {
      let body = '';
      res.on('data', (chunk) => {
        body += chunk;
      });
      res.on('end', () => resolve({ status: res.statusCode, length: res.headers['content-length'], body }));
    });
    asked.on('error', reject).end();
  });
}
