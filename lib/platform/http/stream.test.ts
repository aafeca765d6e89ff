import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { readConfig } from '#lib/platform/config/config';
import type { Handler } from '#lib/platform/http/exchange';
import { openDoor } from '#lib/platform/http/server';

async function behindDoor(handler: Handler) {
  const door = openDoor({ handler, dev: false, settings: readConfig({}) });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const { port } = door.address() as AddressInfo;
  const stop = () => {
    door.closeAllConnections();
    return new Promise((resolve) => door.close(resolve));
  };
  return { address: `http://127.0.0.1:${port}/live`, stop };
}

test('an event stream passes the door as it comes, uncompressed, and its end is told to whoever writes it', async () => {
  const gone = Promise.withResolvers<void>();
  let say = (_: string): unknown => undefined;
  const { address, stop } = await behindDoor(async (_, res) => {
    res.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
    res.flushHeaders();
    say = (text) => res.write(text);
    res.on('close', gone.resolve);
    await gone.promise;
  });
  const reader = new AbortController();
  const answer = await fetch(address, {
    signal: reader.signal,
    headers: { 'accept-encoding': 'br, gzip' },
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(answer.headers.get('x-accel-buffering')).toBe('no');
  const events = (answer.body as ReadableStream<Uint8Array>).getReader();
  for (const text of ['retry: 2000\n\n', 'data: changed\n\n', ':\n\n']) {
    say(text);
    expect(new TextDecoder().decode((await events.read()).value)).toBe(text);
  }
  reader.abort();
  await gone.promise;
  await stop();
});

test('whoever goes before anything was answered: who was at it is told', async () => {
  const [there, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { address, stop } = await behindDoor(async (_, res) => {
    res.on('close', gone.resolve);
    there.resolve();
    await gone.promise;
  });
  const reader = new AbortController();
  const asked = fetch(address, { signal: reader.signal }).catch(() => 'gone');
  await there.promise;
  reader.abort();
  expect(await asked).toBe('gone');
  await gone.promise;
  await stop();
});
