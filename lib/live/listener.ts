import 'server-only';
import pg from 'pg';
import { CHANNEL } from '#lib/live/changed';

/** Told that a topic changed, or `lost` where some may have changed unheard. */
type Hearer = (topic: string | typeof LOST) => void;
export const LOST = Symbol('lost');

// Patient, so that a database that restarts is not knocked over; quick at first, since most often it is back at once.
const FIRST = 100;
const LONGEST = 10_000;

class Listener {
  readonly #hearers = new Set<Hearer>();
  #client: pg.Client | undefined;
  #ready: Promise<void> | undefined;
  #wait = FIRST;
  #timer: NodeJS.Timeout | undefined;

  /** Tells `hearer` of every change from now on. @returns how to stop that. */
  hear(hearer: Hearer): () => void {
    this.#hearers.add(hearer);
    this.#ready ??= this.#connect();
    return () => this.#hearers.delete(hearer);
  }

  /** Resolves when it listens, or has tried to. */
  async ready(): Promise<void> {
    await this.#ready;
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL, keepAlive: true });
    this.#client = client;
    client.on('notification', ({ payload = '' }) => this.#tell(payload));
    // An error ends the connection, and its end is told once more: whichever is first counts.
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(CHANNEL)}`);
      if (this.#wait > FIRST) this.#tell(LOST);
      this.#wait = FIRST;
    } catch {
      this.#lost(client);
    }
  }

  #lost(client: pg.Client): void {
    if (client !== this.#client) return;
    this.#client = undefined;
    client.end().catch(() => {}); // it is gone already
    this.#timer = setTimeout(() => {
      this.#ready = this.#connect();
    }, this.#wait).unref();
    this.#wait = Math.min(this.#wait * 2, LONGEST);
  }

  #tell(topic: string | typeof LOST): void {
    for (const hearer of this.#hearers) hearer(topic);
  }

  /** Stops listening: for tests and a clean end. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    this.#ready = undefined;
    await client?.end();
  }
}

const kept = globalThis as { fournilListener?: Listener };

/** The one connection of this process that listens for changes. Kept on globalThis: bundles load this file twice. */
export function listener(): Listener {
  kept.fournilListener ??= new Listener();
  return kept.fournilListener;
}
