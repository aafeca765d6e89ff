import { spawn } from 'node:child_process';
import path from 'node:path';
import { prepare } from '#lib/operations/start/start';

const AS_ON_THE_SERVER = ['--import', './bin/next-names.ts'];

// `npm run demo`: `npm start` on a data directory of its own, with the sample neighbourhood on the board.
process.env.DATA_DIR ||= './data-demo';
await prepare({ dev: false, fill });

/** In a process of its own: it runs the board's own mutations, which are for the server's side of React only. */
async function fill(): Promise<void> {
  const child = spawn(process.execPath, [...AS_ON_THE_SERVER, path.resolve('bin/sample.ts')], {
    stdio: 'inherit',
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error('The sample neighbourhood could not move in');
}
