import { networkInterfaces } from 'node:os';
import next from 'next';
import { config } from '#lib/config/config';
import { openDoor } from '#lib/door/server';

/** Opens the door with Next behind it, in this process. @throws EADDRINUSE where the port is taken. */
export async function serve({ dev }: { dev: boolean }) {
  const { HOST, PORT, PUBLIC_URL } = config();
  const app = next({ dev, dir: process.cwd(), hostname: HOST, port: PORT, quiet: !dev });
  const door = openDoor({ handler: app.getRequestHandler(), dev, settings: config() });
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject);
    door.listen(PORT, HOST, resolve);
  });
  await app.prepare();
  return {
    address: PUBLIC_URL ?? `http://localhost:${PORT}`,
    others: HOST === '0.0.0.0' ? neighbours(PORT) : [],
    stop: () =>
      new Promise<void>((resolve) => {
        door.close(() => resolve());
        door.closeIdleConnections();
        // Open event streams never end by themselves; requests under way get a moment.
        setTimeout(() => door.closeAllConnections(), 2_000).unref();
      }),
  };
}

/** How other devices in the same network reach the board. */
function neighbours(port: number): string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `From a phone in the same network: http://${address}:${port}`);
}
