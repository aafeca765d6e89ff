import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A board that runs for a test: the real one, by the real command. */
export type Board = {
  url: string;
  folder: string;
  /** The opening link, which the start says while nobody is there. @throws where the board ends without having said one */
  link: () => Promise<string>;
  process: ChildProcess;
  /** What it has said so far. */
  said: () => string;
  /** Ends it by a signal and waits until it is gone. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

type Options = {
  /** The data directory; a fresh one unless given. */
  folder?: string;
  /** Keys from another board's data directory, so that sessions of the one hold on the other. */
  keysOf?: string;
  env?: Record<string, string>;
  port?: number;
  /** What is typed to start it; the launcher itself unless given. */
  by?: string[];
  /** Another account of this machine to start it. */
  as?: { uid: number; gid: number };
};

// What a developer's environment or .env says does not reach a board under test: an empty variable counts as absent.
const NOTHING = Object.fromEntries(
  [
    ...['DATABASE_URL', 'PUBLIC_URL', 'SECRET', 'BACKUP_RECIPIENT', 'BACKUP_KEY'],
    ...['MAIL_URL', 'MAIL_FROM', 'KEEPER_MAIL', 'BOARD_NAME', 'BOARD_AREA'],
  ].map((name) => [name, '']),
);
// One key for all, so that they share one build.
const ACTIONS_KEY = Buffer.alloc(32, 'fournil').toString('base64url');

// What this process has started and made and has not ended and removed yet.
const boards = new Set<() => Promise<unknown>>();
const folders = new Set<string>();

/** Ends every board that still runs, and removes every data directory that is still there: a test that failed left them behind. */
export async function endAll(): Promise<void> {
  await Promise.all([...boards].map((stop) => stop()));
  for (const folder of folders) removeFolder(folder);
}

/** A fresh data directory that the account of PostgreSQL can enter. */
export function freshFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'fournil-e2e-'));
  folders.add(folder);
  chmodSync(folder, 0o755);
  return folder;
}

/** A start that is under way, or has ended. */
type Start = { child: ChildProcess; folder: string; said: () => string; gone: Promise<number | null> };

/** Runs the start command. */
export async function launch({
  folder = freshFolder(),
  keysOf,
  env,
  port,
  by = [process.execPath, 'bin/launch.mjs', 'start'],
  as,
}: Options = {}): Promise<Start> {
  const keys = path.join(folder, 'keys');
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  if (keysOf) cpSync(path.join(keysOf, 'keys'), keys, { recursive: true });
  writeFileSync(path.join(keys, 'actions'), `${ACTIONS_KEY}\n`, { mode: 0o600 });
  if (as) for (const name of [folder, keys, path.join(keys, 'actions')]) chownSync(name, as.uid, as.gid);
  const [program = '', ...words] = by;
  const child = spawn(program, words, {
    ...as,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...NOTHING,
      HOST: '127.0.0.1',
      PORT: String(port ?? (await freePort())),
      DATA_DIR: folder,
      TZ: 'Europe/Berlin',
      NODE_ENV: 'production',
      FOURNIL_NO_RATES: '1',
      FOURNIL_BUILD: '.next-test',
      ...env,
    },
  });
  const gone = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const stop = () => {
    child.kill('SIGTERM');
    return gone;
  };
  boards.add(stop);
  gone.then(() => boards.delete(stop));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  return { child, folder, said: () => said, gone };
}

/** Starts a board and waits until it says where it is. @throws with what it said instead. */
export async function startBoard(options: Options = {}): Promise<Board> {
  const { child, folder, said, gone } = await launch(options);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const address = /The board is at (\S+)/.exec(said())?.[1];
      if (address) resolve(address);
    });
    gone.then((code) => reject(new Error(`The board did not start (${code}):\n${said()}`)));
  });
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return gone;
  };
  const link = () =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = /https?:\S+\/begin\?key=\S+/.exec(said());
        if (found) resolve(found[0]);
      };
      child.stdout?.on('data', look);
      look();
      gone.then(() => reject(new Error(`The board said no opening link:\n${said()}`)));
    });
  return { url, folder, link, process: child, said, stop };
}

/** Removes a data directory. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  folders.delete(folder);
}

/** A port that is free on loopback just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
