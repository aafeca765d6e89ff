import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { clientOf, InUse, lockAsOurs, urlOf } from '#lib/platform/database/connection';
import { hold } from '#lib/platform/database/held-files';
import { type Place, spawnPostgres } from '#lib/platform/database/postgres-process';
import { clearStaleLockFile } from '#lib/platform/database/stale-lock-file';

/** Longer than a last checkpoint takes. */
const PATIENCE = 30_000;
/** After a crash, its children may live for a moment yet, and with them its shared memory: so many milliseconds behind each try. */
const TRIES = [100, 200, 500, 1_000, 1_000, 1_000, 0];
/** One that cannot be started again is tried so many milliseconds later, doubled each time. */
const SOONEST = 1_000;
const LONGEST = 10_000;

/** One PostgreSQL: started, held as ours, started again should it die, and stopped. */
export class Postmaster {
  readonly place: Place;
  readonly #revives: boolean;
  readonly #patience: number;
  #child: ChildProcess | undefined;
  #lines: string[] = [];
  #stopping = false;
  #isUp = false;
  #holder: pg.Client | undefined;

  /** @param revives whether it is started again should it die @param patience how many milliseconds it has to stop in order */
  constructor(place: Place, { revives = true, patience = PATIENCE } = {}) {
    this.place = place;
    this.#revives = revives;
    this.#patience = patience;
  }

  /** Runs PostgreSQL until it answers. @throws InUse, or with what it said where it cannot start */
  async start(): Promise<void> {
    this.#stopping = false;
    await this.#run();
  }

  async #run(): Promise<void> {
    for (const [at, wait] of TRIES.entries()) {
      if (this.#stopping) return;
      clearStaleLockFile(this.place.folder);
      const child = this.#launch();
      if (await this.#holds(child)) {
        this.#isUp = true;
        return;
      }
      if (at === TRIES.length - 1) throw new Error(`PostgreSQL did not start:\n${this.#lines.join('\n')}`);
      await pause(wait);
    }
  }

  #launch(): ChildProcess {
    hold(this.place.folder); // what it clears up at once when it starts
    const child = spawnPostgres(this.place);
    this.#lines = [];
    child.stderr?.on('data', (text) => {
      this.#lines = [...this.#lines, ...String(text).trim().split('\n')].slice(-20);
    });
    child.on('error', (error) => this.#lines.push(error.message));
    child.on('exit', () => this.#exited(child));
    this.#child = child;
    return child;
  }

  /** Waits until it answers and holds it as ours. @returns false where it ended before. @throws InUse */
  async #holds(child: ChildProcess): Promise<boolean> {
    while (isRunning(child)) {
      const client = clientOf(this.place.connection);
      try {
        await client.connect();
        await lockAsOurs(client);
        this.#holder = client;
        client.once('end', () => this.#lost(client, child));
        return true;
      } catch (error) {
        await client.end().catch(() => {});
        if (error instanceof InUse) throw error;
        await pause(20);
      }
    }
    return false;
  }

  /** Where one of its children dies, it ends all connections, and goes on: it is held again. */
  #lost(client: pg.Client, child: ChildProcess): void {
    if (this.#stopping || client !== this.#holder) return;
    this.#holder = undefined;
    this.#holds(child).catch((error: Error) => this.#giveUp(error));
  }

  #exited(child: ChildProcess): void {
    if (this.#stopping || child !== this.#child || !this.#isUp) return;
    this.#isUp = false;
    this.#holder = undefined;
    if (!this.#revives) return;
    this.place.say('PostgreSQL stopped unexpectedly; starting it again');
    this.#revive().catch((error: Error) => this.#giveUp(error));
  }

  /** Starts it again, however long it takes: on a full disk until there is room. Who asks meanwhile is told so by the board. @throws InUse */
  async #revive(): Promise<void> {
    for (let wait = SOONEST; !this.#stopping; wait = Math.min(wait * 2, LONGEST)) {
      try {
        return await this.#run();
      } catch (error) {
        if (error instanceof InUse) throw error;
        if (wait === SOONEST) this.place.say((error as Error).message);
        await pause(wait);
      }
    }
  }

  #giveUp(error: Error): void {
    this.place.say(error.message);
    process.exit(1);
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
    this.#isUp = false;
    const child = this.#child;
    if (!child || !isRunning(child)) return;
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

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}
