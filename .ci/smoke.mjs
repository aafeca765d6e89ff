// Starts the board as the README says, asks it two pages, stops it, and sees that all of it is gone. Runs on the machine's own Node.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(tmpdir(), 'fournil-smoke-'));
chmodSync(folder, 0o755); // the account of PostgreSQL must be able to enter
const port = await freePort();
const env = {
  ...process.env,
  DATA_DIR: folder,
  PORT: String(port),
  HOST: '127.0.0.1',
  DATABASE_URL: '',
  PUBLIC_URL: '',
};
const board = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
const gone = new Promise((resolve) => board.once('exit', (code, signal) => resolve(code ?? signal)));
let said = '';

try {
  await new Promise((resolve, reject) => {
    board.stdout.on('data', (text) => {
      process.stdout.write(text);
      said += text;
      if (said.includes('The board is at')) resolve();
    });
    gone.then((code) => reject(new Error(`npm start ended with ${code}`)));
    setTimeout(() => reject(new Error('npm start took too long')), 300_000).unref();
  });
  const url = `http://localhost:${port}`;
  check((await (await fetch(`${url}/healthz`)).json()).ok === true, '/healthz says that all serves');
  const first = await fetch(url);
  check(first.status === 200 && /<h1[\s>]/.test(await first.text()), 'the board answers with a page');
  check(said.includes(`${url}/begin?key=`), 'an empty board says its opening link');
  process.kill(-board.pid, 'SIGTERM');
  const ended = await Promise.race([
    gone,
    new Promise((resolve) => setTimeout(resolve, 20_000, 'still running').unref()),
  ]);
  check(ended !== 'still running', 'SIGTERM stops it');
  // npm itself may go before what it started has ended.
  for (let tries = 0; tries < 40 && running(folder); tries++)
    await new Promise((resolve) => setTimeout(resolve, 500));
  check(!running(folder), 'nothing of it is left running');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
  if (running(folder)) process.kill(-board.pid, 'SIGTERM');
  await gone;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function check(holds, words) {
  if (!holds) throw new Error(`Not so: ${words}`);
  console.log(`✓ ${words}`);
}

/** Whether a process still works on the data directory. */
function running(folder) {
  return spawnSync('ps', ['-ww', '-eo', 'args='], { encoding: 'utf8' }).stdout.includes(folder);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
