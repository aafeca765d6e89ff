import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Account } from '#lib/platform/database/account';
import { clearStaleLockFile } from '#lib/platform/database/stale-lock-file';

/** Where a PostgreSQL is reached: a socket's folder, or a host and its port. */
export type Connection = { host: string; port: number; password: string };

/** What a PostgreSQL runs from, on, as and under which address. */
export type Place = {
  binaries: string;
  folder: string;
  connection: Connection;
  who: Account | undefined;
  say: (line: string) => void;
};

const SETTINGS = {
  // Nothing of what people write goes to a log: no statements, no parameters, no keys of a violated constraint.
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_temp_files: '-1',
  // Nothing of it stays in memory that others can read, nor in the titles of processes.
  track_activities: 'off',
  compute_query_id: 'off',
  update_process_title: 'off',
  // The log of changes is as short as it can be, is never kept, and says no more than recovery needs.
  wal_level: 'minimal',
  max_wal_senders: '0',
  wal_recycle: 'off',
  min_wal_size: '32MB',
  max_wal_size: '256MB',
  track_commit_timestamp: 'off',
  timezone: 'UTC',
  max_connections: '100',
};

/** Longer than a last checkpoint takes. */
const PATIENCE = 30_000;

/** One PostgreSQL: started, held as ours, started again should it die, and stopped. */
export class Postmaster {
  readonly place: Place;
  readonly #revives: boolean;
  readonly #patience: number;
  #child: ChildProcess | undefined;
  #lines: string[] = [];
  #stopping = false;
  #holder: pg.Client | undefined;

  /** @param revives whether it is started again should it die @param patience how many milliseconds it has to stop in order */
  constructor(place: Place, { revives = true, patience = PATIENCE } = {}) {
    this.place = place;
    this.#revives = revives;
    this.#patience = patience;
  }

  /** Runs PostgreSQL until it answers. After a crash its shared memory may take a moment to be free: hence the tries. */
  async start(): Promise<void> {
    this.#stopping = false;
    for (const last of [false, false, false, false, true]) {
      this.#launch();
      if (await this.#answers()) return;
      if (last) throw new Error(`PostgreSQL did not start:\n${this.#lines.join('\n')}`);
      await pause(1_000);
      clearStaleLockFile(this.place.folder);
    }
  }

  #launch(): void {
    const { binaries, folder, connection, who } = this.place;
    const listen = connection.host.startsWith('/')
      ? { listen_addresses: '', unix_socket_directories: folder, unix_socket_permissions: '0700' }
      : { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(connection.port) };
    const settings = Object.entries({ ...SETTINGS, ...listen }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    // Detached: Ctrl-C reaches us alone, so that requests under way finish before the database stops.
    const child = spawn(path.join(binaries, 'bin/postgres'), ['-D', folder, ...settings], {
      ...who,
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
      const client = clientOf(this.place.connection);
      try {
        await client.connect();
        await lockAsOurs(client);
        this.#holder = client;
        return true;
      } catch (error) {
        await client.end().catch(() => {});
        if (error instanceof InUse) throw error;
        await pause(20);
      }
    }
    return false;
  }

  #exited(child: ChildProcess): void {
    if (this.#stopping || child !== this.#child || !this.#holder) return;
    this.#holder = undefined;
    if (!this.#revives) return;
    this.place.say('PostgreSQL stopped unexpectedly; starting it again');
    clearStaleLockFile(this.place.folder);
    this.start().catch((error) => {
      this.place.say(error.message);
      process.exit(1);
    });
  }

  /** The connection string of a database on it, made if it is not there. */
  async url(name: string): Promise<string> {
    const client = clientOf(this.place.connection);
    await client.connect();
    try {
      const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
      if (rows.length === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    } finally {
      await client.end();
    }
    return urlOf(this.place.connection, name);
  }

  /** Stops it, letting what runs finish its statement; what waits for a lock or in a transaction is ended; whole in any case. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    await this.#holder?.end().catch(() => {});
    this.#holder = undefined;
    child.kill('SIGINT');
    // On a full disk it waits for its last checkpoint for ever. It ends without one, and recovers when it starts.
    const timer = setTimeout(() => child.kill('SIGQUIT'), this.#patience);
    await gone;
    clearTimeout(timer);
  }
}

/** Another Fournil holds this PostgreSQL as its own. */
export class InUse extends Error {}

/** The connection string of a database. */
export function urlOf({ host, port, password }: Connection, name: string): string {
  const where = host.startsWith('/')
    ? `localhost/${name}?host=${encodeURIComponent(host)}`
    : `${host}:${port}/${name}`;
  return `postgresql://fournil:${password}@${where}`;
}

/** A client for the database that every PostgreSQL has. */
export function clientOf({ host, port, password }: Connection): pg.Client {
  const client = new pg.Client({ host, port, password, user: 'fournil', database: 'postgres' });
  client.on('error', () => {}); // the server went away: its exit is handled where it was started
  return client;
}

/** Holds a lock as long as we live, so that a PostgreSQL left behind by a killed Fournil can be told from one in use. @throws InUse */
export async function lockAsOurs(client: pg.Client): Promise<void> {
  const { rows } = await client.query("SELECT pg_try_advisory_lock(hashtext('fournil')) AS held");
  if (!rows[0].held)
    throw new InUse(
      'Another Fournil is running on this data directory: stop it, or set DATA_DIR to another folder',
    );
}
