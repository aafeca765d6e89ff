import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { keptKey } from '#lib/config/keys';
import { type Account, databaseAccount } from '#lib/database/account';
import { postgresBinaries } from '#lib/database/binaries';
import { clusterFolder, makeCluster } from '#lib/database/cluster';
import { clearStaleLock } from '#lib/database/stale';

/** A running embedded PostgreSQL. */
export type DatabaseServer = {
  /** The connection string of a database on it, made if it is not there. */
  url(name: string): Promise<string>;
  /** Stops it, letting what runs finish its statement. */
  stop(): Promise<void>;
};

// A socket's path has 103 bytes on macOS and 107 on Linux; longer ones go by loopback.
const SOCKET_PATH_LIMIT = 103 - '/.s.PGSQL.5432'.length;

// Nothing of what people write goes to a log: no statements, no parameters, no keys of a violated constraint.
const SETTINGS = {
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  timezone: 'UTC',
  max_connections: '100',
};

/**
 * Starts the PostgreSQL of a data directory, recovering from whatever stopped it before, and restarts it should it die.
 * @throws Error in words for the keeper: another Fournil runs on this data directory, no permission, a full disk.
 */
export async function startDatabase(dataDir: string, say: (line: string) => void): Promise<DatabaseServer> {
  const who = databaseAccount();
  const binaries = postgresBinaries(who);
  const folder = clusterFolder(dataDir, who);
  const password = keptKey('postgres');
  makeCluster(binaries, folder, password, who);
  const short = Buffer.byteLength(folder) <= SOCKET_PATH_LIMIT;
  const connection = { host: short ? folder : '127.0.0.1', port: short ? 5432 : await freePort(), password };
  if (clearStaleLock(folder)) {
    const there = listeningIn(folder, password) ?? connection;
    await stopLeftover(binaries, folder, there, who, say);
  }
  const server = new Server(binaries, folder, connection, short, who, say);
  await server.start();
  return server;
}

type Connection = { host: string; port: number; password: string };

/** The connection string of a database on the PostgreSQL that runs in a data directory, or undefined where none runs. */
export async function runningDatabase(dataDir: string, name: string): Promise<string | undefined> {
  const folder = clusterFolder(dataDir, databaseAccount());
  const there = clearStaleLock(folder) ? listeningIn(folder, keptKey('postgres')) : undefined;
  return there && urlOf(there, name);
}

/** Where a running PostgreSQL listens, by its lock file: its port stands on the fourth line, its socket's folder on the fifth. */
function listeningIn(folder: string, password: string): Connection | undefined {
  const lines = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n');
  const [port, socket] = [Number(lines[3]), lines[4]];
  return port ? { host: socket || '127.0.0.1', port, password } : undefined;
}

function urlOf({ host, port, password }: Connection, name: string): string {
  const where = host.startsWith('/')
    ? `localhost/${name}?host=${encodeURIComponent(host)}`
    : `${host}:${port}/${name}`;
  return `postgresql://fournil:${password}@${where}`;
}

class Server implements DatabaseServer {
  #child: ChildProcess | undefined;
  #lines: string[] = [];
  #stopping = false;
  #holder: pg.Client | undefined;
  readonly #binaries: string;
  readonly #folder: string;
  readonly #connection: Connection;
  readonly #socket: boolean;
  readonly #who: Account | undefined;
  readonly #say: (line: string) => void;

  constructor(
    binaries: string,
    folder: string,
    connection: Connection,
    socket: boolean,
    who: Account | undefined,
    say: (line: string) => void,
  ) {
    this.#binaries = binaries;
    this.#folder = folder;
    this.#connection = connection;
    this.#socket = socket;
    this.#who = who;
    this.#say = say;
  }

  /** Runs PostgreSQL until it answers. After a crash its shared memory may take a moment to be free: hence the tries. */
  async start(): Promise<void> {
    for (const last of [false, false, false, false, true]) {
      this.#launch();
      if (await this.#answers()) return;
      if (last) throw new Error(`PostgreSQL did not start:\n${this.#lines.join('\n')}`);
      await pause(1_000);
      clearStaleLock(this.#folder);
    }
  }

  #launch(): void {
    const listen = this.#socket
      ? { listen_addresses: '', unix_socket_directories: this.#folder, unix_socket_permissions: '0700' }
      : { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(this.#connection.port) };
    const settings = Object.entries({ ...SETTINGS, ...listen }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    // Detached: Ctrl-C reaches us alone, so that requests under way finish before the database stops.
    const child = spawn(path.join(this.#binaries, 'bin/postgres'), ['-D', this.#folder, ...settings], {
      ...this.#who,
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production' },
    });
    this.#lines = [];
    child.stderr?.on('data', (text) => {
      this.#lines = [...this.#lines, ...String(text).trim().split('\n')].slice(-20);
    });
    child.on('error', (error) => this.#lines.push(error.message));
    child.on('exit', () => this.#exited(child));
    this.#child = child;
  }

  async #answers(): Promise<boolean> {
    const child = this.#child;
    while (child && child.exitCode === null && child.signalCode === null) {
      const client = clientOf(this.#connection);
      try {
        await client.connect();
        await hold(client);
        this.#holder = client;
        return true;
      } catch (error) {
        await client.end().catch(() => {});
        if (error instanceof InUse) throw error;
        await pause(50);
      }
    }
    return false;
  }

  #exited(child: ChildProcess): void {
    if (this.#stopping || child !== this.#child || !this.#holder) return;
    this.#holder = undefined;
    this.#say('PostgreSQL stopped unexpectedly; starting it again');
    clearStaleLock(this.#folder);
    this.start().catch((error) => {
      this.#say(error.message);
      process.exit(1);
    });
  }

  async url(name: string): Promise<string> {
    const client = clientOf(this.#connection);
    await client.connect();
    try {
      const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
      if (rows.length === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    } finally {
      await client.end();
    }
    return urlOf(this.#connection, name);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    await this.#holder?.end().catch(() => {});
    child.kill('SIGINT');
    await gone;
  }
}

class InUse extends Error {}

function clientOf({ host, port, password }: Connection): pg.Client {
  const client = new pg.Client({ host, port, password, user: 'fournil', database: 'postgres' });
  client.on('error', () => {}); // the server went away: its exit is handled where it was started
  return client;
}

/** Holds a lock as long as we live, so that a PostgreSQL left behind by a killed Fournil can be told from one in use. */
async function hold(client: pg.Client): Promise<void> {
  const { rows } = await client.query("SELECT pg_try_advisory_lock(hashtext('fournil')) AS held");
  if (!rows[0].held)
    throw new InUse(
      'Another Fournil is running on this data directory: stop it, or set DATA_DIR to another folder',
    );
}

async function stopLeftover(
  binaries: string,
  folder: string,
  connection: Connection,
  who: Account | undefined,
  say: (line: string) => void,
) {
  const client = clientOf(connection);
  const answered = await client.connect().then(
    () => hold(client),
    () => {}, // it is starting or stopping: pg_ctl waits for it
  );
  await client.end().catch(() => answered);
  say('Stopping the PostgreSQL that an earlier start left behind');
  spawnSync(path.join(binaries, 'bin/pg_ctl'), ['stop', '-D', folder, '-m', 'fast', '-t', '60'], {
    ...who,
    cwd: '/',
  });
}

/** A port that is free on loopback just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
