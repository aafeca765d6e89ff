import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import next from 'next';
import { readConfig } from '#lib/platform/config/config';
import { openDoor } from '#lib/platform/http/server';

// For the contract test, in a process of its own: a built app of Next behind a door, and the same without one.

const app = next({ dev: false, dir: process.argv[2] ?? '', quiet: true });
await app.prepare();
const handler = app.getRequestHandler();
const door = openDoor({ handler, dev: false, settings: readConfig({}) });
process.send?.({ door: await listening(door), bare: await listening(createServer(handler)) });
process.on('disconnect', () => process.exit());

/** @returns the port on loopback */
async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
