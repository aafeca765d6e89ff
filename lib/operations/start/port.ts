import { createServer } from 'node:net';

/** Sees that a port can be had, before anything slow is done for nothing. @throws EADDRINUSE, EACCES or EADDRNOTAVAIL where not. */
export async function checkPort(host: string, port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}
