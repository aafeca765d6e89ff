import 'server-only';
import pg from 'pg';
import { lockBoard } from '#lib/platform/database/board-lock';
import { quietAt } from '#lib/platform/database/maintenance-gate';
import { CHANNEL } from '#lib/platform/database/notify';
import { presence } from '#lib/platform/database/presence';

/** Told that a topic changed, or `lost` where some may have changed unheard. */
type Hearer = (topic: string | typeof LOST) => void;
export const LOST = Symbol('lost');
/** What PostgreSQL calls the connection that listens, for whoever looks there. */
export const LISTENING = 'fournil listens';

// Patient, so that a database that restarts is not knocked over; quick at first, since most often it is back at once. While it is away
// people are told so: they wait no longer for it than this.
const FIRST = 100;
const LONGEST = 2_000;
/** As long as a page may take to load on a slow network, and still be told of what changed meanwhile. */
const LATELY = 60_000;

class Listener {
  readonly #hearers = new Set<Hearer>();
  /** When each topic last changed, the latest last. */
  readonly #lately = new Map<string, number>();
  #since = Number.POSITIVE_INFINITY;
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

  /** Whether one of these topics may have changed within the last so many milliseconds: known for a minute, and while it listens. */
  mayHaveChanged(topics: string[], milliseconds: number): boolean {
    const from = performance.now() - milliseconds;
    if (milliseconds > LATELY || this.#since > from) return true;
    return topics.some((topic) => (this.#lately.get(topic) ?? 0) >= from);
  }

  /** Resolves when it listens, or has tried to. */
  async ready(): Promise<void> {
    await this.#ready;
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: process.env.DATABASE_URL,
      keepAlive: true,
      application_name: LISTENING,
    });
    this.#client = client;
    client.on('notification', ({ payload = '' }) => {
      this.#note(payload);
      this.#tell(payload);
    });
    // An error ends the connection, and its end is told once more: whichever is first counts.
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(CHANNEL)}`);
      await lockBoard(client); // as long as it is open, this board serves
      this.#since = performance.now();
      presence().came(() => client.query('SELECT'));
      if (this.#wait > FIRST) this.#tell(LOST);
      this.#wait = FIRST;
    } catch {
      this.#lost(client);
    }
  }

  #lost(client: pg.Client): void {
    if (client !== this.#client) return;
    this.#client = undefined;
    this.#since = Number.POSITIVE_INFINITY;
    presence().left();
    client.end().catch(() => {}); // it is gone already
    this.#timer = setTimeout(() => {
      this.#ready = this.#connect();
    }, this.#wait).unref();
    this.#wait = Math.min(this.#wait * 2, LONGEST);
  }

  #note(topic: string): void {
    const now = performance.now();
    this.#lately.delete(topic);
    this.#lately.set(topic, now);
    for (const [old, at] of this.#lately) {
      if (at > now - LATELY) break;
      this.#lately.delete(old);
    }
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
    this.#since = Number.POSITIVE_INFINITY;
    await client?.end();
  }
}

const kept = globalThis as { fournilListener?: Listener };

/** The one connection of this process that listens for changes. Kept on globalThis: bundles load this file twice. */
export function listener(): Listener {
  if (!kept.fournilListener) {
    kept.fournilListener = new Listener();
    quietAt(
      'all',
      async () => {},
      () => presence().moved(),
    );
  }
  return kept.fournilListener;
}
