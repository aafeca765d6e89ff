import { networkInterfaces } from 'node:os';
import next from 'next';
import { config } from '#lib/platform/config/config';
import { quietLibraries } from '#lib/platform/config/log';
import { closeGate, openGate } from '#lib/platform/database/maintenance-gate';
import type { Holding } from '#lib/platform/database/night';
import { openDoor } from '#lib/platform/http/server';
import { stopWorker } from '#lib/platform/jobs/running';

/** A board that serves: where it is reached, how what comes in is held for a while, and how it is stopped. */
export type Board = { address: string; others: string[]; holding: Holding; stop: () => Promise<void> };

/** Where the board is reached, by the settings. */
export function described(): Pick<Board, 'address' | 'others'> {
  const { HOST, PORT, PUBLIC_URL } = config();
  return {
    address: PUBLIC_URL ?? `http://localhost:${PORT}`,
    others: HOST === '0.0.0.0' ? neighbours(PORT) : [],
  };
}

/** Opens the door with Next behind it, in this process. @throws EADDRINUSE where the port is taken. */
export async function serve({ dev }: { dev: boolean }): Promise<Board> {
  const { HOST, PORT } = config();
  const app = next({ dev, dir: process.cwd(), hostname: HOST, port: PORT, quiet: !dev });
  if (!dev) quietLibraries();
  await app.prepare(); // before the door opens: whoever comes in is answered
  const door = openDoor({ handler: app.getRequestHandler(), dev, settings: config() });
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject);
    door.listen(PORT, HOST, resolve);
  });
  return {
    ...described(),
    holding: { hold: closeGate, release: async () => openGate() },
    stop: async () => {
      const closed = new Promise<void>((resolve) => door.close(() => resolve()));
      door.closeIdleConnections();
      // Open event streams never end by themselves; requests under way get a moment.
      setTimeout(() => door.closeAllConnections(), 2_000).unref();
      await Promise.all([closed, stopWorker()]);
    },
  };
}

/** How other devices in the same network reach the board. */
function neighbours(port: number): string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `From a phone in the same network: http://${address}:${port}`);
}
