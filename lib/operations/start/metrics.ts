import { createServer, type Server } from 'node:http';
import { freemem } from 'node:os';
import { lastNight, lastSweep } from '#lib/operations/forgetting/clocks';
import { config } from '#lib/platform/config/config';
import { freeBytes } from '#lib/platform/files/disk-space';

// What a machine tells whoever watches over it, where METRICS_PORT says so: to itself alone (127.0.0.1), in the text format of Prometheus
// (exposition format 0.0.4). Of the machine and of what the board does by itself, never of people: no requests, no processor time, which
// would say when somebody was there, and sizes in steps that no post makes.

/** A step of what is told of memory and disk, in bytes. */
const STEP = 64 * 2 ** 20;
const TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** What is told now. `serves`: whether the board answers that all serves. */
export async function metrics(serves: boolean): Promise<string> {
  const stepped = (bytes: number) => Math.floor(bytes / STEP) * STEP;
  const seconds = (at: number | undefined) => at && Math.floor(at / 1_000);
  const told: [name: string, help: string, value: number | undefined][] = [
    ['serves', 'Whether database, worker and disk serve.', Number(serves)],
    [
      'memory_bytes',
      'What the process that answers here holds, in steps.',
      stepped(process.memoryUsage.rss()),
    ],
    ['machine_memory_free_bytes', 'What the machine has free, in steps.', stepped(freemem())],
    [
      'disk_free_bytes',
      'What is free where the data lie, in steps.',
      stepped(await freeBytes(config().DATA_DIR)),
    ],
    ['last_sweep_seconds', 'When what has passed was last erased, since 1970.', seconds(await lastSweep())],
    ['last_night_seconds', 'When the files were last made anew, since 1970.', seconds(await lastNight())],
  ];
  return told
    .filter(([, , value]) => value !== undefined)
    .map(
      ([name, help, value]) =>
        `# HELP fournil_${name} ${help}\n# TYPE fournil_${name} gauge\nfournil_${name} ${value}\n`,
    )
    .join('');
}

/** Tells it to this machine, at a port; undefined where none is set. @throws EADDRINUSE where it is taken */
export async function serveMetrics(): Promise<Server | undefined> {
  const { METRICS_PORT, HOST, PORT } = config();
  if (!METRICS_PORT) return undefined;
  const board = `http://${HOST === '0.0.0.0' ? '127.0.0.1' : HOST}:${PORT}/healthz`;
  const serves = () =>
    fetch(board).then(
      ({ ok }) => ok,
      () => false,
    );
  const server = createServer(async ({ method, url }, answer) => {
    const isAsked = method === 'GET' && url === '/metrics';
    answer.writeHead(isAsked ? 200 : 404, { 'content-type': TYPE });
    answer.end(isAsked ? await metrics(await serves()) : '');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(METRICS_PORT, '127.0.0.1', resolve);
  });
  return server;
}
