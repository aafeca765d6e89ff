import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { clientOf, InUse, lockAsOurs, urlOf } from '#lib/platform/database/connection';
import { type Place, spawnPostgres } from '#lib/platform/database/postgres-process';
import { clearStaleLockFile } from '#lib/platform/database/stale-lock-file';

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
    const child = spawnPostgres(this.place);
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
